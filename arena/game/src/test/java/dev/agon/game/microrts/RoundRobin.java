package dev.agon.game.microrts;

import dev.agon.game.Duel;
import dev.agon.game.Game;
import dev.agon.game.Games;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every bot against every other, as many matches from either side: mean scores with 95 % Wilson intervals and the mean length. Run by
 * hand for docs/results/microrts.md: game, matches of each pair, then bots, or none for all, then settings as {@code key=value}.
 */
final class RoundRobin {
    private static final double Z = 1.96;

    private RoundRobin() {}

    public static void main(String[] arguments) {
        Map<String, String> settings = new TreeMap<>();
        List<String> bots = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            if (equals < 0) {
                bots.add(arguments[i]);
            } else {
                settings.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
            }
        }
        Game game = Games.onClassPath().get(arguments[0]).with(settings);
        if (bots.isEmpty()) {
            bots.addAll(game.bots().keySet());
        }
        int matches = Integer.parseInt(arguments[1]);
        for (int a = 0; a < bots.size(); a++) {
            for (int b = 0; b < a; b++) {
                System.out.println(line(game, bots.get(a), bots.get(b), matches));
            }
        }
    }

    private static String line(Game game, String a, String b, int matches) {
        double score = 0;
        double asAmber = 0;
        int draws = 0;
        long ticks = 0;
        for (int i = 0; i < matches; i++) {
            boolean swapped = i % 2 == 1;
            Duel duel = new Duel(game, swapped ? b : a, swapped ? a : b, i / 2);
            double amber = duel.play();
            score += swapped ? 1 - amber : amber;
            asAmber += swapped ? 0 : amber;
            draws += amber == 0.5 ? 1 : 0;
            ticks += duel.match.tick();
        }
        double p = score / matches;
        double z2 = Z * Z / matches;
        double middle = (p + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(p * (1 - p) / matches + z2 / (4 * matches)) / (1 + z2);
        return String.format(
                Locale.ROOT,
                "%-12s %-12s %.3f [%.3f, %.3f] as Amber %.3f draws %d mean ticks %d",
                a,
                b,
                p,
                middle - half,
                middle + half,
                2 * asAmber / matches,
                draws,
                ticks / matches);
    }
}
