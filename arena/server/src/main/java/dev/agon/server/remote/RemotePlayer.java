package dev.agon.server.remote;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Over;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Stage;
import dev.agon.server.Conduct;
import dev.agon.server.Conduct.Gone;
import dev.agon.server.LatePlayer;
import dev.agon.server.wire.ConductMessages;
import dev.agon.server.wire.GameMessages;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A bot in the seats of one view of one match. What it does not say in time is what stood before, or what stands in for no order. A
 * bot whose connection is lost may return within a while; meanwhile, and for good when it does not, another player stands in where
 * there is one.
 */
final class RemotePlayer implements LatePlayer {
    private final RemoteBots home;
    private final String name;
    private final Game game;
    private final @Nullable StandIn standIn;
    private final RemoteSettings settings;
    private final ConductLog log = new ConductLog();
    private final Presence presence;
    private final Asking asking;
    private Runnable listener = () -> {};
    private long seats;
    private int view;
    private boolean closed;
    private boolean told;

    /**
     * A bot that is about to sit down.
     *
     * @param line its call, or null where it sat in the match before this server did and has yet to return
     * @param standIn who plays while it is away, or null for nobody; closed with this
     */
    RemotePlayer(RemoteBots home, String name, Game game, @Nullable Line line, @Nullable StandIn standIn) {
        this.home = home;
        this.name = name;
        this.game = game;
        this.standIn = standIn;
        settings = home.settings();
        presence = new Presence(line, settings, log);
        asking = new Asking(new Asked(), game, settings, log);
    }

    /** What the questions need of the bot. */
    private final class Asked implements Asking.Bot {
        @Override
        public @Nullable Line line() {
            return presence.line();
        }

        @Override
        public void refuse(Order order, Verdict wrong) {
            log.refused++;
            Line to = presence.line();
            if (to != null) {
                to.refuse(wrong.reason(), wrong.text(), order.getActor(), order.getTick());
            }
        }

        @Override
        public void answered() {
            changed();
        }
    }

    Game game() {
        return game;
    }

    String name() {
        return name;
    }

    // The match's side.

    @Override
    public void onChange(Runnable told) {
        listener = told;
    }

    @Override
    public void begin(Game played, int ofView, long ofSeats) {
        if (standIn != null) {
            standIn.begin(played, ofView, ofSeats);
        }
        synchronized (home) {
            view = ofView;
            seats = ofSeats;
            asking.begin(new Observation(game.layout(), game.seatsOfView(ofView)), ofSeats);
            Line here = presence.line();
            if (here != null) {
                here.begin(game, stage());
            }
        }
    }

    private Stage stage() {
        Stage.Builder stage = Stage.newBuilder()
                .setGame(GameMessages.describe(game, game.settings()))
                .setView(view)
                .setOwnSeat(Long.numberOfTrailingZeros(seats));
        for (int seat = 0; seat < game.seats(); seat++) {
            if ((seats >>> seat & 1) != 0) {
                stage.addOwnSeats(seat);
            }
        }
        return stage.build();
    }

    @Override
    public void ask(Observation seen) {
        if (standIn != null) {
            standIn.decide(seen);
        }
        synchronized (home) {
            asking.ask(seen);
        }
    }

    @Override
    public boolean awaited() {
        synchronized (home) {
            return asking.open() && presence.line() != null;
        }
    }

    @Override
    public long limitNanos() {
        return TimeUnit.MILLISECONDS.toNanos(settings.decisionMillis());
    }

    @Override
    public void collect(Orders into) {
        synchronized (home) {
            asking.close();
            if (presence.line() != null || standIn == null) {
                asking.give(into);
            } else {
                asking.give(standIn, into);
            }
        }
    }

    @Override
    public void decide(Observation seen, Orders into) {
        if (asking.tick() != seen.tick) {
            ask(seen);
        }
        synchronized (home) {
            awaitAnswer();
        }
        collect(into);
    }

    private void awaitAnswer() {
        long left = nanosLeft();
        while (asking.open() && left > 0) {
            home.await(left);
            left = nanosLeft();
        }
    }

    /** How long the match waits: for the answer, or for the bot's return. */
    private long nanosLeft() {
        if (presence.line() != null) {
            return asking.nanosLeft();
        }
        return mayReturn() ? presence.nanosHeld() : 0;
    }

    // The bot's side.

    void hear(Order order) {
        asking.hear(order);
    }

    void done(int tick) {
        asking.done(tick);
    }

    /** The bot's call has ended. */
    void departed(Gone why) {
        presence.departed(why);
        asking.forget();
        changed();
        home.callBack(this);
    }

    /** Whether a bot of that name that has just dialled in gets these seats back. */
    boolean mayReturn() {
        return !closed && presence.mayReturn();
    }

    /** The bot is back. */
    void returned(Line at) {
        presence.returned(at);
        at.reserve(this);
        at.begin(game, stage());
        asking.askAgain();
        changed();
    }

    private void changed() {
        home.notifyAll();
        listener.run();
    }

    // The end.

    @Override
    public boolean away() {
        synchronized (home) {
            return presence.line() == null;
        }
    }

    @Override
    public boolean proven() {
        synchronized (home) {
            return presence.proven();
        }
    }

    @Override
    public String standIn() {
        return standIn == null ? "" : standIn.name();
    }

    @Override
    public Conduct conduct() {
        synchronized (home) {
            return log.conduct();
        }
    }

    @Override
    public void over(int tick, List<Float> outcomes, String replay) {
        synchronized (home) {
            tell(Over.newBuilder()
                    .setTick(tick)
                    .addAllOutcomes(outcomes)
                    .setReplay(replay)
                    .build());
        }
    }

    private void tell(Over over) {
        Line to = presence.line();
        told = true;
        if (to != null) {
            to.send(ServerMessage.newBuilder().setOver(over).build());
            to.send(ServerMessage.newBuilder()
                    .setConduct(ConductMessages.describe(log.conduct()))
                    .build());
        }
    }

    @Override
    public void close() {
        synchronized (home) {
            if (closed) {
                return;
            }
            if (!told) {
                tell(Over.newBuilder().setTick(Math.max(0, asking.tick())).build());
            }
            closed = true;
            home.ended(this, log.conduct());
            Line here = presence.line();
            if (here != null) {
                here.release();
            }
        }
        if (standIn != null) {
            standIn.close();
        }
    }
}
