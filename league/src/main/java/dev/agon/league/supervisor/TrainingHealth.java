package dev.agon.league.supervisor;

import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WorkerStatus;
import dev.agon.server.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether a run trains: its learner answers, its folder can be written, and something has moved of late. Looked at now and then, by
 * one thread at a time.
 */
public final class TrainingHealth {
    /** An update of a large batch takes a while on a small machine, and so does the start of a worker on a busy one. */
    static final int PATIENCE_SECONDS = 120;

    /** A checkpoint and some snapshots fit. */
    static final long LEAST_FREE_BYTES = 64L << 20;

    private final Supplier<Optional<TrainingStatus>> training;
    private final Path run;
    private final LongSupplier nanos;
    private List<Long> progress = List.of();
    private long movedNanos;

    /**
     * Of a run that trains from now on.
     *
     * @param training how training goes, empty while the learner does not answer
     * @param run the run's folder
     */
    public TrainingHealth(Supplier<Optional<TrainingStatus>> training, Path run) {
        this(training, run, System::nanoTime);
    }

    TrainingHealth(Supplier<Optional<TrainingStatus>> training, Path run, LongSupplier nanos) {
        this.training = training;
        this.run = run;
        this.nanos = nanos;
        movedNanos = nanos.getAsLong();
    }

    /** The three things to look at. A learner that is away comes back by itself: that is no reason to start anything again. */
    public Health checks() {
        return new Health()
                .ready("learner", this::learner)
                .ready("store", this::store)
                .ready("progress", this::progress);
    }

    Optional<String> learner() {
        return training.get().isPresent() ? Optional.empty() : Optional.of("the learner does not answer");
    }

    Optional<String> store() {
        try {
            Path probe = Files.createTempFile(run, ".health", ".tmp");
            Files.delete(probe);
            return Files.getFileStore(run).getUsableSpace() >= LEAST_FREE_BYTES
                    ? Optional.empty()
                    : Optional.of("less than " + (LEAST_FREE_BYTES >> 20) + " MiB are free for the run");
        } catch (IOException refused) {
            return Optional.of("the run's folder cannot be written");
        }
    }

    /** What moves while a run trains: decisions learned from and waiting, and what workers have played. */
    synchronized Optional<String> progress() {
        long now = nanos.getAsLong();
        Optional<TrainingStatus> status = training.get();
        if (status.isPresent()) {
            List<Long> seen = List.of(
                    status.get().getSteps(),
                    status.get().getVersion(),
                    status.get().getWorkersList().stream()
                            .mapToLong(WorkerStatus::getSteps)
                            .sum());
            if (!seen.equals(progress)) {
                progress = seen;
                movedNanos = now;
            }
        }
        long still = TimeUnit.NANOSECONDS.toSeconds(now - movedNanos);
        return still <= PATIENCE_SECONDS ? Optional.empty() : Optional.of("nothing has moved for " + still + " s");
    }
}
