package dev.agon.benchmarks;

import dev.agon.agents.bench.Rollouts;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.PpoConfig;
import dev.agon.agents.ppo.PpoLearner;
import dev.agon.agents.ppo.RewardConfig;
import dev.agon.agents.ppo.UpdateStats;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Games;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * One update with the default network and the default settings, reuse included, on one thread; one operation is one view step
 * of the batch.
 */
@State(Scope.Thread)
public class LearningBenchmark {
    private static final int STEPS = 4096;

    /** Which game. */
    @Param({"lanes1v1", "connect4"})
    public String game = "";

    /** Memory of the network. */
    @Param({"NONE", "LSTM"})
    public CoreKind core = CoreKind.NONE;

    private List<Rollout> batch = List.of();
    private @Nullable PpoLearner learner;

    /** Makes a fresh policy and rollouts of its play. */
    @Setup
    public void prepare() {
        PolicySpec spec = new PolicySpec(
                Games.onClassPath().get(game), NetworkConfig.defaults().withCore(core));
        PpoConfig ppo = PpoConfig.defaults();
        PpoLearner made = new PpoLearner(spec, ppo, RewardConfig.defaults(), 1, 1);
        batch = Rollouts.ofSelfPlay(made.policy(0), ppo, STEPS, 1);
        learner = made;
    }

    /** Learns from the batch. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public UpdateStats update() {
        return Objects.requireNonNull(learner).update(batch);
    }

    /** Ends its threads and gives native memory back. */
    @TearDown
    public void close() {
        Objects.requireNonNull(learner).close();
    }
}
