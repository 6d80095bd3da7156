package dev.agon.server.remote;

import dev.agon.game.Observation;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Refusal;
import dev.agon.server.orders.ActorKey;
import dev.agon.server.orders.OrderFaults;
import dev.agon.server.orders.StandingOrders;
import org.jspecify.annotations.Nullable;

/**
 * Why an order of a bot counts as none.
 *
 * @param reason the kind
 * @param text in one sentence or two, for who wrote the bot
 */
record Verdict(Refusal reason, String text) {
    /** Of an order that came before anything was asked. */
    static final Verdict NOTHING_ASKED =
            new Verdict(Refusal.NOT_YOUR_TURN, "No order is awaited from you yet: the first Turn says when.");

    /**
     * Of an order that came when the view's newest observation was this one.
     *
     * @param seats the bot's
     * @param open whether orders are awaited from it
     * @param orders take the order where nothing is wrong with it
     * @return null where it was taken
     */
    static @Nullable Verdict on(
            Order order, Observation seen, long seats, boolean turnBased, boolean open, StandingOrders orders) {
        int row = ActorKey.rowOf(seen, seats, order);
        boolean past = order.getTick() != seen.tick;
        if (past && (row < 0 || turnBased)) {
            return new Verdict(
                    Refusal.TOO_LATE, "That was for tick " + order.getTick() + "; it is tick " + seen.tick + " now.");
        }
        if (row < 0) {
            return new Verdict(Refusal.NOT_YOUR_ACTOR, OrderFaults.notYours(order, seen, seats));
        }
        if (!open && turnBased) {
            return new Verdict(Refusal.NOT_YOUR_TURN, "It is another's turn: your next Turn says when it is yours.");
        }
        return orders.take(order, seen, row)
                ? null
                : new Verdict(Refusal.ILLEGAL_ORDER, OrderFaults.illegal(order, seen, row));
    }

    /** Of an order that stood and cannot be carried out any more. */
    static Verdict noLongerPossible(Order order, Observation seen, int row) {
        return new Verdict(Refusal.ILLEGAL_ORDER, OrderFaults.noLongerPossible(order, seen, row));
    }
}
