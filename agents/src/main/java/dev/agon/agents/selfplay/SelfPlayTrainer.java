package dev.agon.agents.selfplay;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyRunner;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.PpoConfig;
import dev.agon.agents.ppo.PpoLearner;
import dev.agon.agents.ppo.RewardConfig;
import dev.agon.agents.ppo.UpdateStats;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays a policy against itself in many matches at once and learns from them, all on the calling thread. Starts are staggered:
 * the first match of each table begins after another stretch of wandering.
 *
 * <pre>{@code
 * try (SelfPlayTrainer trainer = new SelfPlayTrainer(spec, selfPlay, ppo, rewards, seed)) {
 *     while (trainer.decisions() < 1_000_000) trainer.iterate();
 *     Policy policy = trainer.policy();
 * }
 * }</pre>
 */
public final class SelfPlayTrainer implements AutoCloseable {
    private final PolicySpec spec;
    private final SelfPlayConfig config;
    private final PpoConfig ppo;
    private final PpoLearner learner;
    private final PolicyRunner runner;
    private final MatchRandom random;
    private final List<Table> tables = new ArrayList<>();
    private final Observation[] observations;
    private final CoreState[] states;
    private final @Nullable MatchRandom[] randoms;
    private final Decision[] decisions;
    private List<Rollout> batch = new ArrayList<>();
    private int batchDecisions;
    private long version;

    /** A trainer of a fresh policy. */
    public SelfPlayTrainer(PolicySpec spec, SelfPlayConfig config, PpoConfig ppo, RewardConfig rewards, long seed) {
        this.spec = spec;
        this.config = config;
        this.ppo = ppo;
        learner = new PpoLearner(spec, ppo, rewards, 1, seed);
        random = new MatchRandom(MatchRandom.derive(seed, 2));
        int most = config.matches() * spec.game().views();
        runner = new PolicyRunner(spec, most);
        observations = new Observation[most];
        states = new CoreState[most];
        randoms = new @Nullable MatchRandom[most];
        decisions = new Decision[most];
        for (int i = 0; i < config.matches(); i++) {
            Table table = new Table(spec, ppo.sequenceSteps(), new MatchRandom(random.nextLong()));
            table.start(config.longestWarmup() * i / config.matches(), 0);
            tables.add(table);
        }
        runner.load(learner.policy(0));
    }

    /** Plays until a batch is full and learns from it. */
    public UpdateStats iterate() {
        while (batchDecisions < ppo.batch()) {
            tick();
        }
        UpdateStats stats = learner.update(batch);
        batch = new ArrayList<>();
        batchDecisions = 0;
        runner.load(learner.policy(++version));
        return stats;
    }

    /** One tick of every match. */
    private void tick() {
        int rows = 0;
        for (Table table : tables) {
            for (int view = 0; view < table.recorders.length; view++) {
                if (table.observe(view, ppo.rolloutSteps(), version, this::add)) {
                    observations[rows] = table.observations[view];
                    states[rows] = table.states[view];
                    randoms[rows] = random;
                    decisions[rows++] = table.decisions[view];
                }
            }
        }
        runner.decide(rows, observations, states, randoms, decisions);
        for (Table table : tables) {
            if (table.advance(this::add)) {
                boolean varied = random.nextFloat() < config.variedStarts();
                table.start(varied ? random.nextInt(config.longestWarmup() + 1) : 0, version);
            }
        }
    }

    private void add(Rollout rollout) {
        batch.add(rollout);
        batchDecisions += rollout.decisions();
    }

    /** The policy as it is now. */
    public Policy policy() {
        return learner.policy(version);
    }

    /** The policy to keep: with {@code ppo.averageShare} the average of the last ones, else as it is now. */
    public Policy snapshot() {
        return learner.snapshot(version);
    }

    /** Decisions trained so far. */
    public long decisions() {
        return learner.decisions();
    }

    /** What is trained. */
    public PolicySpec spec() {
        return spec;
    }

    @Override
    public void close() {
        runner.close();
        learner.close();
    }
}
