package dev.agon.benchmarks.peers;

import dev.agon.agents.bench.Positions;
import dev.agon.agents.bench.ReferenceGame;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.OpenBlas;
import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyRunner;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import org.jspecify.annotations.Nullable;

/** Agon's acting on the reference network, from observations to drawn orders, one thread. */
final class OurForward implements Contestant {
    static final int BATCH = 64;

    private final Observation[] observations = observations();
    private final CoreState[] states = new CoreState[BATCH];
    private final @Nullable MatchRandom[] randoms = new @Nullable MatchRandom[BATCH];
    private final Decision[] decisions = new Decision[BATCH];
    private final PolicyRunner runner;

    OurForward(CoreKind core) {
        PolicySpec spec = Ours.spec(core);
        for (int row = 0; row < BATCH; row++) {
            states[row] = new CoreState(spec);
            randoms[row] = new MatchRandom(row);
            decisions[row] = new Decision(spec);
        }
        runner = new PolicyRunner(spec, BATCH);
        runner.load(policy(core));
    }

    static Policy policy(CoreKind core) {
        return Policy.initial(Ours.spec(core), 1);
    }

    static Observation[] observations() {
        return Positions.ofRandomPlay(new ReferenceGame(), BATCH, 1);
    }

    /** The value of every row at the first decision. */
    float[] values() {
        once();
        float[] values = new float[BATCH];
        for (int row = 0; row < BATCH; row++) {
            values[row] = decisions[row].value[0];
        }
        return values;
    }

    @Override
    public String name() {
        return "Agon";
    }

    @Override
    public String algebra() {
        return OpenBlas.kernel();
    }

    @Override
    public int once() {
        runner.decide(BATCH, observations, states, randoms, decisions);
        return BATCH;
    }

    @Override
    public void close() {
        runner.close();
    }
}
