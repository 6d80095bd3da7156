package dev.agon.server.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.Order;
import dev.agon.server.Probe;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long a person's order stands for an actor that is not asked at every decision. */
class StandingOrdersTest {
    private static final Probe GAME = new Probe();

    private final StandingOrders orders = new StandingOrders(0, false);
    private final HearingClient client = new HearingClient();
    private final Observation idle = look();
    private final Observation busy = look();
    private final Observation gone = look();

    StandingOrdersTest() {
        busy.actors = 0;
        gone.actors = 0;
        gone.entities = 0;
    }

    private static Observation look() {
        Observation seen = new Observation(GAME.layout(), 1);
        GAME.start(1).observe(0, seen);
        return seen;
    }

    @Test
    void anOrderOutlastsTheDecisionsOfOthers() {
        tell(step());
        assertEquals(Probe.STEP, given(idle));
        assertEquals(Orders.NONE, given(busy));
        assertEquals(Probe.STEP, given(idle));
    }

    @Test
    void oneForASingleDecisionDoesNot() {
        tell(step().setOnce(true));
        assertEquals(Orders.NONE, given(busy));
        assertEquals(Orders.NONE, given(idle));
    }

    @Test
    void whoIsGoneIsToldNothingAnyMore() {
        tell(step());
        assertEquals(Orders.NONE, given(gone));
        assertEquals(Orders.NONE, given(idle));
    }

    private static Order.Builder step() {
        return Order.newBuilder().setActor(1).setVerb(Probe.STEP).setTarget(Probe.RIGHT);
    }

    private void tell(Order.Builder order) {
        orders.take(order.build(), idle, client);
        assertEquals(List.of(), client.heard);
    }

    private int given(Observation seen) {
        Orders into = Orders.forGame(GAME)[0];
        into.clear();
        orders.give(seen, into, client);
        return into.verb[0];
    }
}
