package dev.agon.agents.ppo;

import dev.agon.game.Game;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;

/** Plays {@link SignalGame} without a fault, with a memory of the way that was shown first. */
final class SignalFollower implements Player {
    private int shown;

    @Override
    public void begin(Game game, int view, long seats) {
        shown = 0;
    }

    @Override
    public void decide(Observation observation, Orders orders) {
        shown = observation.globals[1] > 0 ? (int) observation.globals[1] : shown;
        for (int row = 0; row < observation.actors; row++) {
            if (observation.globals[0] > 0) {
                orders.set(row, 1, litLamp(observation));
            } else {
                orders.set(row, 2, observation.actorSeat[row] % 2 == 0 ? shown : 3 - shown);
            }
        }
    }

    private static int litLamp(Observation observation) {
        for (int row = 2; row < observation.entities; row++) {
            if (observation.feature(row, 0) > 0) {
                return row;
            }
        }
        throw new IllegalStateException("no lamp is lit");
    }
}
