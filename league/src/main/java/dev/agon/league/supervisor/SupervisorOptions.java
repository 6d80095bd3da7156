package dev.agon.league.supervisor;

import dev.agon.league.coordinator.JoinPort;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to train with.
 *
 * @param run the run's folder, with its configuration in it
 * @param workers worker processes; the configuration's number where it is 0
 * @param initializeFrom a policy's file to start a fresh run from, or null
 * @param join where workers of other machines join, or null where none may
 */
public record SupervisorOptions(
        Path run,
        int workers,
        @Nullable Path initializeFrom,
        @Nullable JoinPort join) {
    /** With workers of this machine alone. */
    public SupervisorOptions(Path run, int workers, @Nullable Path initializeFrom) {
        this(run, workers, initializeFrom, null);
    }

    public SupervisorOptions {
        if (workers < 0) {
            throw new IllegalArgumentException("workers must be at least 1: " + workers);
        }
    }
}
