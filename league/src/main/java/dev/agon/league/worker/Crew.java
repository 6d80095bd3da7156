package dev.agon.league.worker;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyRunner;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import org.jspecify.annotations.Nullable;

/** Everybody who plays by one policy this step: their rows are one batch of inference. */
final class Crew implements AutoCloseable {
    private final PolicyRunner runner;
    private final Observation[] observations;
    private final CoreState[] states;
    private final @Nullable MatchRandom[] randoms;
    private final Decision[] decisions;
    private int rows;

    Crew(PolicySpec spec, int maxRows) {
        runner = new PolicyRunner(spec, maxRows);
        observations = new Observation[maxRows];
        states = new CoreState[maxRows];
        randoms = new MatchRandom[maxRows];
        decisions = new Decision[maxRows];
    }

    void load(Policy policy) {
        runner.load(policy);
    }

    void add(Observation seen, CoreState state, MatchRandom random, Decision into) {
        observations[rows] = seen;
        states[rows] = state;
        randoms[rows] = random;
        decisions[rows] = into;
        rows++;
    }

    /** Decides for all that were added, and forgets them; gives how many they were. */
    int decide() {
        int decided = rows;
        if (decided > 0) {
            runner.decide(decided, observations, states, randoms, decisions);
        }
        rows = 0;
        return decided;
    }

    @Override
    public void close() {
        runner.close();
    }
}
