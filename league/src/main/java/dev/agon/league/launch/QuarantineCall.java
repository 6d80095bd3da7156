package dev.agon.league.launch;

import dev.agon.league.AgonException;
import dev.agon.league.Spelling;
import dev.agon.league.run.MeetingPoint;
import dev.agon.league.run.QuarantineList;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunLock;
import java.util.List;
import java.util.Optional;

/** Looks at who is in quarantine, and lifts one: through the run's learner where there is one, else in the run's folder. */
final class QuarantineCall {
    private QuarantineCall() {}

    static int lift(RunFolder run, Launcher launcher, String worker) {
        List<String> names = QuarantineList.read(run).entries().stream()
                .map(QuarantineList.Entry::worker)
                .distinct()
                .toList();
        if (!names.contains(worker)) {
            throw AgonException.usage("no worker named " + worker + " is in quarantine"
                    + Spelling.nearest(worker, names)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; see ./agon cluster RUN quarantine list"));
        }
        return learns(run, launcher) ? ask(run, worker) : change(run, worker);
    }

    /** Whether a learner is, or may be, at work, which then has the say. */
    private static boolean learns(RunFolder run, Launcher launcher) {
        return launcher.elsewhere()
                ? MeetingPoint.read(run).filter(point -> !point.ended()).isPresent()
                : run.isTrainedHere();
    }

    private static int ask(RunFolder run, String worker) {
        Optional<Integer> lifted = LearnerCall.lift(run, worker);
        return lifted.orElseThrow(() -> AgonException.environment("the learner of " + run
                + " cannot be asked from here now: try again, or where the learner runs, or stop the run first"));
    }

    private static int change(RunFolder run, String worker) {
        try (RunLock unused = run.lock()) {
            QuarantineList before = QuarantineList.read(run);
            QuarantineList after = before.without(worker);
            after.write(run);
            return before.entries().size() - after.entries().size();
        }
    }
}
