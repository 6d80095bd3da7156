package dev.agon.game.microrts;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;

/** Lets a share of another player's orders slip to chance, so that no two matches are the same and there are players of every strength. */
final class SlippingPlayer implements Player {
    private final Player player;
    private final float slips;
    private final MatchRandom random;
    private final RandomPlayer chance;
    private final Orders drawn;

    /**
     * A player that slips.
     *
     * @param slips share of orders left to chance, in [0, 1]
     * @param room most actors
     * @param seed what chance follows from
     */
    SlippingPlayer(Player player, float slips, int room, long seed) {
        this.player = player;
        this.slips = slips;
        random = new MatchRandom(seed);
        chance = new RandomPlayer(MatchRandom.derive(seed, 1));
        drawn = new Orders(room);
    }

    @Override
    public void begin(Game game, int view, long ownSeats) {
        player.begin(game, view, ownSeats);
        chance.begin(game, view, ownSeats);
    }

    @Override
    public void decide(Observation observation, Orders orders) {
        player.decide(observation, orders);
        chance.decide(observation, drawn);
        for (int actor = 0; actor < observation.actors; actor++) {
            if (random.nextFloat() < slips) {
                orders.set(actor, drawn.verb[actor], drawn.target[actor]);
            }
        }
    }
}
