package dev.agon.agents.bench;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.PpoConfig;
import dev.agon.agents.ppo.PpoLearner;
import dev.agon.agents.ppo.RewardConfig;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import java.util.List;

/** Measures how fast the default network learns from rollouts of its own play, each sample used once. */
public final class LearnerBenchmark {
    private static final double NANOS_PER_SECOND = 1e9;

    private LearnerBenchmark() {}

    /**
     * Updates on the same rollouts again and again, first half as long to warm up, then for the measured time.
     *
     * @param minibatch view steps of one gradient step; at least 1
     * @param threads threads that compute gradients; at least 1
     * @param seconds how long is measured; positive
     */
    public static LearnerRow run(Game game, CoreKind core, int minibatch, int threads, double seconds) {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("seconds must be positive: " + seconds);
        }
        PolicySpec spec = new PolicySpec(game, NetworkConfig.defaults().withCore(core));
        PpoConfig ppo = PpoConfig.defaults().withBatch(minibatch, minibatch, 1);
        try (PpoLearner learner = new PpoLearner(spec, ppo, RewardConfig.defaults(), threads, 1)) {
            List<Rollout> batch = Rollouts.ofSelfPlay(learner.policy(0), ppo, minibatch, 1);
            updateFor((long) (seconds * NANOS_PER_SECOND / 2), learner, batch);
            double samplesPerSecond = updateFor((long) (seconds * NANOS_PER_SECOND), learner, batch);
            return new LearnerRow(core, minibatch, threads, samplesPerSecond);
        }
    }

    private static double updateFor(long duration, PpoLearner learner, List<Rollout> batch) {
        int steps = batch.stream().mapToInt(Rollout::steps).sum();
        long samples = 0;
        long start = System.nanoTime();
        long nanos;
        do {
            learner.update(batch);
            samples += steps;
            nanos = System.nanoTime() - start;
        } while (nanos < duration);
        return samples * NANOS_PER_SECOND / nanos;
    }
}
