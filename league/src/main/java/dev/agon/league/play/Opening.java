package dev.agon.league.play;

import dev.agon.agents.selfplay.WanderingPlayer;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.VariedStart;

/**
 * Starts matches in states that vary. Games that can begin in the middle mostly do so; else there are some ticks of wandering,
 * from which nobody learns: orders drawn anew each time would hardly move anybody from where the rules put them.
 */
final class Opening {
    private final Game game;
    private final Observation[] seen;
    private final Orders[] orders;

    Opening(Game game) {
        this.game = game;
        seen = new Observation[game.views()];
        for (int view = 0; view < game.views(); view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
        }
        orders = Orders.forGame(game);
    }

    /** A match after at most so many ticks; from its start where chance ended it before. */
    Match varied(long seed, int mostTicks) {
        MatchRandom random = new MatchRandom(MatchRandom.derive(seed, -1));
        if (game instanceof VariedStart middle && random.nextInt(4) != 0) {
            return middle.startVaried(seed);
        }
        Match match = game.start(seed);
        int ticks = mostTicks == 0 ? 0 : random.nextInt(mostTicks + 1);
        Player[] players = players(random);
        while (match.tick() < ticks && !match.over()) {
            for (int view = 0; view < seen.length; view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    match.observe(view, seen[view]);
                    players[view].decide(seen[view], orders[view]);
                }
            }
            match.advance(orders);
        }
        return match.over() ? game.start(seed) : match;
    }

    private Player[] players(MatchRandom random) {
        Player[] players = new Player[seen.length];
        for (int view = 0; view < players.length; view++) {
            players[view] = new WanderingPlayer(random.nextLong());
            players[view].begin(game, view, ~0L);
        }
        return players;
    }
}
