package dev.agon.server.remote;

import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.Order;
import dev.agon.server.wire.ActorKeys;
import dev.agon.server.wire.TurnMessages;
import java.util.HashMap;
import java.util.Map;

/**
 * What a bot told the actors of its seats. The newest order of each stands until another replaces it or it is no longer legal, unless it
 * was given for one decision only. It outlasts decisions that are not the actor's, who is busy.
 */
final class BotOrders {
    private final boolean alwaysOnce;
    private final Map<ActorKey, Standing> byActor = new HashMap<>();

    /** No orders yet; every one is for one decision only where {@code alwaysOnce}. */
    BotOrders(boolean alwaysOnce) {
        this.alwaysOnce = alwaysOnce;
    }

    void clear() {
        byActor.clear();
    }

    /** Takes an order for the actor of that row where it is legal, and says whether it is. */
    boolean take(Order order, Observation seen, int row) {
        boolean legal = legal(order, seen, row);
        if (legal) {
            byActor.put(ActorKey.of(seen, row), new Standing(order));
        }
        return legal;
    }

    /**
     * Fills in the rows of own actors.
     *
     * @param impossible hears of orders that became impossible before they were ever carried out
     */
    void give(Observation seen, long seats, Orders into, Impossible impossible) {
        Map<ActorKey, Standing> kept = new HashMap<>(byActor);
        kept.entrySet().removeIf(one -> !outlasts(one.getKey(), one.getValue(), seen));
        for (int row = 0; row < seen.actors; row++) {
            ActorKey actor = ActorKey.of(seen, row);
            Standing standing = (seats >>> actor.seat() & 1) == 0 ? null : byActor.get(actor);
            if (standing != null) {
                if (give(standing, seen, row, into, impossible)) {
                    kept.put(actor, standing);
                } else {
                    kept.remove(actor);
                }
            }
        }
        byActor.clear();
        byActor.putAll(kept);
    }

    /** Whether the order stands on where the actor is not asked. */
    private boolean outlasts(ActorKey actor, Standing standing, Observation seen) {
        return !alwaysOnce && !standing.order.getOnce() && ActorKeys.isSeen(seen, actor.key());
    }

    /** Gives one order, and says whether it goes on standing. */
    private boolean give(Standing standing, Observation seen, int row, Orders into, Impossible impossible) {
        Order order = standing.order;
        if (!legal(order, seen, row)) {
            if (!standing.carriedOut) {
                impossible.hear(order, row);
            }
            return false;
        }
        into.set(row, order.getVerb(), TurnMessages.targetRow(seen, order.getVerb(), order.getTarget()));
        standing.carriedOut = true;
        return !alwaysOnce && !order.getOnce();
    }

    /** Hears of an order that became impossible for the actor of a row. */
    @FunctionalInterface
    interface Impossible {
        void hear(Order order, int row);
    }

    private static boolean legal(Order order, Observation seen, int row) {
        return seen.legal(row, order.getVerb(), TurnMessages.targetRow(seen, order.getVerb(), order.getTarget()));
    }

    private static final class Standing {
        final Order order;
        boolean carriedOut;

        Standing(Order order) {
            this.order = order;
        }
    }
}
