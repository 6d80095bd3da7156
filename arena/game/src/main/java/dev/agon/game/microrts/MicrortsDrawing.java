package dev.agon.game.microrts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a renderer of microrts wants to know beside the layout: numbers of the rules, each by kind from ore to ranged. */
final class MicrortsDrawing {
    static final Map<String, List<Double>> NUMBERS = Map.of(
            "cost", byKind(MicrortsNumbers.COST),
            "hitPoints", byKind(MicrortsNumbers.HEALTH),
            "range", byKind(MicrortsNumbers.ATTACK_RANGE),
            "buildTicks", byKind(MicrortsNumbers.BUILD_TICKS),
            "moveTicks", byKind(MicrortsNumbers.MOVE_TICKS),
            "attackTicks", byKind(MicrortsNumbers.ATTACK_TICKS),
            "harvestTicks", byKind(MicrortsNumbers.HARVEST_TICKS));

    private MicrortsDrawing() {}

    private static List<Double> byKind(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(number -> (double) number).toList();
    }
}
