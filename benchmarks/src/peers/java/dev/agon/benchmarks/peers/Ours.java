package dev.agon.benchmarks.peers;

import dev.agon.agents.bench.ReferenceGame;
import dev.agon.agents.bench.Rollouts;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.network.OpenBlas;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.PpoConfig;
import dev.agon.agents.ppo.PpoLearner;
import dev.agon.agents.ppo.RewardConfig;
import dev.agon.agents.ppo.UpdateStats;
import dev.agon.agents.rollout.Rollout;
import java.util.List;

/** Agon's learner on the reference network: a whole update, from checked rollouts to changed weights. */
final class Ours implements Contestant {
    static final int MINIBATCH = 4096;

    private final PpoLearner learner;
    private final List<Rollout> rollouts;

    Ours(CoreKind core, int threads) {
        learner = new PpoLearner(spec(core), config(), RewardConfig.defaults(), threads, 1);
        rollouts = rollouts(core);
    }

    static PolicySpec spec(CoreKind core) {
        return new PolicySpec(new ReferenceGame(), NetworkConfig.defaults().withCore(core));
    }

    /** The default settings with one pass over a batch of one minibatch. */
    static PpoConfig config() {
        return PpoConfig.defaults().withBatch(MINIBATCH, MINIBATCH, 1);
    }

    /** Rollouts of a policy with fresh weights; the same for everybody. */
    static List<Rollout> rollouts(CoreKind core) {
        return Rollouts.ofSelfPlay(Policy.initial(spec(core), 1), config(), MINIBATCH, 1);
    }

    /** One update of the fresh weights. */
    UpdateStats update() {
        return learner.update(rollouts);
    }

    /** All weights now. */
    float[] parameters() {
        return learner.policy(0).parameters();
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
        update();
        return MINIBATCH;
    }

    @Override
    public void close() {
        learner.close();
    }
}
