package dev.agon.server.remote;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.server.Probe;

/** Plays the probe by always stepping to the left, and counts. */
final class StepsLeft implements Player {
    int decisions;
    boolean closed;

    @Override
    public void begin(Game game, int view, long seats) {}

    @Override
    public void decide(Observation observation, Orders orders) {
        decisions++;
        for (int row = 0; row < observation.actors; row++) {
            orders.set(row, Probe.STEP, Probe.LEFT);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
