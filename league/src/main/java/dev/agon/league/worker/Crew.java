package dev.agon.league.worker;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyRunner;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import org.jspecify.annotations.Nullable;

/** Everybody who plays by one policy this step: their rows are one batch of inference, or several where they are more than it has room for. */
final class Crew implements AutoCloseable {
    private final PolicyRunner runner;
    private final Observation[] observations;
    private final CoreState[] states;
    private final @Nullable MatchRandom[] randoms;
    private final Decision[] decisions;
    private int rows;
    private int decidedBefore;

    /** A crew with room for so many rows at once: all that its network needs for them is held from now on. */
    Crew(PolicySpec spec, int room) {
        runner = new PolicyRunner(spec, room);
        observations = new Observation[room];
        states = new CoreState[room];
        randoms = new MatchRandom[room];
        decisions = new Decision[room];
    }

    void load(Policy policy) {
        runner.load(policy);
    }

    void add(Observation seen, CoreState state, MatchRandom random, Decision into) {
        if (rows == observations.length) {
            decideForThese();
        }
        observations[rows] = seen;
        states[rows] = state;
        randoms[rows] = random;
        decisions[rows] = into;
        rows++;
    }

    /** Decides for all that were added since it was asked last; gives how many they were. */
    int decide() {
        decideForThese();
        int decided = decidedBefore;
        decidedBefore = 0;
        return decided;
    }

    private void decideForThese() {
        if (rows > 0) {
            runner.decide(rows, observations, states, randoms, decisions);
        }
        decidedBefore += rows;
        rows = 0;
    }

    @Override
    public void close() {
        runner.close();
    }
}
