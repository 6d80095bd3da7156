package dev.agon.server.live;

import dev.agon.game.Match;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Over;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.Seats;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Stage;
import dev.agon.proto.arena.TurningPoint;
import dev.agon.server.ArenaSettings;
import dev.agon.server.PlayerSource;
import dev.agon.server.wire.GameMessages;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One playing of a game in real time, with people in seats, agents in the others, and whoever looks on. Thread-safe: all that
 * happens to it happens one thing after another on the timekeeper's threads.
 *
 * <p>A tick: at its time orders are collected and played, everybody is shown the result, then the agents decide for the next
 * one; so frames come on the tick however long agents think. In a game of turns the tick comes when the persons awaited have
 * given their orders, or, where only agents are awaited, after a moment in which one can follow.
 */
public final class LiveMatch implements Watchable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveMatch.class);

    private final MatchPlan plan;
    private final Timekeeper time;
    private final ArenaSettings settings;
    private final MatchEnd end;
    private final SerialTasks tasks;
    private final Table table;
    private final Audience audience;
    private final TickClock clock;
    private final WinProbability winProbability;
    private volatile MatchSummary summary;
    private volatile boolean ended;
    private boolean started;
    private long turnEndsNanos;
    private int answersAwaited = -1;
    private byte @Nullable [] thoughts;

    /**
     * Sets up a match that waits for {@link #start}.
     *
     * @param end told once, after the last message was sent
     * @throws dev.agon.game.UnknownNameException where there is no player of a name
     */
    public LiveMatch(MatchPlan plan, PlayerSource players, Timekeeper time, ArenaSettings settings, MatchEnd end) {
        this.plan = plan;
        this.time = time;
        this.settings = settings;
        this.end = end;
        tasks = new SerialTasks(time, this::failed);
        table = new Table(plan, players);
        audience = new Audience(plan.game());
        clock = new TickClock(plan.game().ticksPerSecond());
        winProbability = new WinProbability(plan.game());
        summary = summarize();
        table.late.onChange(() -> tasks.execute(this::heardOf));
    }

    /** Hears that a match has ended. */
    @FunctionalInterface
    public interface MatchEnd {
        /**
         * The match is over, or was broken off.
         *
         * @param finished what is to be kept of it, or null where it was broken off
         * @return the match id of the replay that was kept, empty without
         */
        String ended(LiveMatch match, @Nullable FinishedMatch finished);
    }

    /** The match's id. */
    public String id() {
        return plan.id();
    }

    /** What the match was to be. */
    public MatchPlan plan() {
        return plan;
    }

    /** Whether it has ended. */
    public boolean ended() {
        return ended;
    }

    /** How it stands, as of the last tick. */
    public MatchSummary summary() {
        return summary;
    }

    /** Begins at once, or as soon as all persons have taken their seats. */
    public void start() {
        tasks.execute(this::beginWhenAllAreThere);
        if (plan.forPeople()) {
            tasks.after(millis(settings.joinMillis()), this::endUnlessSomebodyCame);
        }
        abandonLater();
    }

    @Override
    public void watch(Client client, int view) {
        tasks.execute(() -> {
            if (refuseWhenEnded(client)) {
                return;
            }
            if (table.guestOf(client) != null) {
                client.refuse(Refusal.BAD_MESSAGE, "You play this match; leave your seat first.");
                return;
            }
            if (!openViews().contains(view)) {
                client.refuse(Refusal.HIDDEN_VIEW, "That view is hidden while people play this match.");
                return;
            }
            audience.remove(client);
            client.begin(stage(view, null));
            client.send(seats());
            audience.add(client, view, table.match, thoughts);
            summary = summarize();
        });
    }

    @Override
    public void leave(Client client) {
        tasks.execute(() -> {
            Guest guest = table.guestOf(client);
            removeQuietly(client);
            if (guest != null && !ended) {
                seatsChanged();
                int departure = guest.changes;
                tasks.after(millis(settings.seatHoldMillis()), () -> endHold(guest, departure));
            }
            abandonLater();
        });
    }

    /** The client, who has been let in, takes the seat that is a person's; another connection that has it loses it. */
    public void sit(Client client, int seat) {
        tasks.execute(() -> {
            Guest guest = table.guests[seat];
            if (refuseWhenEnded(client)) {
                return;
            }
            if (guest == null || guest.gone) {
                client.refuse(Refusal.BAD_TOKEN, "The seat has been given to another player.");
                return;
            }
            Client before = guest.client;
            if (before != null && before != client) {
                audience.remove(before);
                before.refuse(Refusal.REPLACED, "Your seat was taken on another connection.");
            }
            removeQuietly(client);
            guest.arrive(client);
            client.begin(stage(table.game.viewOf(seat), seat));
            audience.add(client, table.game.viewOf(seat), table.match, started ? turn(guest) : null);
            seatsChanged();
            beginWhenAllAreThere();
        });
    }

    /** The client gives its seat to the agent for good. Nothing where it has none. */
    public void giveUp(Client client) {
        tasks.execute(() -> {
            Guest guest = table.guestOf(client);
            if (guest != null && !ended) {
                removeQuietly(client);
                guest.giveUp();
                seatsChanged();
                abandonLater();
            }
        });
    }

    /** Takes an order for an actor of the client's seat, or refuses it. */
    public void order(Client client, Order order) {
        tasks.execute(() -> {
            Guest guest = table.guestOf(client);
            if (guest == null) {
                refuseOrder(client, order, Refusal.NOT_YOUR_ACTOR, "You have no seat in this match.");
            } else if (!mayOrder(guest, order)) {
                refuseOrder(client, order, Refusal.NOT_YOUR_TURN, "No order is awaited from you now.");
            } else {
                guest.orders.take(order, table.seen[table.game.viewOf(guest.seat)], client);
                hurry();
            }
        });
    }

    private boolean mayOrder(Guest guest, Order order) {
        int view = table.game.viewOf(guest.seat);
        boolean running = started && !ended;
        return running && (!table.turnBased() || (table.match.awaits(view) && order.getTick() == table.match.tick()));
    }

    /** Ends the match now without a result. */
    public void breakOff() {
        tasks.execute(this::endWithoutResult);
    }

    private void beginWhenAllAreThere() {
        for (Guest guest : table.guests) {
            if (guest != null && !guest.arrived && !guest.gone) {
                return;
            }
        }
        if (!started && !ended) {
            started = true;
            clock.start(time.nanoTime());
            awaitOrders();
        }
    }

    /** A tick begins: those awaited look, people are told that it is their turn, agents decide. */
    private void awaitOrders() {
        table.look();
        turnEndsNanos = time.nanoTime() + millis(settings.turnMillis());
        audience.show(table.match, this::companion);
        summary = summarize();
        table.think();
        winProbability.note(table);
        thoughts = plan.forPeople() ? null : ThoughtsMessages.encode(table);
        scheduleTick();
    }

    private void scheduleTick() {
        int tick = table.match.tick();
        if (!table.turnBased()) {
            tasks.after(clock.nanosToNext(time.nanoTime()), () -> play(tick));
        } else if (table.awaitsPerson()) {
            tasks.after(turnEndsNanos - time.nanoTime(), () -> play(tick));
        } else {
            tasks.after(millis(settings.agentTurnMillis()), () -> playOnceAnswered(tick));
        }
    }

    /** In a game of turns: plays the tick when those have answered who do so in their own time, or their time is up. */
    private void playOnceAnswered(int tick) {
        if (table.late.awaited(table.match)) {
            answersAwaited = tick;
            tasks.after(table.late.limitNanos(), () -> play(tick));
        } else {
            play(tick);
        }
    }

    /** One of those has answered, has gone or has come back. */
    private void heardOf() {
        if (table.late.moved() && !ended) {
            seatsChanged();
        }
        int tick = table.match.tick();
        if (started && answersAwaited == tick && !table.late.awaited(table.match)) {
            play(tick);
        }
    }

    /** Plays the tick, unless it has been played. */
    private void play(int tick) {
        if (ended || table.match.tick() != tick) {
            return;
        }
        table.advance();
        if (table.match.over()) {
            audience.show(table.match, this::companion);
            endWithResult();
        } else {
            awaitOrders();
        }
    }

    /** In a game of turns: plays on where nobody is waited for any more. */
    private void hurry() {
        if (started && !ended && table.turnBased() && !table.awaitsPerson()) {
            playOnceAnswered(table.match.tick());
        }
    }

    private byte @Nullable [] companion(Client client) {
        Guest guest = table.guestOf(client);
        if (guest == null) {
            return thoughts;
        }
        boolean tells = table.turnBased() || table.match.awaits(table.game.viewOf(guest.seat));
        return tells ? turn(guest) : null;
    }

    private byte[] turn(Guest guest) {
        long turnNanos = table.turnBased() ? turnEndsNanos - time.nanoTime() : clock.tickNanos();
        return Turns.encode(table, guest, TimeUnit.NANOSECONDS.toMillis(Math.max(0, turnNanos)));
    }

    private void endWithResult() {
        ended = true;
        FinishedMatch finished = FinishedMatch.of(plan, table, System.currentTimeMillis());
        Over.Builder over = Over.newBuilder()
                .setTick(table.match.tick())
                .addAllOutcomes(finished.outcomes())
                .setReplay(end.ended(this, finished));
        if (table.late.any()) {
            table.late.over(table.match.tick(), finished.outcomes(), over.getReplay());
            audience.send(seats());
        }
        TurningPoint turningPoint = winProbability.turningPoint();
        if (turningPoint != null) {
            over.setTurningPoint(turningPoint);
        }
        close(over.build());
    }

    private void endWithoutResult() {
        if (!ended) {
            ended = true;
            end.ended(this, null);
            close(Over.newBuilder().setTick(table.match.tick()).build());
        }
    }

    private void close(Over over) {
        audience.send(ServerMessage.newBuilder().setOver(over).build());
        table.close();
    }

    private void failed(Throwable failure) {
        LOG.error("Match {} of {} is broken off", plan.id(), plan.game().name(), failure);
        endWithoutResult();
    }

    private void endUnlessSomebodyCame() {
        if (!started) {
            LOG.info("Nobody took the seat in match {}; it is broken off", plan.id());
            endWithoutResult();
        }
    }

    private void endHold(Guest guest, int departure) {
        if (guest.changes == departure && !ended) {
            guest.giveUp();
            seatsChanged();
            abandonLater();
        }
    }

    /** Breaks the match off in a while if then nobody looks on and no seat is kept for anybody. */
    private void abandonLater() {
        tasks.after(millis(settings.emptyMillis()), () -> {
            if (audience.size() == 0 && !table.keepsSeats()) {
                endWithoutResult();
            }
        });
    }

    /** Takes the client out, holding its seat. */
    private void removeQuietly(Client client) {
        audience.remove(client);
        Guest guest = table.guestOf(client);
        if (guest != null) {
            guest.depart();
        }
        summary = summarize();
    }

    private void seatsChanged() {
        audience.send(seats());
        summary = summarize();
        if (started && !ended && table.turnBased()) {
            scheduleTick();
        }
    }

    private boolean refuseWhenEnded(Client client) {
        if (ended) {
            client.refuse(Refusal.UNKNOWN_MATCH, "That match is over.");
        }
        return ended;
    }

    private static void refuseOrder(Client client, Order order, Refusal reason, String text) {
        client.refuse(reason, text, order.getActor(), order.getTick());
    }

    private Stage stage(int view, @Nullable Integer ownSeat) {
        Stage.Builder stage = Stage.newBuilder()
                .setMatch(plan.id())
                .setGame(GameMessages.describe(plan.game(), plan.settings()))
                .setView(view)
                .addAllOpenViews(openViews())
                .setExhibition(plan.exhibition());
        if (ownSeat != null) {
            stage.setOwnSeat(ownSeat);
        }
        return stage.build();
    }

    private ServerMessage seats() {
        return ServerMessage.newBuilder()
                .setSeats(Seats.newBuilder().addAllSeats(table.seats()))
                .build();
    }

    private List<Integer> openViews() {
        return OpenViews.of(plan.game(), table.guests, settings.teamViewsOpen());
    }

    private MatchSummary summarize() {
        Match match = table.match;
        return new MatchSummary(
                plan.id(), plan.game().name(), match.tick(), audience.size(), table.seats(), openViews());
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
