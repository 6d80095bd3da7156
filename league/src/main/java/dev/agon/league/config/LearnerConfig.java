package dev.agon.league.config;

import static dev.agon.league.config.Checks.require;

/**
 * How the learner takes in rollouts and gives out weights.
 *
 * @param threads threads that compute gradients
 * @param maxStaleness policy versions by which a rollout may be older than the learner's; older ones are dropped
 * @param queueShare rollouts that may wait while the learner is busy, as a share of a batch: a small one makes workers wait for
 *     newer weights, a large one lets nobody wait
 * @param publishEveryUpdates updates after which workers are offered new weights
 * @param deterministic whether workers and learner meet after every update, so that the same seed gives the same weights to the
 *     last bit; slower, see {@code docs/determinism.md}
 * @param checkpointSeconds time after which the learner's whole state is saved again
 * @param auditShare share of matches, chosen in secret, that are played again to see whether workers tell the truth about them; 0 believes
 *     workers whatever they tell
 * @param stuckAfterSeconds seconds at one and the same batch after which the learner is started anew from its last checkpoint
 */
public record LearnerConfig(
        int threads,
        int maxStaleness,
        double queueShare,
        int publishEveryUpdates,
        boolean deterministic,
        int checkpointSeconds,
        double auditShare,
        int stuckAfterSeconds) {
    public LearnerConfig {
        require(threads >= 1 && threads <= 256, "learner.threads", threads, "in [1, 256]");
        require(maxStaleness >= 0, "learner.maxStaleness", maxStaleness, "at least 0");
        require(queueShare > 0 && queueShare <= 16, "learner.queueShare", queueShare, "in (0, 16]");
        require(publishEveryUpdates >= 1, "learner.publishEveryUpdates", publishEveryUpdates, "at least 1");
        require(
                !deterministic || publishEveryUpdates == 1,
                "learner.publishEveryUpdates",
                publishEveryUpdates,
                "1 where learner.deterministic is true");
        require(checkpointSeconds >= 1, "learner.checkpointSeconds", checkpointSeconds, "at least 1");
        require(auditShare >= 0 && auditShare <= 1, "learner.auditShare", auditShare, "in [0, 1]");
        require(stuckAfterSeconds >= 1, "learner.stuckAfterSeconds", stuckAfterSeconds, "at least 1");
    }

    /** Fits a machine of two cores. */
    public static LearnerConfig defaults() {
        return new LearnerConfig(1, 4, 1.0, 1, false, 60, 0.01, 600);
    }
}
