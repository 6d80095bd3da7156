package dev.agon.agents.rl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyPlayer;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rl4j.actor.FlatObservation;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.factory.Nd4j;

@SuppressWarnings("deprecation") // half of IPolicy is, in RL4J's last release
class PlayerPolicyTest {
    private static final int TICKS = 40;

    static Stream<Game> games() {
        return Games.onClassPath().all().stream();
    }

    @ParameterizedTest
    @MethodSource("games")
    void choosesWhatThePolicyWouldAtTheTable(Game game) {
        Policy policy = policy(game, CoreKind.NONE);
        FlatObservation flat = new FlatObservation(game);
        float[] numbers = new float[flat.length()];
        int asked = 0;
        try (PlayerPolicy asked4j = PlayerPolicy.deterministic(policy);
                Player table = PolicyPlayer.deterministic(policy)) {
            table.begin(game, 0, -1L);
            Match match = game.start(3);
            Observation observation = new Observation(game.layout(), game.seatsOfView(0));
            Orders[] orders = Orders.forGame(game);
            for (int tick = 0; tick < TICKS && !match.over(); tick++) {
                for (Orders each : orders) {
                    each.clear();
                }
                if (match.awaits(0)) {
                    match.observe(0, observation);
                    table.decide(observation, orders[0]);
                    for (int actor = 0; actor < observation.actors; actor++) {
                        flat.write(observation, actor, numbers);
                        int action = asked4j.nextAction(Nd4j.create(numbers));
                        assertTrue(flat.orders().legal(observation, actor, action));
                        assertEquals(flat.orders().number(orders[0].verb[actor], orders[0].target[actor]), action);
                        asked++;
                    }
                }
                match.advance(orders);
            }
        }
        assertTrue(asked > 0);
    }

    private static Policy policy(Game game, CoreKind core) {
        return Policy.initial(new PolicySpec(game, new NetworkConfig(core, 8, 8, 8, 8)), 4);
    }

    @Test
    void playsAnEpisodeFromStartToEnd() {
        Game game = Games.onClassPath().get("connect4");
        ArenaMdp mdp = new ArenaMdp(game, RandomPlayer::new, 1);
        double sum = 0;
        try (PlayerPolicy policy = PlayerPolicy.sampling(policy(game, CoreKind.LSTM), 1)) {
            for (int match = 0; match < 20; match++) {
                double reward = policy.play(mdp, null);
                assertTrue(mdp.isDone());
                sum += Math.abs(reward);
            }
        }
        assertTrue(sum > 10, "somebody wins nearly every match: " + sum);
    }

    @Test
    void refusesACoreWhereAViewHasSeveralActors() {
        Policy policy = policy(Games.onClassPath().get("lanes5v5"), CoreKind.LSTM);

        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> PlayerPolicy.sampling(policy, 1));

        assertTrue(refusal.getMessage().contains("core lstm cannot play lanes5v5"), refusal.getMessage());
    }

    @Test
    void refusesToActWhenTheMatchIsOver() {
        Game game = Games.onClassPath().get("kuhn");
        try (PlayerPolicy policy = PlayerPolicy.sampling(policy(game, CoreKind.NONE), 1)) {
            var ended = Nd4j.zeros(new FlatObservation(game).length());
            assertThrows(IllegalArgumentException.class, () -> policy.nextAction(ended));
        }
    }
}
