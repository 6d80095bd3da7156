package dev.agon.agents.ppo;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Demonstration;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.ArrayList;
import java.util.List;

/** Matches of {@link SignalFollower} against itself, written down. */
final class Demonstrated {
    private Demonstrated() {}

    static List<Rollout> matches(PolicySpec spec, int sequenceSteps, long firstSeed, int count) {
        List<Rollout> rollouts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rollouts.addAll(match(spec, sequenceSteps, firstSeed + i));
        }
        return rollouts;
    }

    private static List<Rollout> match(PolicySpec spec, int sequenceSteps, long seed) {
        Game game = spec.game();
        Match match = game.start(seed);
        Demonstration demonstration = new Demonstration(spec, sequenceSteps, 15);
        SignalFollower[] players = {new SignalFollower(), new SignalFollower()};
        Orders[] orders = Orders.forGame(game);
        Observation[] seen = {new Observation(game.layout(), 2), new Observation(game.layout(), 2)};
        players[0].begin(game, 0, 3);
        players[1].begin(game, 1, 12);
        while (!match.over()) {
            for (int view = 0; view < 2; view++) {
                match.observe(view, seen[view]);
                players[view].decide(seen[view], orders[view]);
            }
            demonstration.advance(match, seen, orders);
        }
        return demonstration.end(match);
    }
}
