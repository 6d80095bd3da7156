package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** How heroes are played by fixed rules. One object plays the heroes of one player and may remember things about them. */
@FunctionalInterface
public interface Script {
    /**
     * Orders one hero.
     *
     * @param field what is seen
     * @param actor the hero's actor row
     */
    void order(Field field, int actor, Orders orders);

    /** Looks at the whole before the heroes are ordered one by one. */
    default void plan(Field field) {}
}
