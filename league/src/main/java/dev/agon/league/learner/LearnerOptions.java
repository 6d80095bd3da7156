package dev.agon.league.learner;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a learner process is started with.
 *
 * @param run the run's folder, with its configuration in it
 * @param tokenFile the secret that workers show
 * @param port to listen on at 127.0.0.1; 0 for any free one
 * @param initializeFrom a policy's file to start a fresh run from, or null
 */
public record LearnerOptions(
        Path run, Path tokenFile, int port, @Nullable Path initializeFrom) {}
