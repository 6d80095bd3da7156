package dev.agon.league.wire;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.agents.rollout.RolloutRecorder;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.RandomPlayer;

/** Rollouts of random play, for tests that carry them around. */
public final class PlayedRollouts {
    private PlayedRollouts() {}

    /** What view 0 did in a match of random orders, as if by a policy of that version. */
    public static Rollout of(Game game, NetworkConfig network, long seed, long version) {
        PolicySpec spec = new PolicySpec(game, network);
        Match match = game.start(seed);
        RandomPlayer player = new RandomPlayer(seed);
        player.begin(game, 0, ~0L);
        CoreState state = new CoreState(spec);
        Decision decision = new Decision(spec);
        RolloutRecorder recorder = new RolloutRecorder(spec, game.seatsOfView(0), 4);
        recorder.begin(state, version, 1);
        Orders[] orders = Orders.forGame(game);
        Observation seen = new Observation(game.layout(), game.seatsOfView(0));
        while (!match.over()) {
            for (int view = 0; view < game.views(); view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    match.observe(view, seen);
                    player.decide(seen, orders[view]);
                    if (view == 0) {
                        decision.orders.copyFrom(orders[0]);
                        decision.logProbability[0] = -0.5f;
                        recorder.append(seen, decision, state);
                    }
                }
            }
            match.advance(orders);
            recorder.reward(0, new float[game.rewardTerms().size()]);
        }
        return recorder.end(new float[] {match.outcome(0)});
    }
}
