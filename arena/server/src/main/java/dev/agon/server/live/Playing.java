package dev.agon.server.live;

import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Turn;
import dev.agon.server.ArenaSettings;
import dev.agon.server.MatchResult;
import dev.agon.server.ServerLimits;
import dev.agon.server.live.MatchPlan.SeatPlan;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.ReplayCursor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a live match goes on, tick after tick, is stopped and gone on with, and ends. For one thread at a time, but for what says that it
 * may be asked by any.
 */
final class Playing {
    private static final Logger LOG = LoggerFactory.getLogger(Playing.class);
    private static final long THINKING_NANOS = TimeUnit.MILLISECONDS.toNanos(ServerLimits.JOURNAL_THINKING_MILLIS);

    /** A person may change their mind about each actor once a turn, however large their army. */
    private static final int ORDERS_PER_ACTOR = 2;

    private final MatchPlan plan;
    private final Table table;
    private final Audience audience;
    private final Timekeeper time;
    private final SerialTasks tasks;
    private final Host host;
    private final Pace pace;
    private final WinProbability winProbability;
    private final Pausing pausing = new Pausing();
    private final CourseTelling course;
    private final Chronicle chronicle;
    private final Ending ending;

    /** Whether the next tick waits for people to come back, after the arena was lost. */
    private boolean waits;

    private Outlook outlook;

    /** What the agents last thought, and the same where it has not been sent yet; null in a match for people. */
    private byte @Nullable [] thoughts;

    private byte @Nullable [] newThoughts;

    /** Hears how it goes. */
    interface Host {
        /** How the match stands has changed. */
        void moved();

        /** The match is over, or was broken off; see {@link LiveMatch.MatchEnd}. */
        Aftermath ended(@Nullable FinishedMatch finished);

        /** A program was not there at the end. */
        void forfeited(MatchResult result);
    }

    /** A match that has not begun. */
    Playing(
            MatchPlan plan,
            Table table,
            Audience audience,
            Timekeeper time,
            SerialTasks tasks,
            ArenaSettings settings,
            Host host,
            Chronicle chronicle) {
        this.chronicle = chronicle;
        this.plan = plan;
        this.table = table;
        this.audience = audience;
        this.time = time;
        this.tasks = tasks;
        this.host = host;
        pace = new Pace(table, time, tasks, settings, this::play);
        winProbability = new WinProbability(plan.game());
        course = new CourseTelling(plan.game());
        outlook = Outlook.none(plan.game());
        ending = new Ending(table, audience, tasks, host, winProbability, course, chronicle);
    }

    /** Whether it has ended. Any thread may ask. */
    boolean ended() {
        return ending.ended();
    }

    /** Who would sit in the same match again, once it has ended with a result. Any thread may ask. */
    List<SeatPlan> again() {
        return ending.again();
    }

    /** Whether it has begun and not ended. */
    boolean underWay() {
        return table.begun && !ended();
    }

    /** See {@link CourseLog#lead}. */
    double lead() {
        return course.lead();
    }

    // Who looks on.

    /** Shows it from now on to somebody who watches. */
    void show(Client client, int view) {
        audience.add(client, view, table.match, thoughts);
        tellIfPaused(client);
        if (!plan.forPeople()) {
            course.begin(client);
        }
    }

    /** Shows it from now on to somebody who plays. */
    void show(Client client, Guest guest) {
        audience.add(client, table.game.viewOf(guest.seat), table.match, table.begun ? turn(guest) : null);
        tellIfPaused(client);
    }

    private void tellIfPaused(Client client) {
        if (pausing.on()) {
            client.send(MatchMessages.paused(true));
        }
    }

    /** Shows it to the client no more. */
    void hide(Client client) {
        audience.remove(client);
        course.end(client);
    }

    // Tick after tick.

    /** The first tick begins. */
    void begin() {
        pace.begin();
        awaitOrders();
    }

    /**
     * Plays again what was played before the arena was lost, and then waits for {@link #goOnAgain}. Agents think again what they thought,
     * so that they know what they knew; one that takes too long over it goes on with what it remembers of the beginning.
     *
     * @param played at its start; null where there was no tick yet
     * @throws DamagedReplayException where it plays out differently now
     */
    void catchUp(@Nullable ReplayCursor played) throws DamagedReplayException {
        if (played != null) {
            playAgain(played);
        }
        if (table.match.over()) {
            ending.withResult();
        } else {
            waits = true;
            table.look();
            host.moved();
        }
    }

