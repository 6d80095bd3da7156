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
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A bot in the seats of one view of one match. What it does not say in time is what stood before, or what stands in for no order. A
 * bot whose connection is lost may return within a while; meanwhile, and for good when it does not, another player stands in where
 * there is one.
 */
final class RemotePlayer implements LatePlayer {
    private static final int NEVER = -1;

    private final RemoteBots home;
    private final String name;
    private final Game game;
    private final @Nullable StandIn standIn;
    private final RemoteSettings settings;
    private final ConductLog log = new ConductLog();
    private final BotOrders orders;
    private final AnswerTime time;
    private Runnable listener = () -> {};
    private @Nullable Line line;
    private @Nullable Observation latest;
    private @Nullable Question question;
    private long seats;
    private int view;
    private int askedTick = NEVER;
    private boolean open;
    private boolean closed;
    private boolean told;
    private boolean proven;

    /** Whether nobody has sat here yet. */
    private boolean expected;

    private long lostAtNanos;

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
        this.line = line;
        this.standIn = standIn;
        expected = line == null;
        proven = line != null && line.proven();
        lostAtNanos = System.nanoTime();
        log.gone = expected ? Gone.LOST : Gone.STAYED;
        settings = home.settings();
        orders = new BotOrders(turnBased());
        time = new AnswerTime(settings, game.ticksPerSecond());
    }

    private boolean turnBased() {
        return game.ticksPerSecond() == 0;
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
            latest = new Observation(game.layout(), game.seatsOfView(ofView));
            if (line != null) {
                line.begin(game, stage());
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
            askedTick = seen.tick;
            now().copyFrom(seen);
            open = Question.worthAsking(seen, seats);
            if (open) {
                log.decisions += line == null ? 0 : 1;
                time.begin();
                if (question == null) {
                    sendQuestion();
                }
            }
        }
    }

    private void sendQuestion() {
        Line to = line;
        if (to != null) {
            long sent = System.nanoTime();
            Question asked = new Question(now(), seats, sent, time.millisToTell());
            question = asked;
            to.ask(asked, now());
        }
    }

    private Observation now() {
        return Objects.requireNonNull(latest, "begin comes first");
    }

    @Override
    public boolean awaited() {
        synchronized (home) {
            return open && line != null;
        }
    }

    @Override
    public long limitNanos() {
        return TimeUnit.MILLISECONDS.toNanos(settings.decisionMillis());
    }

    @Override
    public void collect(Orders into) {
        synchronized (home) {
            if (open && line != null) {
                log.late++;
                time.hasBegun();
                giveUpWhenSilent();
            }
            open = false;
            if (line != null || standIn == null) {
                orders.give(now(), seats, into, this::refuseImpossible);
            } else {
                standIn.give(now(), seats, into);
            }
        }
    }

    private void giveUpWhenSilent() {
        Line silent = line;
        Question unanswered = question;
        if (silent != null && unanswered != null) {
            if (time.isSilentSince(Math.max(silent.lastHeardNanos(), unanswered.sentNanos))) {
                silent.giveUp();
            }
        }
    }

    private void refuseImpossible(Order order, int row) {
        refuse(order, Verdict.noLongerPossible(order, now(), row));
    }

    @Override
    public void decide(Observation seen, Orders into) {
        if (askedTick != seen.tick) {
            ask(seen);
        }
        synchronized (home) {
            awaitAnswer();
        }
        collect(into);
    }

    private void awaitAnswer() {
        long left = nanosLeft();
        while (open && left > 0) {
            home.await(left);
            left = nanosLeft();
        }
    }

    /** How long the match waits: for the answer, or for the bot's return. */
    private long nanosLeft() {
        return line != null ? time.nanosLeft() : mayReturn() ? lostAtNanos + hold() - System.nanoTime() : 0;
    }

    // The bot's side.

    void hear(Order order) {
        if (askedTick == NEVER) {
            refuse(order, Verdict.NOTHING_ASKED);
            return;
        }
        Question asked = question;
        if (asked != null) {
            asked.answer(order, seats);
        }
        Verdict wrong = Verdict.on(order, now(), seats, turnBased(), open, orders);
        if (wrong != null) {
            refuse(order, wrong);
        }
        settle();
    }

    void done(int tick) {
        if (question != null && question.tick == tick) {
            question.answerAll();
            settle();
        }
    }

    private void settle() {
        Question asked = question;
        if (asked == null || !asked.answered()) {
            return;
        }
        question = null;
        time.hasBegun();
        log.answered(System.nanoTime() - asked.sentNanos);
        if (asked.tick == askedTick) {
            open = false;
            changed();
        } else if (open) {
            sendQuestion();
        }
    }

    private void refuse(Order order, Verdict wrong) {
        log.refused++;
        if (line != null) {
            line.refuse(wrong.reason(), wrong.text(), order.getActor(), order.getTick());
        }
    }

    /** The bot's call has ended. */
    void departed(Gone why) {
        line = null;
        question = null;
        orders.clear();
        log.gone = why;
        log.lost += why == Gone.LEFT ? 0 : 1;
        lostAtNanos = System.nanoTime();
        changed();
        home.callBack(this);
    }

    /** Whether a bot of that name that has just dialled in gets these seats back. */
    boolean mayReturn() {
        boolean lost = log.gone == Gone.LOST || log.gone == Gone.SILENT;
        return !closed && line == null && lost && System.nanoTime() - lostAtNanos < hold();
    }

    private long hold() {
        return TimeUnit.MILLISECONDS.toNanos(settings.holdMillis());
    }

    /** The bot is back. */
    void returned(Line at) {
        line = at;
        proven = (expected || proven) && at.proven();
        expected = false;
        log.gone = Gone.STAYED;
        time.beginAnew();
        at.reserve(this);
        at.begin(game, stage());
        if (open) {
            time.begin();
            sendQuestion();
        }
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
            return line == null;
        }
    }

    @Override
    public boolean proven() {
        synchronized (home) {
            return proven;
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
        Line to = line;
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
                tell(Over.newBuilder().setTick(Math.max(0, askedTick)).build());
            }
            closed = true;
            home.ended(this, log.conduct());
            if (line != null) {
                line.release();
            }
        }
        if (standIn != null) {
            standIn.close();
        }
    }
}
