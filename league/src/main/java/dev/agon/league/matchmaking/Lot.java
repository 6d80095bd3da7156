package dev.agon.league.matchmaking;

import dev.agon.game.MatchRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Chances that sum to 1, in a fixed order, and how one is drawn. */
final class Lot {
    /** The golden ratio's fraction, as a part of all 64-bit numbers. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Lot() {}

    /**
     * One of the points at which is drawn. Points that follow each other lie far apart, and any few of them fill [0, 1) evenly, by steps of
     * the golden ratio: opponents are drawn for whole blocks of matches, a handful for each update, and with independent draws a handful
     * would be nothing like the chances.
     *
     * @return in [0, 1)
     */
    static double point(long seed, long number) {
        return ((MatchRandom.mix(seed) + number * GOLDEN) >>> 11) * 0x1p-53;
    }

    /** Chances in proportion to weights of at least 0; equal ones where all weights are 0. */
    static Map<String, Double> of(List<String> names, ToDoubleFunction<String> weight) {
        double sum = names.stream().mapToDouble(weight).sum();
        Map<String, Double> chances = new LinkedHashMap<>();
        for (String name : names) {
            chances.put(name, sum > 0 ? weight.applyAsDouble(name) / sum : 1.0 / names.size());
        }
        return chances;
    }

    /**
     * The one at that point.
     *
     * @param chances not empty
     * @param point in [0, 1), drawn with equal chances
     */
    static String draw(Map<String, Double> chances, double point) {
        double left = point;
        String drawn = "";
        for (Map.Entry<String, Double> entry : chances.entrySet()) {
            if (entry.getValue() > 0) {
                drawn = entry.getKey();
                left -= entry.getValue();
                if (left < 0) {
                    break;
                }
            }
        }
        return drawn;
    }
}
