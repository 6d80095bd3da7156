package dev.agon.benchmarks;

import dev.agon.agents.bench.Positions;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyRunner;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Deciding for a batch of views with the default network; one operation is one view step. */
@State(Scope.Thread)
public class ActingBenchmark {
    private static final int BATCH = 64;

    /** Which game. */
    @Param({"lanes1v1", "lanes5v5", "connect4"})
    public String game = "";

    /** Memory of the network. */
    @Param({"NONE", "LSTM"})
    public CoreKind core = CoreKind.NONE;

    private final CoreState[] states = new CoreState[BATCH];
    private final @Nullable MatchRandom[] randoms = new @Nullable MatchRandom[BATCH];
    private final Decision[] decisions = new Decision[BATCH];
    private Observation[] observations = {};
    private @Nullable PolicyRunner runner;

    /** Makes a fresh policy and positions of random play. */
    @Setup
    public void prepare() {
        PolicySpec spec = new PolicySpec(
                Games.onClassPath().get(game), NetworkConfig.defaults().withCore(core));
        observations = Positions.ofRandomPlay(spec.game(), BATCH, 1);
        for (int row = 0; row < BATCH; row++) {
            states[row] = new CoreState(spec);
            randoms[row] = new MatchRandom(row);
            decisions[row] = new Decision(spec);
        }
        PolicyRunner made = new PolicyRunner(spec, BATCH);
        made.load(Policy.initial(spec, 1));
        runner = made;
    }

    /** Decides for the whole batch. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public Decision[] decide() {
        Objects.requireNonNull(runner).decide(BATCH, observations, states, randoms, decisions);
        return decisions;
    }

    /** Gives native memory back. */
    @TearDown
    public void close() {
        Objects.requireNonNull(runner).close();
    }
}
