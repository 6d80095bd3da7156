package dev.agon.game.microrts;

import dev.agon.game.Narrowing;
import dev.agon.game.Observation;
import dev.agon.game.Orders;

/**
 * What an order leaves to the units in later rows: not the cell that it claims, and not what it costs. By what the observation shows
 * alone.
 */
final class Reservation implements Narrowing {
    private static final int[] PRODUCTS_WITHIN = productsWithin();

    private final Ground ground;

    Reservation(Ground ground) {
        this.ground = ground;
    }

    /** Productions that cost at most so much, bit {@code t} for target {@code t}, by cost up to the dearest. */
    private static int[] productsWithin() {
        int most = 0;
        for (int cost : MicrortsNumbers.COST) {
            most = Math.max(most, cost);
        }
        int[] within = new int[most + 1];
        for (int money = 0; money <= most; money++) {
            for (int kind = Kind.BASE; kind < Kind.COUNT; kind++) {
                boolean enough = MicrortsNumbers.COST[kind] <= money;
                within[money] |= enough ? 15 << (kind - Kind.BASE) * Ground.DIRECTIONS : 0;
            }
        }
        return within;
    }

    @Override
    public void narrow(Observation seen, Orders given, int actor) {
        int verb = given.verb[actor];
        if (verb != Action.MOVE && verb != Action.PRODUCE) {
            return;
        }
        int direction = given.target[actor] % Ground.DIRECTIONS;
        int claimed = ground.beside(cellOf(seen, actor), direction);
        int money = verb == Action.PRODUCE ? left(seen, given, actor) : PRODUCTS_WITHIN.length - 1;
        int affordable = PRODUCTS_WITHIN[Math.max(0, Math.min(money, PRODUCTS_WITHIN.length - 1))];
        for (int later = actor + 1; later < seen.actors; later++) {
            int open = ~(directionsTo(seen, later, claimed) * 0x111111);
            restrict(seen, later, Action.MOVE, open);
            restrict(seen, later, Action.PRODUCE, open & affordable);
        }
    }

    private int cellOf(Observation seen, int actor) {
        int at = seen.actorEntity[actor] * MicrortsLayout.FEATURES;
        return ground.cellAt(seen.features[at + MicrortsLayout.X], seen.features[at + MicrortsLayout.Y]);
    }

    /** What is left to spend after the orders up to an actor's. */
    private static int left(Observation seen, Orders given, int actor) {
        int left = (int) seen.globals[MicrortsLayout.OWN_SPENDABLE];
        for (int row = 0; row <= actor; row++) {
            if (given.verb[row] == Action.PRODUCE) {
                left -= MicrortsNumbers.COST[Kind.BASE + given.target[row] / Ground.DIRECTIONS];
            }
        }
        return left;
    }

    /** Bits of the directions in which the actor has that cell beside it: one or none. */
    private int directionsTo(Observation seen, int actor, int cell) {
        int from = cellOf(seen, actor);
        int directions = 0;
        for (int direction = 0; direction < Ground.DIRECTIONS; direction++) {
            directions |= ground.beside(from, direction) == cell ? 1 << direction : 0;
        }
        return directions;
    }

    private static void restrict(Observation seen, int actor, int verb, long to) {
        int at = seen.targetOffset(actor, verb);
        long narrowed = seen.targetMask[at] & to;
        seen.targetMask[at] = narrowed;
        if (narrowed == 0) {
            seen.verbMask[actor] &= ~(1L << verb);
        }
    }
}
