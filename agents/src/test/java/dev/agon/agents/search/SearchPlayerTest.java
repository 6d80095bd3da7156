package dev.agon.agents.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyPlayer;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.selfplay.Duel;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Planner;
import dev.agon.game.Player;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchPlayerTest {
    private static final Game CONNECT4 = Games.onClassPath().get("connect4");
    private static final Policy UNTRAINED = untrained("connect4", CoreKind.NONE);

    @Test
    void beatsThePolicyThatItLooksAheadWith() {
        double score = Duel.score(
                CONNECT4,
                seed -> new SearchPlayer(UNTRAINED, 60, seed),
                seed -> PolicyPlayer.sampling(UNTRAINED, seed),
                40,
                1);

        assertTrue(score > 0.9, () -> "looking ahead scored only " + score);
    }

    @Test
    void followsFromItsSeedAndDrawsItsOpening() {
        Set<Integer> openings = new HashSet<>();
        for (int seed = 0; seed < 30; seed++) {
            int column = decide(new SearchPlayer(UNTRAINED, 40, seed), CONNECT4.start(0));
            assertEquals(column, decide(new SearchPlayer(UNTRAINED, 40, seed), CONNECT4.start(0)));
            openings.add(column);
        }
        assertTrue(openings.size() >= 3, () -> "openings drawn: " + openings);
    }

    @Test
    void takesTheWinWhateverItsSeed() {
        for (int seed = 0; seed < 10; seed++) {
            assertEquals(3, decide(new SearchPlayer(UNTRAINED, 60, seed), SearchTreeTest.after(0, 6, 1, 6, 2, 5)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kuhn|NONE|10|not so in kuhn",
                "lanes1v1|NONE|10|not so in lanes1v1",
                "connect4|LSTM|10|core lstm",
                "connect4|NONE|0|must be in [1, 10000]: 0",
                "connect4|NONE|10001|must be in [1, 10000]: 10001"
            })
    void refusesWhatCannotBeSearched(String game, CoreKind core, int simulations, String text) {
        Policy policy = untrained(game, core);

        Exception refused =
                assertThrows(IllegalArgumentException.class, () -> new SearchPlayer(policy, simulations, 1));

        assertTrue(String.valueOf(refused.getMessage()).contains(text), refused::getMessage);
    }

    @Test
    void noMatchThatHidesSomethingIsHandedOver() {
        try (SearchPlayer player = new SearchPlayer(UNTRAINED, 1, 1)) {
            Match kuhn = Games.onClassPath().get("kuhn").start(1);

            assertThrows(IllegalArgumentException.class, () -> Planner.handOver(kuhn, player));
        }
    }

    private static int decide(Player player, Match match) {
        int view = match.awaits(0) ? 0 : 1;
        try (player) {
            player.begin(CONNECT4, view, 1L << view);
            Planner.handOver(match, player);
            Observation seen = new Observation(CONNECT4.layout(), 1);
            match.observe(view, seen);
            Orders orders = new Orders(1);
            player.decide(seen, orders);
            return orders.target[0];
        }
    }

    private static Policy untrained(String game, CoreKind core) {
        return Policy.initial(
                new PolicySpec(
                        Games.onClassPath().get(game), new NetworkConfig(CoreKind.NONE, 16, 16, 16, 16).withCore(core)),
                7);
    }
}
