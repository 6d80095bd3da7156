package dev.agon.league.supervisor;

import dev.agon.proto.training.TrainingStatus;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Notices that a learner lives but does not answer, or answers but does not move. Guarded by the supervisor's lock. */
final class LearnerWatch {
    /** Long enough for a process that gets little time on a busy machine. */
    static final int SILENT_SECONDS = 45;

    private final int stuckSeconds;
    private final LongSupplier nanoTime;
    private boolean serving;
    private long answeredNanos;

    /** @param stuckSeconds at one and the same thing that are too many */
    LearnerWatch(int stuckSeconds, LongSupplier nanoTime) {
        this.stuckSeconds = stuckSeconds;
        this.nanoTime = nanoTime;
    }

    /** A learner starts, which cannot be asked yet. */
    void starting() {
        serving = false;
    }

    /** It can be asked from now on. */
    void serving() {
        serving = true;
        answeredNanos = nanoTime.getAsLong();
    }

    /** What is wrong with the learner, which has answered this, or nothing: the rest of a sentence that begins with its name. */
    Optional<String> fault(Optional<TrainingStatus> answer) {
        if (!serving) {
            return Optional.empty();
        }
        if (answer.isPresent()) {
            answeredNanos = nanoTime.getAsLong();
            long still = answer.get().getSecondsSinceMoved();
            return still > stuckSeconds ? Optional.of("has not moved for " + still + " s") : Optional.empty();
        }
        long silent = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - answeredNanos);
        return silent > SILENT_SECONDS ? Optional.of("has been silent for " + silent + " s") : Optional.empty();
    }
}
