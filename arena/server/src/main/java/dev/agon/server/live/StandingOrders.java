package dev.agon.server.live;

import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Refusal;
import dev.agon.server.wire.ActorKeys;
import dev.agon.server.wire.OrderFaults;
import dev.agon.server.wire.TurnMessages;
import java.util.HashMap;
import java.util.Map;

/**
 * The newest order that a person gave to each actor of their seat. An order stands from decision to decision until another
 * replaces it or it is no longer legal, unless it was given for one decision only. It outlasts decisions that are not the actor's, who
 * is busy.
 */
final class StandingOrders {
    private final int seat;
    private final boolean alwaysOnce;
    private final Map<Integer, Standing> byActor = new HashMap<>();
    private int newest;
    private int counted;

    /**
     * No orders yet.
     *
     * @param alwaysOnce whether every order is for one decision only
     */
    StandingOrders(int seat, boolean alwaysOnce) {
        this.seat = seat;
        this.alwaysOnce = alwaysOnce;
    }

    void clear() {
        byActor.clear();
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
        int row = ActorKeys.rowOf(seen, seat, order.getActor());
        if (row < 0) {
            refuse(client, order, Refusal.NOT_YOUR_ACTOR, OrderFaults.notYours(order, seen, 1L << seat));
        } else if (!seen.legal(
                row, order.getVerb(), TurnMessages.targetRow(seen, order.getVerb(), order.getTarget()))) {
            refuse(client, order, Refusal.ILLEGAL_ORDER, OrderFaults.illegal(order, seen, row));
        } else {
            byActor.put(order.getActor(), new Standing(order));
            newest = order.getNumber();
        }
    }

    /** Whether an actor with a choice has not been told anything. */
    boolean missing(Observation seen) {
        for (int row = 0; row < seen.actors; row++) {
            if (seen.actorSeat[row] == seat
                    && seen.hasChoice(row)
                    && !byActor.containsKey(ActorKeys.keyOf(seen, row))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Fills in the rows of the seat's actors. An order that became impossible before it was ever carried out is refused
     * now; one that was carried out ends in silence.
     */
    void give(Observation seen, Orders into, Client client) {
        counted = newest;
        Map<Integer, Standing> kept = new HashMap<>(byActor);
        kept.entrySet().removeIf(one -> !outlasts(one.getKey(), one.getValue(), seen));
        for (int row = 0; row < seen.actors; row++) {
            if (seen.actorSeat[row] == seat) {
                int key = ActorKeys.keyOf(seen, row);
                Standing standing = byActor.get(key);
                if (standing != null) {
                    if (give(seen, row, standing, into, client)) {
                        kept.put(key, standing);
                    } else {
                        kept.remove(key);
                    }
                }
            }
        }
        byActor.clear();
        byActor.putAll(kept);
    }

    /** Whether the order stands on where the actor is not asked. */
    private boolean outlasts(int actor, Standing standing, Observation seen) {
        return !alwaysOnce && !standing.order.getOnce() && ActorKeys.isSeen(seen, actor);
    }

    /** Gives one order, and says whether it goes on standing. */
    private boolean give(Observation seen, int row, Standing standing, Orders into, Client client) {
        Order order = standing.order;
        int target = TurnMessages.targetRow(seen, order.getVerb(), order.getTarget());
        if (!seen.legal(row, order.getVerb(), target)) {
            if (!standing.carriedOut) {
                refuse(
                        client,
                        order,
                        Refusal.ILLEGAL_ORDER,
                        "No longer possible: " + OrderFaults.illegal(order, seen, row));
            }
            return false;
        }
        into.set(row, order.getVerb(), target);
        standing.carriedOut = true;
        return !alwaysOnce && !order.getOnce();
    }

    /** Adds the order that stands for the actor, where one does. */
    void describe(Actor.Builder actor) {
        Standing standing = byActor.get(actor.getActor());
        if (standing != null) {
            actor.setStandingVerb(standing.order.getVerb()).setStandingTarget(standing.order.getTarget());
        }
    }

    private static void refuse(Client client, Order order, Refusal reason, String text) {
        client.refuse(reason, text, order.getActor(), order.getTick());
    }

    private static final class Standing {
        final Order order;
        boolean carriedOut;

        Standing(Order order) {
            this.order = order;
        }
    }
}
