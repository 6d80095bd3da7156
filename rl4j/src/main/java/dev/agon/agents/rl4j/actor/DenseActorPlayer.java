package dev.agon.agents.rl4j.actor;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;

/**
 * A trained actor at the table. It draws as it drew in training: from all orders, and where an illegal one is drawn the next legal one
 * stands in.
 */
final class DenseActorPlayer implements Player {
    private final DenseActor actor;
    private final FlatObservation flat;
    private final MatchRandom random;
    private final float[] seen;
    private long seats;

    DenseActorPlayer(DenseActor actor, FlatObservation flat, long seed) {
        this.actor = actor;
        this.flat = flat;
        random = new MatchRandom(seed);
        seen = new float[flat.length()];
    }

    @Override
    public void begin(Game game, int view, long ownSeats) {
        seats = ownSeats;
    }

    @Override
    public void decide(Observation observation, Orders orders) {
        for (int row = 0; row < observation.actors; row++) {
            if ((seats >>> observation.actorSeat[row] & 1) != 0) {
                int order = flat.orders()
                        .legalInstead(observation, row, observation.hasChoice(row) ? draw(observation, row) : 0);
                orders.set(row, flat.orders().verb(order), flat.orders().target(order));
            }
        }
    }

    private int draw(Observation observation, int row) {
        flat.write(observation, row, seen);
        float[] probabilities = actor.probabilities(seen);
        float left = random.nextFloat();
        for (int order = 0; order < probabilities.length; order++) {
            left -= probabilities[order];
            if (left < 0) {
                return order;
            }
        }
        return probabilities.length - 1;
    }
}
