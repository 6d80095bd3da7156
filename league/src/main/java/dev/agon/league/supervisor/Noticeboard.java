package dev.agon.league.supervisor;

import dev.agon.league.run.MeetingPoint;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.Wishes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a coordinator and the rest of the world tell each other through the run's folder: where its learner is met, and what
 * people ask of it.
 */
final class Noticeboard {
    private final RunFolder run;
    private volatile @Nullable MeetingPoint posted;
    private Wishes heeded = Wishes.NONE;

    Noticeboard(RunFolder run) {
        this.run = run;
    }

    /** The learner is met there from now on. */
    void serving(MeetingPoint point) {
        point.write(run);
        posted = point;
    }

    /** Nobody is met there any more, and nobody will be unless the run is started anew. */
    void over() {
        MeetingPoint last = posted;
        if (last == null) {
            last = MeetingPoint.read(run).orElse(null);
        }
        if (last != null) {
            last.closed().write(run);
        }
    }

    /** What people ask for, where that is something else than before. Called by one thread. */
    Optional<Wishes> look() {
        Wishes wishes = Wishes.read(run);
        if (wishes.equals(heeded)) {
            return Optional.empty();
        }
        heeded = wishes;
        return Optional.of(wishes);
    }

    /** Whether they asked for the end. */
    boolean isStopWished() {
        return Wishes.read(run).stop();
    }
}
