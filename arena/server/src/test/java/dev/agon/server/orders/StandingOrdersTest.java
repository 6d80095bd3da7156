package dev.agon.server.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.Order;
import dev.agon.server.Probe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long an order stands for an actor that is not asked at every decision, or cannot do what it was told. */
class StandingOrdersTest {
    private static final long SEATS = 1;
    private static final Probe GAME = new Probe();

    private final StandingOrders orders = new StandingOrders(false);
    private final List<Order> impossible = new ArrayList<>();
    private final Observation idle = look();
    private final Observation busy = look();
    private final Observation gone = look();
    private final Observation barred = look();

    StandingOrdersTest() {
        busy.actors = 0;
        gone.actors = 0;
        gone.entities = 0;
        barred.clear(2);
        barred.allow(barred.addActor(barred.addEntity(0, 1), 0), Probe.HOLD);
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

    @Test
    void whatBecomesImpossibleBeforeItIsCarriedOutIsHeardOfOnce() {
        tell(step());
        assertEquals(Orders.NONE, given(barred));
        assertEquals(List.of(step().build()), impossible);
        assertEquals(Orders.NONE, given(idle));
        assertEquals(1, impossible.size());
    }

    @Test
    void whatWasCarriedOutEndsInSilence() {
        tell(step());
        assertEquals(Probe.STEP, given(idle));
        assertEquals(Orders.NONE, given(barred));
        assertEquals(Orders.NONE, given(idle));
        assertEquals(List.of(), impossible);
    }

    @Test
    void whoHasAChoiceAndWasToldNothingIsMissing() {
        assertTrue(orders.missing(idle, SEATS));
        assertFalse(orders.missing(busy, SEATS));
        assertFalse(orders.missing(idle, 2), "another's seat");
        tell(step());
        assertFalse(orders.missing(idle, SEATS));
    }

    private static Order.Builder step() {
        return Order.newBuilder().setActor(1).setVerb(Probe.STEP).setTarget(Probe.RIGHT);
    }

    private void tell(Order.Builder order) {
        assertTrue(orders.take(order.build(), idle, 0));
    }

    private int given(Observation seen) {
        Orders into = Orders.forGame(GAME)[0];
        into.clear();
        orders.give(seen, SEATS, into, (order, row) -> impossible.add(order));
        return into.verb[0];
    }
}
