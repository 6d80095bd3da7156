package dev.agon.server.replay;

import dev.agon.game.Layout;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.ReplayTick;

/** Orders of one tick as numbers, in the form that {@link ReplayTick} describes, and back. */
final class TickOrders {
    private TickOrders() {}

    /** Appends what the awaited views order; orders that the masks forbid are written as none, which they count as. */
    static void write(Match match, Observation[] seen, Orders[] orders, ReplayTick.Builder tick) {
        for (int view = 0; view < orders.length; view++) {
            if (match.awaits(view)) {
                write(seen[view], orders[view], tick);
            }
        }
    }

    private static void write(Observation seen, Orders orders, ReplayTick.Builder tick) {
        for (int row = 0; row < seen.actors; row++) {
            int verb = orders.verb[row];
            if (!seen.legal(row, verb, orders.target[row])) {
                tick.addOrders(0);
            } else {
                tick.addOrders(verb + 1);
                if (hasTarget(seen.layout, verb)) {
                    tick.addOrders(orders.target[row]);
                }
            }
        }
    }

    /**
     * Reads what the awaited views order into {@code orders}.
     *
     * @param seen observations of all awaited views
     * @return whether the numbers are what {@link #write} would have written of legal orders
     */
    static boolean read(ReplayTick tick, Match match, Observation[] seen, Orders[] orders) {
        int next = 0;
        for (int view = 0; view < orders.length; view++) {
            orders[view].clear();
            for (int row = 0; match.awaits(view) && row < seen[view].actors; row++) {
                if (next >= tick.getOrdersCount()) {
                    return false;
                }
                int verb = tick.getOrders(next++) - 1;
                if (verb == Orders.NONE) {
                    continue;
                }
                int target = 0;
                if (hasTarget(seen[view].layout, verb)) {
                    target = next < tick.getOrdersCount() ? tick.getOrders(next++) : -1;
                }
                if (!seen[view].legal(row, verb, target)) {
                    return false;
                }
                orders[view].set(row, verb, target);
            }
        }
        return next == tick.getOrdersCount();
    }

    private static boolean hasTarget(Layout layout, int verb) {
        return verb >= 0 && verb < layout.verbs().size() && layout.targets(verb) > 0;
    }

    /** The match's hash mixed with the orders, so that no order can be changed without changing it. */
    static long hash(long matchHash, ReplayTick.Builder tick) {
        long hash = matchHash;
        for (int i = 0; i < tick.getOrdersCount(); i++) {
            hash = MatchRandom.derive(hash, tick.getOrders(i));
        }
        return hash;
    }
}
