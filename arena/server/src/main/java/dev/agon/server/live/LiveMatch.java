package dev.agon.server.live;

import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.ArenaSettings;
import dev.agon.server.MatchResult;
import dev.agon.server.PlayerSource;
import dev.agon.server.journal.MatchJournal;
import dev.agon.server.journal.StoredJournal;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.ReplayCursor;
import java.util.List;
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
    private final MatchEnd end;
    private final SerialTasks tasks;
    private final Table table;
    private final Audience audience;
    private final Playing playing;
    private final Attendance attendance;
    private final MatchJournal journal;
    private volatile MatchSummary summary;

    /**
     * Sets up a match that waits for {@link #start}, and is lost with its arena.
     *
     * @param end told once, after the last message was sent
     * @throws dev.agon.game.UnknownNameException where there is no player of a name
     */
    public LiveMatch(MatchPlan plan, PlayerSource players, Timekeeper time, ArenaSettings settings, MatchEnd end) {
        this(plan, players, time, settings, end, MatchJournal.NONE);
    }

    /**
     * Sets up a match that waits for {@link #start} or {@link #resume}.
     *
     * @param journal is told what happens, and deleted when that is told to {@code end}
     */
    public LiveMatch(
            MatchPlan plan,
            PlayerSource players,
            Timekeeper time,
            ArenaSettings settings,
            MatchEnd end,
            MatchJournal journal) {
        this.plan = plan;
        this.end = end;
        this.journal = journal;
        Chronicle chronicle = new Chronicle(journal);
        tasks = new SerialTasks(time, this::failed);
        table = new Table(plan, players);
        audience = new Audience(plan.game());
        Playing.Host host = new Host();
        playing = new Playing(plan, table, audience, time, tasks, settings, host, chronicle);
        attendance = new Attendance(plan, table, audience, playing, tasks, settings, host, chronicle);
        summary = summarize();
        table.late.onChange(() -> tasks.execute(this::heardOfLate));
    }

    /** Hears that a match has ended. */
    @FunctionalInterface
    public interface MatchEnd {
        /**
         * The match is over, or was broken off.
         *
         * @param finished what is to be kept of it, or null where it was broken off
         * @return what came of it
         */
        Aftermath ended(LiveMatch match, @Nullable FinishedMatch finished);

        /** A person has left a match for good, or a program was not there at its end. */
        default void forfeited(LiveMatch match, MatchResult result) {}
    }

    /** What the parts of the match say to it. */
    private final class Host implements Playing.Host {
        @Override
        public void moved() {
            summary = summarize();
        }

        @Override
        public Aftermath ended(@Nullable FinishedMatch finished) {
            Aftermath aftermath = end.ended(LiveMatch.this, finished);
            journal.delete();
            return aftermath;
        }

        @Override
        public void forfeited(MatchResult result) {
            end.forfeited(LiveMatch.this, result);
        }
    }

    /** The match's id. */
    public String id() {
        return plan.id();
    }

    /** What the match was to be. */
    public MatchPlan plan() {
        return plan;
    }

    /** What is told what happens in it. */
    public MatchJournal journal() {
        return journal;
    }

    /** Whether it has ended. */
    public boolean ended() {
        return playing.ended();
    }

    /** How it stands, as of the last tick. */
    public MatchSummary summary() {
        return summary;
    }

    private MatchSummary summarize() {
        return new MatchSummary(
                plan.id(),
                plan.game().name(),
                table.match.tick(),
                audience.size(),
                table.seats(),
                attendance.openViews(),
                playing.lead());
    }

    /** Who would sit in the same match again, by seat, once it has ended with a result: people who stayed, and agents elsewhere. */
    public List<SeatPlan> again() {
        return playing.again();
    }

    /** Begins at once, or as soon as all persons have taken their seats. */
    public void start() {
        tasks.execute(attendance::awaitAll);
    }

    /**
     * Goes on where an arena was killed. People's seats are held for them, as if they had left a moment ago. Where it plays out
     * differently now it is broken off.
     *
     * @param played what was played, at its start; null where there was no tick yet
     */
    public void resume(StoredJournal past, @Nullable ReplayCursor played) {
        tasks.execute(() -> {
            try {
                attendance.resume(past, played);
            } catch (DamagedReplayException | RuntimeException differs) {
                journal.setAside(String.valueOf(differs.getMessage()));
                playing.breakOff();
            }
        });
    }

    @Override
    public int openView(int wished) {
        List<Integer> open = summary.openViews();
        return open.contains(wished) || open.isEmpty() ? wished : open.get(0);
    }

    @Override
    public void watch(Client client, int view) {
        tasks.execute(() -> attendance.watch(client, view));
    }

    @Override
    public void leave(Client client) {
        tasks.execute(() -> attendance.leave(client));
    }

    /** The client, who has been let in, takes the seat that is a person's; another connection that has it loses it. */
    public void sit(Client client, int seat) {
        tasks.execute(() -> attendance.sit(client, seat));
    }

    /** The client gives its seat to the agent for good. Nothing where it has none. */
    public void giveUp(Client client) {
        tasks.execute(() -> attendance.giveUp(client));
    }

    /** Somebody has answered the invitation to a seat, and comes soon. */
    public void expect(int seat, Person person) {
        tasks.execute(() -> attendance.expect(seat, person));
    }

    /** Waits no longer for people who have not come, where the client is one who has. */
    public void begin(Client client) {
        tasks.execute(() -> {
            if (table.guestOf(client) == null) {
                client.refuse(Refusal.BAD_MESSAGE, "You have no seat in this match.");
            } else {
                attendance.begin();
            }
        });
    }

    /** Stops a practice match, or lets it go on, where the client is who plays it. */
    public void pause(Client client, boolean paused) {
        tasks.execute(() -> {
            if (!plan.practice() || table.guestOf(client) == null) {
                client.refuse(Refusal.BAD_MESSAGE, "Only a practice match can be paused, by who plays it.");
            } else {
                playing.pause(paused);
            }
        });
    }

    /** Sends a message to the person of a seat, if they are there. */
    public void tell(int seat, ServerMessage message) {
        tasks.execute(() -> {
            Guest guest = table.guests[seat];
            if (guest != null && guest.client != null) {
                guest.client.send(message);
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
                refuseOrder(client, order, Refusal.NOT_YOUR_TURN, whyNotNow(guest, order));
            } else {
                guest.orders.take(order, table.seen[table.game.viewOf(guest.seat)], client);
                playing.heardOrder();
            }
        });
    }

    private boolean mayOrder(Guest guest, Order order) {
        int view = table.game.viewOf(guest.seat);
        boolean awaited = table.match.awaits(view) && order.getTick() == table.match.tick();
        return playing.underWay() && (awaited || !table.turnBased());
    }

    private String whyNotNow(Guest guest, Order order) {
        if (!playing.underWay()) {
            return playing.ended() ? "The match is over." : "The match has not begun yet.";
        }
        return table.match.awaits(table.game.viewOf(guest.seat))
                ? "That was for move " + order.getTick() + "; it is move " + table.match.tick() + " now."
                : "It is another's turn.";
    }

    private static void refuseOrder(Client client, Order order, Refusal reason, String text) {
        client.refuse(reason, text, order.getActor(), order.getTick());
    }

    /** Ends the match now without a result. */
    public void breakOff() {
        tasks.execute(playing::breakOff);
    }

    /** One of those has answered, has gone or has come back, who do so in their own time. */
    private void heardOfLate() {
        if (table.late.moved() && !playing.ended()) {
            attendance.seatsChanged();
        }
        playing.heardAnswer();
    }

    private void failed(Throwable failure) {
        LOG.error("Match {} of {} is broken off", plan.id(), plan.game().name(), failure);
        playing.breakOff();
    }
}