    /** Goes on after the arena was lost; a match that stood still stands still. */
    void goOnAgain(boolean stopped) {
        waits = false;
        begin();
        if (stopped) {
            stop();
        }
    }

    private void playAgain(ReplayCursor played) throws DamagedReplayException {
        long start = time.nanoTime();
        int thought = 0;
        while (!played.atEnd()) {
            table.look();
            if (time.nanoTime() - start < THINKING_NANOS) {
                think();
                thought++;
            }
            course.note(table.match, outlook);
            table.playAgain(played);
        }
        LOG.info(
                "Match {} of {} goes on after {} ticks, of which agents thought again over {}; that took {} ms",
                plan.id(),
                plan.game().name(),
                table.match.tick(),
                thought,
                TimeUnit.NANOSECONDS.toMillis(time.nanoTime() - start));
    }

    /** A tick begins: those awaited look, people are told that it is their turn, agents decide. */
    private void awaitOrders() {
        table.look();
        pace.beginTurn();
        audience.show(table.match, this::companion);
        host.moved();
        think();
        course.note(table.match, outlook);
        newThoughts = plan.forPeople() ? null : ThoughtsMessages.encode(table.match, table.brainOfSeat, table.seen);
        thoughts = newThoughts == null ? thoughts : newThoughts;
        pace.schedule();
    }

    private void think() {
        table.think();
        outlook = Outlook.of(table.game, table.brainOfSeat);
        winProbability.note(outlook);
    }

    /** Plays the tick, unless it has been played or the match is stopped. */
    private void play(int tick) {
        if (ended() || pausing.on() || table.match.tick() != tick) {
            return;
        }
        table.advance();
        if (table.match.over()) {
            audience.show(table.match, this::companion);
            course.note(table.match, outlook);
            ending.withResult();
        } else {
            chronicle.ticked(table.lastTick());
            awaitOrders();
        }
    }

    private byte @Nullable [] companion(Client client) {
        Guest guest = table.guestOf(client);
        if (guest == null) {
            return newThoughts;
        }
        boolean tells = table.turnBased() || table.match.awaits(table.game.viewOf(guest.seat));
        return tells ? turn(guest) : null;
    }

    private byte[] turn(Guest guest) {
        Turn turn = Turns.of(table, guest, pace.millisLeft());
        if (guest.client != null) {
            guest.client.expect(ORDERS_PER_ACTOR * turn.getActorsCount());
        }
        return ServerMessage.newBuilder().setTurn(turn).build().toByteArray();
    }

    /** Somebody has given an order: in a game of turns it is played on where nobody is waited for any more. */
    void heardOrder() {
        if (underWay() && !waits) {
            pace.hurry();
        }
    }

    /** One of those has answered, or gone, who do so in their own time. */
    void heardAnswer() {
        if (table.begun && !waits) {
            pace.hearAnswer();
        }
    }

    /** Others sit there than before. */
    void seatsChanged() {
        if (underWay() && table.turnBased() && !waits) {
            pace.schedule();
        }
    }

    // Stopped and gone on with.

    /** Stops it, for ten minutes at most, or lets it go on. Nothing where it is so already. */
    void pause(boolean stop) {
        if (stop && underWay() && !pausing.on()) {
            stop();
        } else if (!stop && pausing.on()) {
            goOn();
        }
    }

    private void stop() {
        pausing.begin(time.nanoTime());
        int pause = pausing.changes();
        tasks.after(Pausing.LONGEST_NANOS, () -> {
            if (pausing.changes() == pause) {
                goOn();
            }
        });
        chronicle.paused(true);
        audience.send(MatchMessages.paused(pausing.on()));
    }

    private void goOn() {
        pace.goOn(pausing.end(time.nanoTime()));
        chronicle.paused(false);
        audience.send(MatchMessages.paused(pausing.on()));
        if (!ended()) {
            pace.schedule();
        }
    }

    /** Ends it now without a result, unless it has ended. */
    void breakOff() {
        ending.breakOff();
    }
}
