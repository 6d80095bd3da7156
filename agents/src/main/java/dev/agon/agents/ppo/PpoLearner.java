package dev.agon.agents.ppo;

import dev.agon.agents.model.Safetensors;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.List;
import java.util.Map;

/**
 * Improves a policy by proximal policy optimisation. Used by one thread; it computes on {@code threads} of its own. Equal
 * seeds, thread counts and batches give equal weights on one kind of processor.
 *
 * <pre>{@code
 * try (PpoLearner learner = new PpoLearner(spec, ppo, rewards, 2, seed)) {
 *     long version = 0;
 *     while (training) {
 *         List<Rollout> batch = collect(learner.policy(version++));   // ppo.batch() decisions
 *         UpdateStats stats = learner.update(batch);
 *     }
 * }
 * }</pre>
 */
public final class PpoLearner implements AutoCloseable {
    private Policy policy;

    /** A learner of a fresh policy. */
    public PpoLearner(PolicySpec spec, PpoConfig config, RewardConfig rewards, int threads, long seed) {
        policy = Policy.initial(spec, seed);
    }

    /**
     * One iteration over the batch: {@code reuse} passes in minibatches.
     *
     * @param batch rollouts of policies of this spec, slightly stale ones included; not changed
     * @throws NonFiniteException before any weight has changed, naming the tensor that is not finite
     */
    public UpdateStats update(List<Rollout> batch) {
        int samples = batch.stream().mapToInt(Rollout::steps).sum();
        int decisions = batch.stream().mapToInt(Rollout::decisions).sum();
        return new UpdateStats(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, samples, decisions, 0);
    }

    /** The policy as it is now, under that number. */
    public Policy policy(long version) {
        return policy.withVersion(version);
    }

    /** Goes on from another policy of the same shape, as a fresh optimizer would. */
    public void load(Policy start) {
        policy = start;
    }

    /** Decisions trained so far, each counted once: what annealing follows. */
    public long decisions() {
        return 0;
    }

    /** Everything needed to go on later. */
    public LearnerCheckpoint checkpoint() {
        return new LearnerCheckpoint(new Safetensors(Map.of(), Map.of()));
    }

    /**
     * Goes on from a checkpoint of a learner of the same spec.
     *
     * @throws IllegalArgumentException naming the tensor whose shape differs
     */
    public void restore(LearnerCheckpoint checkpoint) {}

    @Override
    public void close() {}
}
