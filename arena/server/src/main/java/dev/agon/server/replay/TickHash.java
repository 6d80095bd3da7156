package dev.agon.server.replay;

import dev.agon.game.MatchRandom;

/** The hash that is kept of every tick: of the state after it and the orders given in it, so that neither can change unnoticed. */
final class TickHash {
    /** Hash of a tick's orders before the first. */
    static final long NO_ORDERS = 0;

    /** How often the whole hash of the state is kept. */
    static final int TICKS_BETWEEN_STATES = 100;

    private TickHash() {}

    /** The hash of a tick's orders with one more. */
    static long with(long orders, Told told) {
        return MatchRandom.derive(orders, (long) told.verb() << Integer.SIZE | told.target());
    }

    /** The hash of a tick. */
    static int of(long orders, long state) {
        return (int) (MatchRandom.derive(state, orders) >>> Integer.SIZE);
    }

    /** How many whole hashes are kept of a match: at every hundredth tick and the last. */
    static int states(int ticks) {
        return (ticks + TICKS_BETWEEN_STATES - 1) / TICKS_BETWEEN_STATES;
    }
}
