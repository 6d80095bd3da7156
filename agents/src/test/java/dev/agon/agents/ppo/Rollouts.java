package dev.agon.agents.ppo;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyRunner;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.agents.rollout.RolloutRecorder;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.ArrayList;
import java.util.List;

/** Whole matches of a policy against itself as rollouts, one per view, with raw rewards. */
final class Rollouts {
    private Rollouts() {}

    static List<Rollout> play(PolicySpec spec, Policy policy, int matches, int sequenceSteps) {
        return play(spec, policy, matches, sequenceSteps, 0);
    }

    /** Matches of the seeds from the first on. */
    static List<Rollout> play(PolicySpec spec, Policy policy, int matches, int sequenceSteps, long firstSeed) {
        List<Rollout> rollouts = new ArrayList<>();
        try (PolicyRunner runner = new PolicyRunner(spec, 1)) {
            runner.load(policy);
            for (int i = 0; i < matches; i++) {
                play(spec, runner, firstSeed + i, sequenceSteps, rollouts);
            }
        }
        return rollouts;
    }

    private static void play(
            PolicySpec spec, PolicyRunner runner, long seed, int sequenceSteps, List<Rollout> rollouts) {
        Game game = spec.game();
        Match match = game.start(seed);
        MatchRandom[] random = {new MatchRandom(seed)};
        Orders[] orders = Orders.forGame(game);
        RolloutRecorder[] recorders = new RolloutRecorder[game.views()];
        CoreState[] states = new CoreState[game.views()];
        for (int view = 0; view < game.views(); view++) {
            states[view] = new CoreState(spec);
            recorders[view] = new RolloutRecorder(spec, game.seatsOfView(view), sequenceSteps);
            recorders[view].begin(states[view], 0);
        }
        float[] terms = new float[game.rewardTerms().size()];
        while (!match.over()) {
            for (int view = 0; view < game.views(); view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    Observation[] seen = {new Observation(game.layout(), game.seatsOfView(view))};
                    Decision[] decision = {new Decision(spec)};
                    match.observe(view, seen[0]);
                    runner.decide(1, seen, new CoreState[] {states[view]}, random, decision);
                    recorders[view].append(seen[0], decision[0], states[view]);
                    orders[view].copyFrom(decision[0].orders);
                }
            }
            match.advance(orders);
            for (int seat = 0; seat < game.seats(); seat++) {
                match.rewards(seat, terms);
                if (recorders[game.viewOf(seat)].steps() > 0) {
                    recorders[game.viewOf(seat)].reward(spec.seatOfView(seat), terms);
                }
            }
        }
        for (int view = 0; view < game.views(); view++) {
            float[] outcome = new float[game.seatsOfView(view)];
            rollouts.add(recorders[view].end(outcome));
        }
    }

    static double meanReward(List<Rollout> rollouts) {
        double sum = 0;
        int count = 0;
        for (Rollout rollout : rollouts) {
            for (float reward : rollout.rewards) {
                sum += reward;
            }
            count += rollout.steps() * rollout.size.seats();
        }
        return sum / count;
    }
}
