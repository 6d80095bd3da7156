package dev.agon.agents.bench;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.RandomPlayer;

/** Matches of random players. */
public final class RandomWorkload implements EnvWorkload {
    private final Game game;
    private final MatchRandom seeds;
    private final RandomPlayer[] players;

    /** Matches of a game, whose seeds and orders follow from one seed. */
    public RandomWorkload(Game game, long seed) {
        this.game = game;
        seeds = new MatchRandom(seed);
        players = new RandomPlayer[game.views()];
        for (int view = 0; view < players.length; view++) {
            players[view] = new RandomPlayer(seeds.nextLong());
            players[view].begin(game, view, -1L);
        }
    }

    @Override
    public Match next() {
        return game.start(seeds.nextLong());
    }

    @Override
    public void order(int view, Observation seen, Orders orders) {
        players[view].decide(seen, orders);
    }
}
