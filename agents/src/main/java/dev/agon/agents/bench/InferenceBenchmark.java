package dev.agon.agents.bench;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyRunner;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures how fast the default network decides on positions of random play. */
public final class InferenceBenchmark {
    private static final double NANOS_PER_SECOND = 1e9;

    private InferenceBenchmark() {}

    /**
     * Decides on each thread, first half as long to warm up, then for the measured time.
     *
     * @param batch view steps decided at once; at least 1
     * @param threads threads that act at once; at least 1
     * @param seconds how long is measured; positive
     */
    public static InferenceRow run(Game game, CoreKind core, int batch, int threads, double seconds)
            throws InterruptedException {
        if (batch < 1 || threads < 1 || !(seconds > 0)) {
            throw new IllegalArgumentException("batch and threads must be at least 1 and seconds positive: batch="
                    + batch + ", threads=" + threads + ", seconds=" + seconds);
        }
        Policy policy =
                Policy.initial(new PolicySpec(game, NetworkConfig.defaults().withCore(core)), 1);
        List<Loop> loops = new ArrayList<>();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Loop loop = new Loop(policy, batch, i, (long) (seconds * NANOS_PER_SECOND));
            Thread thread = new Thread(loop, "inference-benchmark-" + i);
            loops.add(loop);
            running.add(thread);
            thread.start();
        }
        for (Thread thread : running) {
            thread.join();
        }
        double stepsPerSecond =
                loops.stream().mapToDouble(loop -> loop.stepsPerSecond).sum();
        return new InferenceRow(core, batch, threads, stepsPerSecond);
    }

    /** What one thread does. */
    private static final class Loop implements Runnable {
        private final Policy policy;
        private final Observation[] observations;
        private final CoreState[] states;
        private final @Nullable MatchRandom[] randoms;
        private final Decision[] decisions;
        private final long measuredNanos;
        private double stepsPerSecond;

        Loop(Policy policy, int batch, long seed, long measuredNanos) {
            this.policy = policy;
            this.measuredNanos = measuredNanos;
            PolicySpec spec = policy.spec();
            observations = Positions.ofRandomPlay(spec.game(), batch, seed);
            states = new CoreState[batch];
            randoms = new @Nullable MatchRandom[batch];
            decisions = new Decision[batch];
            for (int row = 0; row < batch; row++) {
                states[row] = new CoreState(spec);
                randoms[row] = new MatchRandom(MatchRandom.derive(seed, row));
                decisions[row] = new Decision(spec);
            }
        }

        @Override
        public void run() {
            try (PolicyRunner runner = new PolicyRunner(policy.spec(), observations.length)) {
                runner.load(policy);
                decideFor(measuredNanos / 2, runner);
                decideFor(measuredNanos, runner);
            }
        }

        private void decideFor(long duration, PolicyRunner runner) {
            long steps = 0;
            long start = System.nanoTime();
            long nanos;
            do {
                runner.decide(observations.length, observations, states, randoms, decisions);
                steps += observations.length;
                nanos = System.nanoTime() - start;
            } while (nanos < duration);
            stepsPerSecond = steps * NANOS_PER_SECOND / nanos;
        }
    }
}
