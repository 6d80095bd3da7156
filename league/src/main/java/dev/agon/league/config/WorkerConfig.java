package dev.agon.league.config;

import static dev.agon.league.config.Checks.require;

/**
 * How a worker plays.
 *
 * @param matches matches that one worker plays in lockstep; their decisions are one batch of inference
 * @param mixedShare share of training matches in which a past snapshot or a bot sits in one of the learning team's seats; only
 *     for teams of several seats
 * @param variedStartShare share of training matches whose first ticks are played by random orders that nobody learns from
 * @param variedStartTicks most ticks of such a start
 * @param spoolChunks most chunks of about 256 KiB that a worker keeps until they are acknowledged; then it waits
 * @param spareAfterSeconds seconds of training after which one more process is started on this machine, which gets ready and
 *     waits to take the place of a worker that ends; 0 for none
 * @param stuckAfterSeconds seconds without a step, though it need not wait, after which a worker of this machine is replaced
 */
public record WorkerConfig(
        int matches,
        double mixedShare,
        double variedStartShare,
        int variedStartTicks,
        int spoolChunks,
        int spareAfterSeconds,
        int stuckAfterSeconds) {
    public WorkerConfig {
        require(matches >= 1 && matches <= 4096, "worker.matches", matches, "in [1, 4096]");
        require(mixedShare >= 0 && mixedShare <= 1, "worker.mixedShare", mixedShare, "in [0, 1]");
        require(
                variedStartShare >= 0 && variedStartShare <= 1,
                "worker.variedStartShare",
                variedStartShare,
                "in [0, 1]");
        require(variedStartTicks >= 0, "worker.variedStartTicks", variedStartTicks, "at least 0");
        require(spoolChunks >= 1, "worker.spoolChunks", spoolChunks, "at least 1");
        require(spareAfterSeconds >= 0, "worker.spareAfterSeconds", spareAfterSeconds, "at least 0 (0 for no spare)");
        require(stuckAfterSeconds >= 1, "worker.stuckAfterSeconds", stuckAfterSeconds, "at least 1");
    }

    /** Fits a game of a few hundred ticks on a small machine; starts are as the rules make them. */
    public static WorkerConfig defaults() {
        return new WorkerConfig(64, 0.1, 0, 0, 4, 20, 60);
    }
}
