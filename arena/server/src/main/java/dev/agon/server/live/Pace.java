package dev.agon.server.live;

import dev.agon.server.ArenaSettings;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * When the ticks of a match are played: in real time at theirs; in a game of turns when the persons awaited have given their orders or
 * their time is up, and, where only agents are awaited, after a moment in which one can follow. For one thread at a time.
 */
final class Pace {
    private final Table table;
    private final Timekeeper time;
    private final SerialTasks tasks;
    private final ArenaSettings settings;
    private final TickClock clock;
    private final IntConsumer play;
    private long turnEndsNanos;
    private int answersAwaited = -1;

    /**
     * Of a match that has not begun.
     *
     * @param play plays the tick of that number, unless it has been played
     */
    Pace(Table table, Timekeeper time, SerialTasks tasks, ArenaSettings settings, IntConsumer play) {
        this.table = table;
        this.time = time;
        this.tasks = tasks;
        this.settings = settings;
        this.play = play;
        clock = new TickClock(table.game.ticksPerSecond());
    }

    /** The match begins. */
    void begin() {
        clock.start(time.nanoTime());
    }

    /** A tick begins: a turn lasts from now on. */
    void beginTurn() {
        turnEndsNanos = time.nanoTime() + millis(settings.turnMillis());
    }

    /** The match goes on after it was stopped for so long. */
    void goOn(long stoppedNanos) {
        turnEndsNanos += stoppedNanos;
        clock.start(time.nanoTime());
    }

    /** How long those who are to decide have left. */
    long millisLeft() {
        long nanos = table.turnBased() ? turnEndsNanos - time.nanoTime() : clock.tickNanos();
        return TimeUnit.NANOSECONDS.toMillis(Math.max(0, nanos));
    }

    /** Has the tick played that is next. */
    void schedule() {
        int tick = table.match.tick();
        if (!table.turnBased()) {
            tasks.after(clock.nanosToNext(time.nanoTime()), () -> play.accept(tick));
        } else if (table.awaitsPerson()) {
            tasks.after(Math.max(0, turnEndsNanos - time.nanoTime()), () -> playWhenTurnHasEnded(tick));
        } else {
            tasks.after(millis(settings.agentTurnMillis()), () -> playWhenTurnHasEnded(tick));
        }
    }

    /** A pause makes a turn longer, and a person who has come back is waited for again. */
    private void playWhenTurnHasEnded(int tick) {
        if (table.match.tick() != tick) {
            return;
        }
        if (!table.awaitsPerson()) {
            playOnceAnswered(tick);
        } else if (time.nanoTime() >= turnEndsNanos) {
            play.accept(tick);
        }
    }

    /** In a game of turns: plays the tick when those have answered who do so in their own time, or their time is up. */
    private void playOnceAnswered(int tick) {
        if (table.late.awaited(table.match)) {
            answersAwaited = tick;
            tasks.after(table.late.limitNanos(), () -> play.accept(tick));
        } else {
            play.accept(tick);
        }
    }

    /** In a game of turns: plays on where no person is waited for any more. */
    void hurry() {
        if (table.turnBased() && !table.awaitsPerson()) {
            playOnceAnswered(table.match.tick());
        }
    }

    /** One of those has answered, or gone, who do so in their own time. */
    void hearAnswer() {
        int tick = table.match.tick();
        if (answersAwaited == tick && !table.late.awaited(table.match)) {
            play.accept(tick);
        }
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
