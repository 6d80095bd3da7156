package dev.agon.game.lanes;

import dev.agon.game.Duel;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import java.util.Locale;
import java.util.Map;

/**
 * Measures whether a side has an advantage: equal bots play on both sides, each with its own chance, and Amber's share of points is
 * printed with two standard errors. Arguments: game, bot, heroes as in the setting {@code lanes.heroes}, matches.
 */
final class Fairness {
    private Fairness() {}

    public static void main(String[] arguments) {
        Game game = Games.onClassPath().get(arguments[0]).with(Map.of("lanes.heroes", arguments[2]));
        int matches = Integer.parseInt(arguments[3]);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < matches; i++) {
            long amber = MatchRandom.derive(i, 0);
            long sky = MatchRandom.derive(i, 1);
            double points = new Duel(game, game.start(i), arguments[1], arguments[1], amber, sky).play();
            sum += points;
            squares += points * points;
        }
        double mean = sum / matches;
        double error = 2 * Math.sqrt((squares / matches - mean * mean) / matches);
        System.out.printf(
                Locale.ROOT,
                "%s %s %s: Amber %.4f ± %.4f of %d%n",
                arguments[0],
                arguments[1],
                arguments[2],
                mean,
                error,
                matches);
    }
}
