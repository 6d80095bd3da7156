package dev.agon.agents.bench;

import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;

/** Matches to be played in a benchmark, one after the other, and the orders in them. For one thread. */
public interface EnvWorkload {
    /** Starts the next match. */
    Match next();

    /**
     * Orders for a view that is awaited; asked in the order of ticks and views.
     *
     * @param seen what the view sees
     * @param orders cleared; to be filled
     */
    void order(int view, Observation seen, Orders orders);
}
