package dev.agon.game.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a renderer of lanes wants to know beside the layout: the places here, and {@link LanesFigures}. Distances are shares of half the
 * map, as coordinates are; {@code half} is their unit in hundredths of a metre.
 *
 * <ul>
 *   <li>{@code core}, {@code fountain}: x and y of Amber's; {@code fountainRadius}
 *   <li>{@code lane0}, {@code lane1}, …: the way of Amber's creeps, x0, y0, x1, …, from its core
 *   <li>{@code camps}, {@code runes}: x0, y0, x1, …, mirror images included
 * </ul>
 */
final class LanesDrawing {
    private LanesDrawing() {}

    static Map<String, List<Double>> of(LanesMap map) {
        double half = map.half();
        Map<String, List<Double>> numbers = new TreeMap<>();
        numbers.put("half", List.of(half));
        numbers.put("core", scaled(half, map.core()));
        numbers.put("fountain", scaled(half, map.fountain()));
        numbers.put("fountainRadius", List.of(LanesNumbers.FOUNTAIN_RADIUS / half));
        for (int lane = 0; lane < map.lanes().length; lane++) {
            List<Double> way = new ArrayList<>(scaled(half, map.core()));
            way.addAll(scaled(half, map.lanes()[lane]));
            numbers.put("lane" + lane, way);
        }
        numbers.put("camps", scaled(half, withMirrorImages(map.camps())));
        numbers.put("runes", scaled(half, withMirrorImages(map.runes())));
        LanesFigures.put(half, numbers);
        return numbers;
    }

    private static int[] withMirrorImages(int[][] places) {
        return Arrays.stream(places)
                .flatMapToInt(place -> IntStream.of(place[0], place[1], -place[0], -place[1]))
                .toArray();
    }

    /** The values, each divided by a unit. */
    static List<Double> scaled(double unit, int... values) {
        return Arrays.stream(values).mapToObj(value -> value / unit).toList();
    }
}
