package dev.agon.league.supervisor;

import dev.agon.league.coordinator.JoinPort;
import dev.agon.league.run.MeetingPoint;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.Wishes;
import dev.agon.league.supervisor.SupervisorOptions.Elsewhere;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a coordinator and the rest of the world tell each other through the run's folder: where its learner is met, and what
 * people ask of it.
 */
final class Noticeboard {
    private final RunFolder run;
    private final SupervisorOptions options;
    private volatile @Nullable MeetingPoint posted;
    private Wishes heeded = Wishes.NONE;

    Noticeboard(RunFolder run, SupervisorOptions options) {
        this.run = run;
        this.options = options;
    }

    /** The learner is met from now on, by processes of this machine at that port. */
    void serving(int port) {
        MeetingPoint point = meetingPoint(port);
        point.write(run);
        posted = point;
    }

    private MeetingPoint meetingPoint(int port) {
        Elsewhere elsewhere = options.elsewhere();
        JoinPort join = options.join();
        return elsewhere == null || join == null
                ? MeetingPoint.open(Children.LOOPBACK, port, "")
                : MeetingPoint.open(elsewhere.host(), join.port(), elsewhere.fingerprint());
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
