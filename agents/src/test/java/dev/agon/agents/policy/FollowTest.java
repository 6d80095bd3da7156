package dev.agon.agents.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a policy decided can be followed, draw by draw; what it did not cannot. */
class FollowTest {
    private final Game game = Games.onClassPath().get("microrts8");
    private final PolicySpec spec = new PolicySpec(game, new NetworkConfig(CoreKind.LSTM, 8, 16, 16, 16));
    private final Observation seen = new Observation(game.layout(), 1);
    private final Observation again = new Observation(game.layout(), 1);

    @Test
    void whatAPolicyDecidedIsFollowedExactlyAndAnythingElseMisses() {
        int others = 0;
        try (PolicyRunner decider = new PolicyRunner(spec, 1);
                PolicyRunner follower = new PolicyRunner(spec, 1)) {
            decider.load(Policy.initial(spec, 1));
            follower.load(Policy.initial(spec, 1));
            CoreState state = new CoreState(spec);
            CoreState followed = new CoreState(spec);
            MatchRandom random = new MatchRandom(5);
            MatchRandom drawn = new MatchRandom(5);
            Decision decision = new Decision(spec);
            Decision copy = new Decision(spec);
            Match match = game.start(3);
            Orders[] orders = Orders.forGame(game);
            for (int step = 0; step < 40; step++) {
                match.observe(0, seen);
                match.observe(0, again);
                decider.decide(
                        1,
                        new Observation[] {seen},
                        new CoreState[] {state},
                        new MatchRandom[] {random},
                        new Decision[] {decision});

                others += missesAnother(follower, followed, drawn, decision);
                match.observe(0, again);
                assertEquals(0, follower.follow(again, followed, drawn, decision.orders, copy));
                assertEquals(random.state(), drawn.state());
                assertArrayEquals(state.values, followed.values);
                assertArrayEquals(
                        Arrays.copyOf(decision.logProbability, seen.actors),
                        Arrays.copyOf(copy.logProbability, seen.actors));
                assertEquals(decision.value[0], copy.value[0]);
                assertArrayEquals(seen.verbMask, again.verbMask);
                orders[0].copyFrom(decision.orders);
                match.advance(orders);
            }
        }
        assertTrue(others > 0, "orders that were not given: " + others);
    }

    /** Follows another legal order of the first actor than was given, where there is one. */
    private int missesAnother(PolicyRunner follower, CoreState state, MatchRandom random, Decision decision) {
        for (int verb = 0; seen.actors > 0 && verb < game.layout().verbs().size(); verb++) {
            if (verb != decision.orders.verb[0] && game.layout().targets(verb) == 0 && again.legal(0, verb, 0)) {
                Orders other = new Orders(spec.maxActors());
                other.copyFrom(decision.orders);
                other.set(0, verb, 0);
                CoreState scratch = new CoreState(spec);
                scratch.copyFrom(state);
                MatchRandom copy = new MatchRandom(0);
                copy.state(random.state());
                assertTrue(follower.follow(again, scratch, copy, other, new Decision(spec)) > 0);
                return 1;
            }
        }
        return 0;
    }
}
