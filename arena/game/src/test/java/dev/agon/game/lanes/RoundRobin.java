package dev.agon.game.lanes;

import dev.agon.game.Duel;
import dev.agon.game.Game;
import dev.agon.game.Games;
import java.util.List;
import java.util.Locale;

/**
 * Measures the anchors of a game: every pair plays, sides swapped, and ratings are fitted to the scores by maximum likelihood on the
 * scale on which 400 points are odds of ten to one; the first has 0. Arguments: game, matches of neighbours on the scale, matches of each
 * other pair.
 */
final class RoundRobin {
    private static final int FIT_STEPS = 20_000;

    private RoundRobin() {}

    public static void main(String[] arguments) {
        Game game = Games.onClassPath().get(arguments[0]);
        List<String> bots = game.anchors().stream().map(anchor -> anchor.bot()).toList();
        int[][] matches = new int[bots.size()][bots.size()];
        double[][] score = new double[bots.size()][bots.size()];
        for (int a = 0; a < bots.size(); a++) {
            for (int b = a - 1; b >= 0; b--) {
                matches[a][b] = Integer.parseInt(arguments[a - b == 1 ? 1 : 2]);
                matches[b][a] = matches[a][b];
                score[a][b] = Duel.score(game, bots.get(a), bots.get(b), matches[a][b]);
                score[b][a] = 1 - score[a][b];
                print("%s %s - %s: %.3f of %d%n", game.name(), bots.get(a), bots.get(b), score[a][b], matches[a][b]);
            }
        }
        double[] ratings = fit(score, matches);
        for (int i = 0; i < ratings.length; i++) {
            print("%s %s %.0f%n", game.name(), bots.get(i), ratings[i]);
        }
    }

    /** Gradient ascent on the likelihood; half a match of each pair is counted drawn, so that nobody is infinitely strong. */
    private static double[] fit(double[][] score, int[][] matches) {
        double[] strength = new double[score.length];
        for (int step = 0; step < FIT_STEPS; step++) {
            for (int a = 1; a < strength.length; a++) {
                double gradient = 0;
                double played = 0;
                for (int b = 0; b < strength.length; b++) {
                    if (a != b) {
                        double expected = 1 / (1 + Math.exp(strength[b] - strength[a]));
                        gradient += score[a][b] * matches[a][b] + 0.25 - expected * (matches[a][b] + 0.5);
                        played += matches[a][b];
                    }
                }
                strength[a] += gradient / played;
            }
        }
        for (int i = 0; i < strength.length; i++) {
            strength[i] *= 400 / Math.log(10);
        }
        return strength;
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
