package dev.agon.agents.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.RolloutCheck;
import dev.agon.agents.ppo.SignalGame;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DemonstrationTest {
    private final Game game = new SignalGame(false);
    private final PolicySpec spec = new PolicySpec(game, NetworkConfig.defaults());

    @Test
    void writesDownWhatWasToldAndWhatStandsInForTheIllegal() {
        Rollout rollout = demonstrate(15).get(0);
        RolloutCheck.check(spec, 4, rollout);
        assertEquals(4, rollout.steps());
        assertTrue(rollout.ended);
        // The first actor faces the third way, the second is told something that there is not: it holds.
        assertEquals(2, rollout.verb[0]);
        assertEquals(2, rollout.target[0]);
        assertEquals(0, rollout.verb[1]);
        assertEquals(8, rollout.decisions());
    }

    @Test
    void leavesOutViewsAndSeatsThatAreNotImitated() {
        List<Rollout> rollouts = demonstrate(8);
        assertEquals(1, rollouts.size());
        assertEquals(2, rollouts.get(0).learningSeats);
        assertEquals(4, rollouts.get(0).decisions());
    }

    private List<Rollout> demonstrate(long seats) {
        Demonstration demonstration = new Demonstration(spec, 4, seats);
        Match match = game.start(1);
        Observation[] seen = {new Observation(game.layout(), 2), new Observation(game.layout(), 2)};
        Orders[] orders = Orders.forGame(game);
        for (Orders told : orders) {
            told.set(0, 2, 2);
            told.set(1, 2, 9);
        }
        while (!match.over()) {
            match.observe(0, seen[0]);
            match.observe(1, seen[1]);
            demonstration.advance(match, seen, orders);
        }
        return demonstration.end(match);
    }
}
