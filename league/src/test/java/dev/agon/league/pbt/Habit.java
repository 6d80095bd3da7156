package dev.agon.league.pbt;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;

/** Does the same all day. */
record Habit(int verb) implements Player {
    @Override
    public void begin(Game game, int view, long seats) {}

    @Override
    public void decide(Observation observation, Orders orders) {
        for (int row = 0; row < observation.actors; row++) {
            orders.set(row, verb, 0);
        }
    }
}
