package dev.agon.agents.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.agon.game.Layout;
import dev.agon.game.MatchRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Memory of seats: two of them in one view, each with an actor. */
final class CoreScopeTest {
    private static final Layout LAYOUT = TestLayouts.everything();
    private static final NetworkConfig CONFIG =
            new NetworkConfig(CoreKind.LSTM, 6, 7, 8, 9).withCoreScope(CoreScope.ACTOR);
    private static final int LENGTH = CONFIG.stateLength();

    @Test
    void seatsRememberTheirOwnActorsAndShareWhatTheViewSees() {
        float[] apart = statesAfter(0, 1);
        assertFalse(Arrays.equals(seat(apart, 0), seat(apart, 1)), "actors differ");
        float[] together = statesAfter(0, 0);
        assertArrayEquals(seat(together, 0), seat(together, 1), 1e-6f, "one entity for both seats");
    }

    @Test
    void whoSitsWhereSwapsWithTheActors() {
        float[] states = statesAfter(0, 1);
        float[] swapped = statesAfter(1, 0);
        assertArrayEquals(seat(states, 0), seat(swapped, 1), 1e-6f);
        assertArrayEquals(seat(states, 1), seat(swapped, 0), 1e-6f);
    }

    @Test
    void aNetworkWithoutACoreHasNoScopeToChoose() {
        NetworkConfig none = CONFIG.withCoreScope(CoreScope.VIEW).withCore(CoreKind.NONE);
        String message = assertThrows(IllegalArgumentException.class, () -> none.withCoreScope(CoreScope.ACTOR))
                .getMessage();
        assertEquals("network.coreScope must be view where there is no core: actor", message);
    }

    private static float[] seat(float[] states, int seat) {
        return Arrays.copyOfRange(states, seat * LENGTH, (seat + 1) * LENGTH);
    }

    /** States of both seats after two steps, in which each commands the given entity. */
    private static float[] statesAfter(int... entityOfSeat) {
        NetworkShape shape = new NetworkShape(LAYOUT, CONFIG);
        float[] states = new float[2 * LENGTH];
        try (Weights weights = new Weights(shape);
                Network network = new Network(OpenBlas.instance(), weights, 1, 2, false)) {
            weights.load(RandomBatch.numbers(shape.parameterCount(), new MatchRandom(4)));
            for (int step = 0; step < 2; step++) {
                Batch batch = network.batch();
                batch.clear();
                batch.addRow(new float[LAYOUT.globals().size()], 0, new float[LAYOUT.planeLength()], 0, 2);
                int features = LAYOUT.features().size();
                batch.addEntities(new int[2], 0, RandomBatch.numbers(2 * features, new MatchRandom(step)), 0, 2);
                batch.addActor(entityOfSeat[0], 0, true);
                batch.addActor(entityOfSeat[1], 1, true);
                batch.startState(0, states, 0);
                network.forward();
                network.endState(0, states, 0);
            }
        }
        return states;
    }
}
