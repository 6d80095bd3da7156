package dev.agon.server.live;

import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Refusal;
import dev.agon.server.orders.ActorKey;
import dev.agon.server.orders.OrderFaults;
import dev.agon.server.orders.StandingOrders;

/** What a person told the actors of their seat, and which of their orders have been given. */
final class PersonOrders {
    private final long seat;
    private final StandingOrders standing;
    private int newest;
    private int counted;

    /**
     * No orders yet.
     *
     * @param alwaysOnce whether every order is for one decision only
     */
    PersonOrders(int seat, boolean alwaysOnce) {
        this.seat = 1L << seat;
        standing = new StandingOrders(alwaysOnce);
    }

    void clear() {
        standing.clear();
        newest = 0;
        counted = 0;
    }

    /** Number of the newest order that was there when orders were last given; 0 without. */
    int counted() {
        return counted;
    }

    /**
     * Takes an order, or refuses it to the client.
     *
     * @param seen what the seat's view saw when it last was to decide
     */
    void take(Order order, Observation seen, Client client) {
        int row = ActorKey.rowOf(seen, seat, order);
        if (row < 0) {
            refuse(client, order, Refusal.NOT_YOUR_ACTOR, OrderFaults.notYours(order, seen, seat));
        } else if (standing.take(order, seen, row)) {
            newest = order.getNumber();
        } else {
            refuse(client, order, Refusal.ILLEGAL_ORDER, OrderFaults.illegal(order, seen, row));
        }
    }

    /** Whether an actor with a choice has not been told anything. */
    boolean missing(Observation seen) {
        return standing.missing(seen, seat);
    }

    /** Fills in the rows of the seat's actors. Of an order that became impossible before it was ever carried out the client is told. */
    void give(Observation seen, Orders into, Client client) {
        counted = newest;
        standing.give(
                seen,
                seat,
                into,
                (order, row) ->
                        refuse(client, order, Refusal.ILLEGAL_ORDER, OrderFaults.noLongerPossible(order, seen, row)));
    }

    /** Adds the order that stands for the actor of a row, where one does. */
    void describe(Observation seen, int row, Actor.Builder actor) {
        standing.describe(ActorKey.of(seen, row), actor);
    }

    private static void refuse(Client client, Order order, Refusal reason, String text) {
        client.refuse(reason, text, order.getActor(), order.getTick());
    }
}
