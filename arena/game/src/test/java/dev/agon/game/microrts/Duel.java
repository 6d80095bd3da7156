package dev.agon.game.microrts;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;

/** A match between two bots, tick by tick. */
final class Duel {
    final Match match;
    final Orders[] orders;
    final Observation[] seen = new Observation[World.SIDES];
    private final Player[] players = new Player[World.SIDES];

    /** Amber's bot and Sky's by name; their chance follows from the seed. */
    Duel(Game game, String amber, String sky, long seed) {
        match = game.start(seed);
        orders = Orders.forGame(game);
        players[0] = game.bots().get(amber).create(MatchRandom.derive(seed, 0));
        players[1] = game.bots().get(sky).create(MatchRandom.derive(seed, 1));
        for (int view = 0; view < World.SIDES; view++) {
            seen[view] = new Observation(game.layout(), 1);
            players[view].begin(game, view, 1L << view);
        }
    }

    World world() {
        return ((MicrortsMatch) match).world();
    }

    void tick() {
        for (int view = 0; view < World.SIDES; view++) {
            orders[view].clear();
            match.observe(view, seen[view]);
            if (match.awaits(view)) {
                players[view].decide(seen[view], orders[view]);
            }
        }
        match.advance(orders);
    }

    /** Plays to the end; 1, 0.5 or 0 for Amber. */
    double play() {
        while (!match.over()) {
            tick();
        }
        return (match.outcome(0) + 1) / 2;
    }
}
