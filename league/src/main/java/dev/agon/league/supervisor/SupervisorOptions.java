package dev.agon.league.supervisor;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to train with.
 *
 * @param run the run's folder, with its configuration in it
 * @param workers worker processes; the configuration's number where it is 0
 * @param initializeFrom a policy's file to start a fresh run from, or null
 */
public record SupervisorOptions(
        Path run, int workers, @Nullable Path initializeFrom) {
    public SupervisorOptions {
        if (workers < 0) {
            throw new IllegalArgumentException("workers must be at least 1: " + workers);
        }
    }
}
