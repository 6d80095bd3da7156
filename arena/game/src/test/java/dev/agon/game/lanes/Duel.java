package dev.agon.game.lanes;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;

/** A match between two bots, one a side, tick by tick. */
final class Duel {
    final Game game;
    final Match match;
    final Orders[] orders;
    private final Player[] players = new Player[World.SIDES];
    final Observation[] seen = new Observation[World.SIDES];

    /** Amber's bot and Sky's by name; their chance follows from the seed. */
    Duel(Game game, String amber, String sky, long seed) {
        this(game, game.start(seed), amber, sky, MatchRandom.derive(seed, 0), MatchRandom.derive(seed, 1));
    }

    Duel(Game game, Match match, String amber, String sky, long amberSeed, long skySeed) {
        this.game = game;
        this.match = match;
        orders = Orders.forGame(game);
        players[0] = game.bots().get(amber).create(amberSeed);
        players[1] = game.bots().get(sky).create(skySeed);
        for (int view = 0; view < World.SIDES; view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
            players[view].begin(game, view, seatsOf(view));
        }
    }

    private long seatsOf(int view) {
        long seats = 0;
        for (int seat = 0; seat < game.seats(); seat++) {
            seats |= game.viewOf(seat) == view ? 1L << seat : 0;
        }
        return seats;
    }

    World world() {
        return ((LanesMatch) match).world();
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
