package dev.agon.game.microrts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a renderer of microrts, or a bot in another language, wants to know beside the layout: numbers of the rules, each by kind from ore
 * to ranged; {@code sight} only where there is fog.
 */
final class MicrortsDrawing {
    private static final Map<String, List<Double>> NUMBERS = Map.of(
            "cost", byKind(MicrortsNumbers.COST),
            "hitPoints", byKind(MicrortsNumbers.HEALTH),
            "damage", byKind(MicrortsNumbers.DAMAGE),
            "range", byKind(MicrortsNumbers.ATTACK_RANGE),
            "buildTicks", byKind(MicrortsNumbers.BUILD_TICKS),
            "moveTicks", byKind(MicrortsNumbers.MOVE_TICKS),
            "attackTicks", byKind(MicrortsNumbers.ATTACK_TICKS),
            "harvestTicks", byKind(MicrortsNumbers.HARVEST_TICKS));

    private MicrortsDrawing() {}

    static Map<String, List<Double>> numbers(boolean fog) {
        if (!fog) {
            return NUMBERS;
        }
        Map<String, List<Double>> all = new TreeMap<>(NUMBERS);
        all.put("sight", byKind(MicrortsNumbers.SIGHT));
        return all;
    }

    private static List<Double> byKind(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(number -> (double) number).toList();
    }
}
