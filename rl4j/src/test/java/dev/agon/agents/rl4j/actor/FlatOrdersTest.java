package dev.agon.agents.rl4j.actor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.agon.game.Layout;
import dev.agon.game.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlatOrdersTest {
    private static final Layout LAYOUT = new Layout(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            3,
            1,
            List.of(Layout.Verb.plain("wait"), Layout.Verb.atEntity("hit"), Layout.Verb.atCell("go", 2)),
            -1);

    private final FlatOrders orders = new FlatOrders(LAYOUT);
    private final Observation observation = new Observation(LAYOUT, 1);
    private final int actor = observation.addActor(-1, 0);

    @Test
    void numbersVerbByVerbAndTargetByTarget() {
        int[][] expected = {{0, 0}, {1, 0}, {1, 1}, {1, 2}, {2, 0}, {2, 1}};

        assertEquals(expected.length, orders.size());
        for (int order = 0; order < expected.length; order++) {
            assertEquals(expected[order][0], orders.verb(order));
            assertEquals(expected[order][1], orders.target(order));
            assertEquals(order, orders.number(expected[order][0], expected[order][1]));
        }
        assertEquals(0, orders.number(0, 7), "a target where the verb takes none");
    }

    @Test
    void putsTheNextLegalOrderInPlaceOfAnIllegalOne() {
        observation.allow(actor, 1, 1);
        observation.allow(actor, 2, 0);

        int[] instead = new int[orders.size()];
        for (int order = 0; order < instead.length; order++) {
            instead[order] = orders.legalInstead(observation, actor, order);
        }

        assertEquals(
                List.of(2, 2, 2, 4, 4, 2),
                java.util.Arrays.stream(instead).boxed().toList());
    }

    @Test
    void refusesAnActorThatMayDoNothing() {
        assertThrows(IllegalStateException.class, () -> orders.legalInstead(observation, actor, 0));
    }
}
