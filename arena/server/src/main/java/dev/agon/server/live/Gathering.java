package dev.agon.server.live;

import dev.agon.server.ArenaSettings;
import dev.agon.server.ServerLimits;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom a match waits for: it begins when all are there whom it is for, and goes on after its arena was lost when all are back. Nobody is
 * waited for without an end. For one thread at a time.
 */
final class Gathering {
    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);

    /** How many times as long those are waited for who have to be sent a link first. */
    private static final int ROUNDS_FOR_THE_INVITED = 15;

    private final MatchPlan plan;
    private final Table table;
    private final Audience audience;
    private final Playing playing;
    private final SerialTasks tasks;
    private final ArenaSettings settings;
    private final Chronicle chronicle;
    private final Runnable onSeatsChanged;
    private boolean toldOfWaiting;

    /** Whether people are waited for who were there when the arena was lost. */
    private boolean returning;

    /** Whether the match stood still then. */
    private boolean stoodStill;

    /**
     * Nobody is there, and nobody is waited for yet.
     *
     * @param onSeatsChanged run when others sit there than people were told
     */
    Gathering(
            MatchPlan plan,
            Table table,
            Audience audience,
            Playing playing,
            SerialTasks tasks,
            ArenaSettings settings,
            Chronicle chronicle,
            Runnable onSeatsChanged) {
        this.plan = plan;
        this.table = table;
        this.audience = audience;
        this.playing = playing;
        this.tasks = tasks;
        this.settings = settings;
        this.chronicle = chronicle;
        this.onSeatsChanged = onSeatsChanged;
    }

    /** Begins as soon as all persons have taken their seats, or have been waited for long enough. */
    void awaitAll() {
        seatsTakenOrLeft();
        if (plan.forPeople()) {
            int rounds = plan.invites() ? ROUNDS_FOR_THE_INVITED : 1;
            tasks.after(nanos(settings.joinMillis()), () -> stopWaiting(rounds - 1));
        }
    }

    /** Somebody has come or is waited for no more: begins, or goes on, where that was all that was waited for. */
    void seatsTakenOrLeft() {
        if (returning) {
            goOnWhenAllAreBack();
            return;
        }
        List<Integer> awaited = table.awaited();
        if (awaited.isEmpty() && (table.anybodyThere() || !plan.forPeople())) {
            begin();
        } else if (!table.begun && !awaited.isEmpty() && table.anybodyThere()) {
            toldOfWaiting = true;
            audience.send(MatchMessages.waiting(awaited));
        }
    }

    /** Who was waited for has not come: agents play for them, if anybody is there to play with. */
    private void stopWaiting(int roundsLeft) {
        if (table.begun || playing.ended()) {
            return;
        }
        if (!table.anybodyThere()) {
            LOG.info("Nobody is in a seat of match {}; it is broken off", plan.id());
            playing.breakOff();
        } else if (roundsLeft > 0) {
            tasks.after(nanos(settings.joinMillis()), () -> stopWaiting(roundsLeft - 1));
        } else {
            begin();
        }
    }

    /** Waits for nobody any longer. */
    void begin() {
        if (table.begun || playing.ended()) {
            return;
        }
        table.begun = true;
        chronicle.begun();
        if (toldOfWaiting) {
            audience.send(MatchMessages.waiting(List.of()));
            onSeatsChanged.run();
        }
        playing.begin();
    }

    /**
     * Goes on as soon as all are back who were there when the arena was lost: nobody should lose a move by it.
     *
     * @param stopped whether the match stood still then
     */
    void awaitReturn(boolean stopped) {
        stoodStill = stopped;
        returning = true;
        tasks.after(nanos(ServerLimits.RETURN_MILLIS), this::goOn);
        goOnWhenAllAreBack();
    }

    private void goOnWhenAllAreBack() {
        List<Integer> away = table.away();
        if (away.isEmpty()) {
            goOn();
        } else if (table.anybodyThere()) {
            toldOfWaiting = true;
            audience.send(MatchMessages.waiting(away));
        }
    }

    private void goOn() {
        if (!returning || playing.ended()) {
            return;
        }
        returning = false;
        if (toldOfWaiting) {
            audience.send(MatchMessages.waiting(List.of()));
        }
        playing.goOnAgain(stoodStill);
    }

    private static long nanos(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
