package dev.agon.agents.selfplay;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;

/**
 * Gives random orders and keeps to each for a while, so that its actors get somewhere: it makes the varied states from which a
 * share of training matches begins. Orders drawn anew at every tick hardly leave the place where they start. In a game that waits for its players' turns every order is drawn anew.
 */
public final class WanderingPlayer implements Player {
    private static final int LONGEST_STRETCH = 60;

    private final RandomPlayer inner;
    private final MatchRandom random;
    private long seats;
    private int longestStretch;
    private int[] verb = new int[0];
    private int[] target = new int[0];
    private int[] left = new int[0];

    /** A player whose choices follow from the seed. */
    public WanderingPlayer(long seed) {
        inner = new RandomPlayer(MatchRandom.derive(seed, 0));
        random = new MatchRandom(MatchRandom.derive(seed, 1));
    }

    @Override
    public void begin(Game game, int view, long ownSeats) {
        inner.begin(game, view, ownSeats);
        seats = ownSeats;
        longestStretch = game.ticksPerSecond() == 0 ? 1 : LONGEST_STRETCH;
        verb = new int[game.seats() * game.layout().maxActorsPerSeat()];
        target = new int[verb.length];
        left = new int[verb.length];
    }

    @Override
    public void decide(Observation observation, Orders orders) {
        inner.decide(observation, orders);
        for (int row = 0; row < observation.actors; row++) {
            if ((seats >>> observation.actorSeat[row] & 1) == 0) {
                continue;
            }
            if (left[row]-- > 0 && observation.legal(row, verb[row], target[row])) {
                orders.set(row, verb[row], target[row]);
            } else {
                verb[row] = orders.verb[row];
                target[row] = orders.target[row];
                left[row] = random.nextInt(longestStretch);
            }
        }
    }
}
