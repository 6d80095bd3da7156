package dev.agon.league.matchmaking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Chances that sum to 1, in a fixed order, and how one is drawn. */
final class Lot {
    private Lot() {}

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
