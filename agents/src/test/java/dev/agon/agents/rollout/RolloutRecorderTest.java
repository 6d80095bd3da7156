package dev.agon.agents.rollout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.RandomPlayer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RolloutRecorderTest {
    private static final int CHUNK_STEPS = 3;
    private static final int CUT_AFTER = 5;

    private final Game game = Games.onClassPath().get("connect4");
    private final PolicySpec spec =
            new PolicySpec(game, NetworkConfig.defaults().withCore(CoreKind.LSTM));
    private final RolloutRecorder whole = new RolloutRecorder(spec, 1, CHUNK_STEPS);
    private final RolloutRecorder parted = new RolloutRecorder(spec, 1, CHUNK_STEPS);
    private Rollout before;

    @Test
    void whatIsCutBeforeAPendingStepAndWhatFollowsAreTogetherTheWholeRollout() {
        Rollout all = play();
        Rollout rest = parted.end(new float[] {1});

        assertEquals(CUT_AFTER - 1, before.steps());
        assertEquals(all.steps(), before.steps() + rest.steps());
        assertEquals(all.decisions(), before.decisions() + rest.decisions());
        assertArrayEquals(all.value, joined(before.value, rest.value));
        assertArrayEquals(all.rewards, joined(before.rewards, rest.rewards));
        int cells = all.planes.length / (all.steps() + 1);
        int kept = cells * before.steps();
        assertArrayEquals(Arrays.copyOfRange(all.planes, kept, all.planes.length), rest.planes);
        assertArrayEquals(
                Arrays.copyOf(all.planes, kept + cells), before.planes, "ends with what was seen before the step");
        assertEquals(
                0,
                IntStream.of(before.verb)
                        .skip(before.actorStart[before.steps()])
                        .sum());
        assertArrayEquals(before.endState, Arrays.copyOf(rest.chunkState, rest.endState.length));
        assertArrayEquals(all.endState, rest.endState);
        assertEquals(7, rest.policyVersion, "the pending step was decided by the older policy");
    }

    @Test
    void goesOnFromOneStepOnly() {
        play();
        Rollout two = before;
        assertThrows(IllegalArgumentException.class, () -> parted.resume(two));
    }

    /** Seat 0 plays at random; its whole match, of which one recorder was cut on the way while the other seat was to move. */
    private Rollout play() {
        var match = game.start(3);
        RandomPlayer player = new RandomPlayer(4);
        player.begin(game, 0, ~0L);
        Observation seen = new Observation(game.layout(), 1);
        Orders[] orders = Orders.forGame(game);
        CoreState state = new CoreState(spec);
        Decision decision = new Decision(spec);
        whole.begin(state, 7, 1);
        parted.begin(state, 7, 1);
        while (!match.over()) {
            int view = match.awaits(0) ? 0 : 1;
            orders[0].clear();
            orders[1].clear();
            match.observe(view, seen);
            player.decide(seen, orders[view]);
            if (view == 0) {
                decision.orders.copyFrom(orders[0]);
                decision.value[0] = whole.steps();
                decision.logProbability[0] = -whole.steps();
                Arrays.fill(state.values, whole.steps() + 1);
                whole.append(seen, decision, state);
                parted.append(seen, decision, state);
            }
            match.advance(orders);
            float[] earned = {match.tick()};
            if (whole.steps() > 0) {
                whole.reward(0, earned);
                parted.reward(0, earned);
            }
            if (view == 0 && whole.steps() == CUT_AFTER) {
                before = parted.cutBeforePending();
                parted.resume(parted.pending());
            }
        }
        assertTrue(whole.steps() > CUT_AFTER, "too short a match");
        return whole.end(new float[] {1});
    }

    private static float[] joined(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
