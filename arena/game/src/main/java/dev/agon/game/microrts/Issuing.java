package dev.agon.game.microrts;

/**
 * How orders begin: what an illegal one becomes, what an order claims, and what happens where two claim the same. Who is told
 * something while it is busy loses what it was doing and keeps its place in the ledger.
 */
final class Issuing {
    private Issuing() {}

    /** Tells a unit what to do, legal or not; see {@link Legality#allows} for direction and target. */
    static void issue(World w, int unit, int action, int direction, int target) {
        int ticks = Action.ticks(w.kind[unit], action, target);
        boolean legal = Legality.allows(w, unit, action, direction, target);
        int claim = legal ? claimOf(w, unit, action, direction) : World.NO_CLAIM;
        int cost = legal && action == Action.PRODUCE ? MicrortsNumbers.COST[target] : 0;
        int left = settle(w, unit, claim, cost, ticks);
        begin(w, unit);
        w.cancelled[unit] = left < 0;
        w.duration[unit] = Math.abs(left);
        if (!legal || left < 0) {
            w.action[unit] = Action.NONE;
            return;
        }
        w.action[unit] = action;
        w.direction[unit] = direction;
        w.target[unit] = target;
        if (claim != World.NO_CLAIM) {
            w.claim[unit] = claim;
            w.claimant[claim] = unit;
            w.claimedCost[unit] = cost;
            w.committed[w.owner[unit]] += cost;
        }
    }

    private static int claimOf(World w, int unit, int action, int direction) {
        return action == Action.MOVE || action == Action.PRODUCE
                ? w.ground.beside(w.cell[unit], direction)
                : World.NO_CLAIM;
    }

    /**
     * Compares a new order with all that is under way and cancels what cannot go on beside it: both of two orders of this tick, the
     * new one alone where the other is older.
     *
     * @return how many ticks the new order takes, negative where it is cancelled
     */
    private static int settle(World w, int unit, int claim, int cost, int ticks) {
        if (claim == World.NO_CLAIM || !anyConflict(w, unit, claim, cost)) {
            return ticks;
        }
        int left = ticks;
        boolean cancelled = false;
        for (int i = 0; i < w.ledgerCount; i++) {
            int other = w.ledger[i];
            if (!conflict(w, other, unit, claim, cost)) {
                continue;
            }
            cancelled = true;
            if (w.issuedAt[other] == w.clock) {
                left = Math.min(left, w.duration[other]);
                cancel(w, other, left);
            } else {
                left = 1;
            }
        }
        return cancelled ? -left : left;
    }

    /** Whether it is worth looking at the ledger. */
    private static boolean anyConflict(World w, int unit, int claim, int cost) {
        return w.claimant[claim] != World.NOBODY || (cost > 0 && w.committed[w.owner[unit]] > 0);
    }

    private static boolean conflict(World w, int other, int unit, int claim, int cost) {
        boolean sameCell = w.claim[other] == claim;
        boolean tooDear = cost > 0
                && w.claimedCost[other] > 0
                && w.owner[other] == w.owner[unit]
                && w.claimedCost[other] + cost > w.store[w.owner[unit]];
        return sameCell || tooDear;
    }

    private static void cancel(World w, int unit, int ticks) {
        w.release(unit);
        w.action[unit] = Action.NONE;
        w.duration[unit] = ticks;
        w.cancelled[unit] = true;
    }

    /** The unit has a place in the ledger, its old one where it has one, and claims nothing. */
    private static void begin(World w, int unit) {
        if (w.isIdle(unit)) {
            w.ledger[w.ledgerCount++] = unit;
        } else {
            w.release(unit);
        }
        w.issuedAt[unit] = w.clock;
    }
}
