package dev.agon.benchmarks;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.RandomPlayer;

/** One random match after another, a tick at a time. */
final class EndlessPlay {
    private final Game game;
    private final MatchRandom seeds = new MatchRandom(1);
    private final RandomPlayer player = new RandomPlayer(2);
    private final Observation[] seen;
    private final Orders[] orders;
    private Match match;

    EndlessPlay(Game game) {
        this.game = game;
        match = game.start(seeds.nextLong());
        orders = Orders.forGame(game);
        seen = new Observation[game.views()];
        for (int view = 0; view < seen.length; view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
        }
        player.begin(game, 0, -1L);
    }

    /** Plays a tick and gives its number. */
    int tick() {
        if (match.over()) {
            match = game.start(seeds.nextLong());
        }
        for (int view = 0; view < seen.length; view++) {
            orders[view].clear();
            if (match.awaits(view)) {
                match.observe(view, seen[view]);
                player.decide(seen[view], orders[view]);
            }
        }
        match.advance(orders);
        return match.tick();
    }

    /** Hash of the state after the last tick. */
    long hash() {
        return match.hash();
    }
}
