package dev.agon.agents.ppo;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Improves a policy by proximal policy optimisation. Used by one thread; it computes on {@code threads} threads in all. Equal
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
    private final PolicySpec spec;
    private final PpoConfig config;
    private final LearnerState state;
    private final GradientPool pool;
    private final RewardConfig rewards;
    private final MagnetRule magnet;
    private final int threads;

    /** A learner of a fresh policy that imitates nobody. */
    public PpoLearner(PolicySpec spec, PpoConfig config, RewardConfig rewards, int threads, long seed) {
        this(spec, config, rewards, ImitationConfig.defaults(), threads, seed);
    }

    /** A learner of a fresh policy that may be taught by {@link #imitate} first, and is then held near what it imitated. */
    public PpoLearner(
            PolicySpec spec,
            PpoConfig config,
            RewardConfig rewards,
            ImitationConfig imitation,
            int threads,
            long seed) {
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("learner threads must be in [1, 1024]: " + threads);
        }
        this.spec = spec;
        this.config = config;
        this.rewards = rewards;
        this.threads = threads;
        magnet = MagnetRule.of(config, imitation);
        state = new LearnerState(spec, magnet.wanted(), config.averageShare(), seed);
        pool = new GradientPool(spec, config, new Surrogate(config), state.weights, state.magnet, threads);
    }

    /**
     * One iteration over the batch: {@code reuse} passes in minibatches.
     *
     * @param batch rollouts of policies of this spec, slightly stale ones included; not changed
     * @throws NonFiniteException naming the tensor that is not finite; weights and optimizer are as before
     * @throws IllegalArgumentException for an empty batch or a rollout that is not what {@link RolloutCheck} asks for
     */
    public UpdateStats update(List<Rollout> batch) {
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("an update needs at least one rollout");
        }
        return orAsBefore(batch, () -> learn(batch));
    }

    /**
     * Behaviour cloning before the first update: one pass over each round of demonstrations, then a fresh start of the optimizer.
     * The magnet, where one is wanted, is the policy that comes of it.
     *
     * @param rounds demonstrations whose core states are filled in; none of them is used twice
     * @param heard hears what came of each round
     * @throws NonFiniteException as for {@link #update}
     * @throws IllegalArgumentException for an order that is not what {@link RolloutCheck} asks for
     */
    public void imitate(Iterable<List<Rollout>> rounds, Consumer<ImitationStats> heard) {
        try (ImitationUpdate cloning = new ImitationUpdate(spec, config, rewards, state, threads)) {
            for (List<Rollout> round : rounds) {
                heard.accept(orAsBefore(round, () -> cloning.learn(round)));
            }
        }
        load(policy(0));
    }

    private <T> T orAsBefore(List<Rollout> batch, Supplier<T> learning) {
        batch.forEach(rollout -> RolloutCheck.check(spec, config.sequenceSteps(), rollout));
        LearnerCheckpoint before = checkpoint();
        try {
            return learning.get();
        } catch (NonFiniteException poisoned) {
            restore(before);
            throw poisoned;
        }
    }

    private UpdateStats learn(List<Rollout> batch) {
        List<Sample> made = new SampleMaker(spec, config, rewards.withWeights(rewardWeights())).make(batch, pool);
        ReturnStatistics returns = ReturnStatistics.of(made);
        state.valueScale.update(returns.mean(), returns.meanOfSquares(), state.weights.values());
        state.weights.publish();
        Schedule schedule = state.hyperparameters.applyTo(Schedule.at(config, magnet, state.decisions));
        GradientSteps steps = new GradientSteps(config, pool, state, schedule);
        steps.run(Sequences.of(made, spec, config.sequenceSteps()));
        int trained = batch.stream().mapToInt(Rollout::decisions).sum();
        state.updated(trained);
        if (magnet.movesAfter(state.updates)) {
            state.moveMagnet();
        }
        return stats(batch, steps, schedule, returns, trained);
    }

    private static UpdateStats stats(
            List<Rollout> batch, GradientSteps steps, Schedule schedule, ReturnStatistics returns, int trained) {
        LossTotals totals = steps.totals;
        double orders = Math.max(1, totals.orders);
        return new UpdateStats(
                totals.policyLoss / orders,
                totals.valueLoss / Math.max(1, totals.values),
                totals.winLoss / Math.max(1, totals.rows),
                totals.entropy / orders,
                totals.kl / orders,
                totals.clipped / orders,
                returns.explainedVariance(),
                steps.meanNorm(),
                schedule.learningRate(),
                schedule.entropyBonus(),
                schedule.barrierWeight(),
                totals.barrier / orders,
                schedule.magnetWeight(),
                totals.magnetDivergence / orders,
                batch.stream().mapToInt(Rollout::steps).sum(),
                trained,
                steps.count(),
                steps.reuse());
    }

    /** The policy as it is now, under that number. */
    public Policy policy(long version) {
        return new Policy(spec, version, state.weights.values());
    }

    /** The policy to keep under that number: the average of the last ones with {@code ppo.averageShare}, else the policy as it is now. */
    public Policy snapshot(long version) {
        return new Policy(spec, version, state.snapshot());
    }

    /** Goes on from another policy's weights with a fresh optimizer. */
    public void load(Policy start) {
        state.startFrom(start.parameters());
    }

    /** From the next update on it learns with these. */
    public void tune(Hyperparameters hyperparameters) {
        state.hyperparameters = hyperparameters;
    }

    /** By how much it departs from its settings. */
    public Hyperparameters hyperparameters() {
        return state.hyperparameters;
    }

    /** The weight of every reward term, as it learns with it. */
    public Map<String, Double> rewardWeights() {
        List<String> terms = spec.game().rewardTerms();
        float[] configured = rewards.weightsFor(spec.game());
        Map<String, Double> weights = new TreeMap<>();
        for (int term = 0; term < configured.length; term++) {
            weights.put(terms.get(term), (double) configured[term]);
        }
        return state.hyperparameters.applyTo(weights);
    }

    /**
     * Goes on where another learner of the same spec and settings is: its weights, optimizer, normalisers, hyperparameters and place in
     * all schedules, but with a generator of its own.
     */
    public void takeOver(PpoLearner other) {
        long own = state.random.state();
        state.restore(other.checkpoint());
        state.random.state(own);
    }

    /** Decisions trained so far, each counted once: what annealing follows. */
    public long decisions() {
        return state.decisions;
    }

    /** Everything needed to go on later. */
    public LearnerCheckpoint checkpoint() {
        return state.checkpoint();
    }

    /**
     * Goes on from a checkpoint of a learner of the same spec.
     *
     * @throws IllegalArgumentException naming what is missing or of another shape; nothing has changed then
     */
    public void restore(LearnerCheckpoint checkpoint) {
        state.restore(checkpoint);
    }

    @Override
    public void close() {
        pool.close();
        state.close();
    }
}
