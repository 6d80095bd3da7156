package dev.agon.game.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers that a renderer of lanes wants beside the layout. Distances are shares of half the map, as coordinates are; {@code
 * half} is their unit in hundredths of a metre; times are in seconds.
 *
 * <ul>
 *   <li>{@code core}, {@code fountain}: x and y of Amber's; {@code fountainRadius}
 *   <li>{@code lane0}, {@code lane1}, …: the way of Amber's creeps, x0, y0, x1, …, from its core
 *   <li>{@code sight}, {@code range}: by kind of unit
 *   <li>{@code abilities:KIND}: number of a hero kind's ability in each slot, or -1
 *   <li>{@code abilityMana}, {@code abilityCooldown}, {@code abilityRange}: by number of the ability
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
        numbers.put("sight", scaled(half, LanesNumbers.SIGHT));
        numbers.put("range", scaled(half, LanesNumbers.ATTACK_RANGE));
        for (int hero = 0; hero < Kind.HEROES; hero++) {
            numbers.put("abilities:" + Kind.NAMES.get(hero), scaled(1, LanesNumbers.ABILITIES[hero]));
        }
        numbers.put("abilityMana", scaled(1, LanesNumbers.ABILITY_MANA));
        numbers.put("abilityCooldown", scaled(LanesNumbers.TICKS_PER_SECOND, LanesNumbers.ABILITY_COOLDOWN));
        numbers.put("abilityRange", scaled(half, LanesNumbers.ABILITY_RANGE));
        return numbers;
    }

    private static List<Double> scaled(double unit, int[] values) {
        return Arrays.stream(values).mapToObj(value -> value / unit).toList();
    }
}
