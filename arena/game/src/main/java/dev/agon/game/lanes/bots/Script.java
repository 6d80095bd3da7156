package dev.agon.game.lanes.bots;

import dev.agon.game.Orders;

/** How a hero is played by a fixed rule. One object plays the heroes of one player and may remember things about them. */
@FunctionalInterface
public interface Script {
    /**
     * Orders one hero.
     *
     * @param field what is seen
     * @param actor the hero's actor row
     */
    void order(Field field, int actor, Orders orders);
}
