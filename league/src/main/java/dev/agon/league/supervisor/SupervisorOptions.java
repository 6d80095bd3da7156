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
 * @param elsewhere how the workers that a launcher starts elsewhere find the learner, which then has none of this machine's own;
 *     null where all workers are this machine's or join by themselves
 */
public record SupervisorOptions(
        Path run,
        int workers,
        @Nullable Path initializeFrom,
        @Nullable JoinPort join,
        @Nullable Elsewhere elsewhere) {
    /**
     * What workers that run elsewhere are told in the run's folder.
     *
     * @param host under which they know this machine
     * @param fingerprint of the certificate at the port where they join; empty where they join on loopback
     * @param tokenFile holds their secret; null for a fresh one in the run's folder
     */
    public record Elsewhere(
            String host, String fingerprint, @Nullable Path tokenFile) {}

    /** With workers of this machine, and others that join by themselves. */
    public SupervisorOptions(Path run, int workers, @Nullable Path initializeFrom, @Nullable JoinPort join) {
        this(run, workers, initializeFrom, join, null);
    }

    /** With workers of this machine alone. */
    public SupervisorOptions(Path run, int workers, @Nullable Path initializeFrom) {
        this(run, workers, initializeFrom, null, null);
    }

    public SupervisorOptions {
        if (workers < 0) {
            throw new IllegalArgumentException("workers must be at least 1: " + workers);
        }
    }
}
