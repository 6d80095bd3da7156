package dev.agon.agents.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyPlayer;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.LegalOrders;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.kuhn.Kuhn;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyRunnerOracleTest {
    private static final NetworkConfig SMALL = new NetworkConfig(CoreKind.NONE, 8, 16, 16, 16);

    private final Games games = Games.onClassPath();

    @Test
    void aFreshPolicyIsAboutAsExploitableAsUniformPlay() {
        for (CoreKind core : List.of(CoreKind.NONE, CoreKind.LSTM)) {
            Policy policy = Policy.initial(new PolicySpec(new Kuhn(), SMALL.withCore(core)), 1);
            try (PolicyRunnerOracle oracle = new PolicyRunnerOracle(policy)) {
                assertEquals(0.458, new NashConv(new Kuhn()).exploitability(oracle), 0.05);
            }
        }
    }

    @Test
    void ordersAreDrawnWithTheProbabilitiesThatItTells() {
        Game game = games.get("connect4");
        Policy policy = loud(new PolicySpec(game, SMALL));
        Observation seen = new Observation(game.layout(), 1);
        game.start(0).observe(0, seen);
        double[] probabilities = probabilities(policy, List.of(seen));
        assertEquals(1, Arrays.stream(probabilities).sum(), 1e-5);

        int draws = 20_000;
        double[] shares = new double[probabilities.length];
        Orders orders = new Orders(1);
        try (PolicyPlayer player = PolicyPlayer.sampling(policy, 3)) {
            player.begin(game, 0, 1);
            for (int draw = 0; draw < draws; draw++) {
                player.decide(seen, orders);
                shares[orders.target[0]] += 1.0 / draws;
            }
        }
        for (int column = 0; column < shares.length; column++) {
            assertEquals(probabilities[column], shares[column], 0.02, "column " + column);
        }
        assertTrue(Arrays.stream(probabilities).max().getAsDouble() > 0.2, "the policy should have a preference");
    }

    @Test
    void aRecurrentPolicyIsToldWhatItSawBefore() {
        Game game = games.get("connect4");
        Policy policy = loud(new PolicySpec(game, SMALL.withCore(CoreKind.LSTM)));
        Observation first = new Observation(game.layout(), 1);
        Observation second = new Observation(game.layout(), 1);
        Match match = game.start(0);
        match.observe(0, first);
        Orders[] orders = Orders.forGame(game);
        match.advance(orders);
        match.advance(orders);
        match.observe(0, second);
        double[] remembering = probabilities(policy, List.of(first, second));
        double[] forgetting = probabilities(policy, List.of(second));
        assertNotEquals(forgetting[0], remembering[0]);
    }

    private static double[] probabilities(Policy policy, List<Observation> seen) {
        LegalOrders legal = new LegalOrders(seen.get(seen.size() - 1));
        double[] probabilities = new double[legal.choices(0)];
        try (PolicyRunnerOracle oracle = new PolicyRunnerOracle(policy)) {
            oracle.probabilities(seen, 0, legal, probabilities);
        }
        return probabilities;
    }

    /** A policy with large random weights, so that it prefers some orders to others. */
    private static Policy loud(PolicySpec spec) {
        Policy quiet = Policy.initial(spec, 5);
        MatchRandom random = new MatchRandom(5);
        float[] parameters = quiet.parameters();
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += random.nextFloat() - 0.5f;
        }
        return new Policy(spec, 1, parameters);
    }
}
