package dev.agon.game.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The numbers that a renderer of lanes wants beside the layout. Distances are shares of half the map, as coordinates are; {@code
 * half} is their unit in hundredths of a metre; times are in seconds.
 *
 * <ul>
 *   <li>{@code core}, {@code fountain}: x and y of Amber's; {@code fountainRadius}
 *   <li>{@code lane0}, {@code lane1}, …: the way of Amber's creeps, x0, y0, x1, …, from its core
 *   <li>{@code sight}, {@code range}: by kind of unit
 *   <li>{@code camps}, {@code runes}: x0, y0, x1, …, mirror images included
 *   <li>{@code abilities:KIND}: number of a hero kind's ability in each slot
 *   <li>{@code abilityMana}, {@code abilityCooldown}, {@code abilityRange}, {@code abilityRadius}: by number of the ability
 *   <li>{@code abilityGround}: 1 for abilities aimed at a place, {@code rings} in each direction; {@code abilityOwn}: 1 for those aimed at
 *       own heroes
 *   <li>{@code ability:NAME}, {@code item:NAME}: its number
 *   <li>{@code itemPrice}, {@code itemMost}: by number of the item
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
            numbers.put("abilities:" + Kind.NAMES.get(hero), scaled(1, abilitiesOf(hero)));
        }
        numbers.put("camps", scaled(half, withMirrorImages(map.camps())));
        numbers.put("runes", scaled(half, withMirrorImages(map.runes())));
        numbers.put("abilityRadius", scaled(half, LanesNumbers.ABILITY_RADIUS));
        numbers.put("abilityGround", flags(Ability::isGround));
        numbers.put("abilityOwn", flags(Ability::isForOwn));
        numbers.put("rings", List.of((double) LanesNumbers.RINGS));
        for (int ability = 0; ability < Ability.NAMES.size(); ability++) {
            numbers.put("ability:" + Ability.NAMES.get(ability), List.of((double) ability));
        }
        for (int item = 0; item < Item.COUNT; item++) {
            numbers.put("item:" + Item.NAMES.get(item), List.of((double) item));
        }
        numbers.put("itemPrice", scaled(1, LanesNumbers.ITEM_PRICE));
        numbers.put("itemMost", scaled(1, LanesNumbers.ITEM_MOST));
        numbers.put("abilityMana", scaled(1, LanesNumbers.ABILITY_MANA));
        numbers.put("abilityCooldown", scaled(LanesNumbers.TICKS_PER_SECOND, LanesNumbers.ABILITY_COOLDOWN));
        numbers.put("abilityRange", scaled(half, LanesNumbers.ABILITY_RANGE));
        return numbers;
    }

    private static int[] abilitiesOf(int hero) {
        return new int[] {
            Ability.of(hero, Ability.UNIT_SLOT),
            Ability.of(hero, Ability.PLACE_SLOT),
            Ability.of(hero, Ability.SELF_SLOT)
        };
    }

    private static int[] withMirrorImages(int[][] places) {
        return Arrays.stream(places)
                .flatMapToInt(place -> IntStream.of(place[0], place[1], -place[0], -place[1]))
                .toArray();
    }

    private static List<Double> flags(IntPredicate test) {
        return IntStream.range(0, Ability.NAMES.size())
                .mapToObj(ability -> test.test(ability) ? 1.0 : 0.0)
                .toList();
    }

    private static List<Double> scaled(double unit, int[] values) {
        return Arrays.stream(values).mapToObj(value -> value / unit).toList();
    }
}
