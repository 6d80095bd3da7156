package dev.agon.game.lanes;

import dev.agon.game.Game;
import dev.agon.game.Games;
import java.util.List;
import java.util.Locale;

/**
 * Measures the anchors of a game: every pair of bots plays, sides swapped, and ratings are fitted to the scores by maximum likelihood on
 * the scale on which 400 points are odds of ten to one; the first bot has 0. Arguments: game, matches of each pair.
 */
final class RoundRobin {
    private static final int FIT_STEPS = 20_000;

    private RoundRobin() {}

    public static void main(String[] arguments) {
        Game game = Games.onClassPath().get(arguments[0]);
        int matches = Integer.parseInt(arguments[1]);
        List<String> bots = List.copyOf(game.bots().keySet());
        double[][] score = new double[bots.size()][bots.size()];
        for (int a = 0; a < bots.size(); a++) {
            for (int b = 0; b < a; b++) {
                score[a][b] = score(game, bots.get(a), bots.get(b), matches);
                score[b][a] = 1 - score[a][b];
                print("%s %s - %s: %.3f%n", game.name(), bots.get(a), bots.get(b), score[a][b]);
            }
        }
        double[] ratings = fit(score, matches);
        for (int i = 0; i < ratings.length; i++) {
            print("%s %s %.0f%n", game.name(), bots.get(i), ratings[i]);
        }
    }

    private static double score(Game game, String a, String b, int matches) {
        double sum = 0;
        for (int i = 0; i < matches; i++) {
            // Two matches from each seed, sides swapped.
            boolean swapped = i % 2 == 1;
            double amber = new Duel(game, swapped ? b : a, swapped ? a : b, i / 2).play();
            sum += swapped ? 1 - amber : amber;
        }
        return sum / matches;
    }

    /** Gradient ascent on the likelihood; half a match of each pair is counted drawn, so that nobody is infinitely strong. */
    private static double[] fit(double[][] score, int matches) {
        double[] strength = new double[score.length];
        for (int step = 0; step < FIT_STEPS; step++) {
            for (int a = 1; a < strength.length; a++) {
                double gradient = 0;
                for (int b = 0; b < strength.length; b++) {
                    if (a != b) {
                        double observed = (score[a][b] * matches + 0.25) / (matches + 0.5);
                        gradient += observed - 1 / (1 + Math.exp(strength[b] - strength[a]));
                    }
                }
                strength[a] += 0.5 * gradient;
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
