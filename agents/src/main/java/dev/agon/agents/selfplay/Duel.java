package dev.agon.agents.selfplay;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Planner;
import dev.agon.game.Player;
import dev.agon.game.SeatsOfView;

/** Matches of one player against another in a game of two teams, in pairs with the same seed and sides swapped. */
public final class Duel {
    private Duel() {}

    /**
     * Share of matches that {@code a} wins; draws count half.
     *
     * @param matches how many; rounded up to pairs
     */
    public static double score(Game game, Game.BotFactory a, Game.BotFactory b, int matches, long seed) {
        int pairs = (matches + 1) / 2;
        double score = 0;
        for (int pair = 0; pair < pairs; pair++) {
            long matchSeed = MatchRandom.derive(seed, pair);
            score += play(game, matchSeed, a, b);
            score += 1 - play(game, matchSeed, b, a);
        }
        return score / (2 * pairs);
    }

    /** 1 when the first team wins, 0.5 for a draw, 0 when it loses. */
    private static double play(Game game, long seed, Game.BotFactory first, Game.BotFactory second) {
        Match match = game.start(seed);
        Player[] players = new Player[game.views()];
        Observation[] observations = new Observation[game.views()];
        Orders[] orders = Orders.forGame(game);
        for (int view = 0; view < game.views(); view++) {
            long seats = new SeatsOfView(game, view).bits();
            int team = game.teamOf(Long.numberOfTrailingZeros(seats));
            players[view] = (team == 0 ? first : second).create(MatchRandom.derive(seed, 1000 + view));
            players[view].begin(game, view, seats);
            Planner.handOver(match, players[view]);
            observations[view] = new Observation(game.layout(), game.seatsOfView(view));
        }
        while (!match.over()) {
            for (int view = 0; view < players.length; view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    match.observe(view, observations[view]);
                    players[view].decide(observations[view], orders[view]);
                }
            }
            match.advance(orders);
        }
        for (Player player : players) {
            player.close();
        }
        return 0.5 + 0.5 * Math.signum(match.outcome(0));
    }
}
