package dev.agon.game.lanes;

import static dev.agon.game.lanes.LanesDrawing.scaled;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Numbers of units, abilities and items, for a renderer to show and to put into words. Distances are shares of half the map, times in
 * seconds, speeds in shares of half the map a second.
 *
 * <ul>
 *   <li>by kind of unit: {@code sight}, {@code range}; by kind of hero: {@code heroHealth}, {@code heroHealthPerLevel}, {@code
 *       heroMana}, {@code heroManaPerLevel}
 *   <li>{@code abilities:KIND}: number of a hero kind's ability in each slot; {@code ability:NAME}: its number
 *   <li>by number of the ability: {@code abilityMana}, {@code abilityCooldown}, {@code abilityRange}, {@code abilityRadius}, {@code
 *       abilityPower}, {@code abilityPowerPerLevel}, {@code abilitySeconds}; {@code abilityGround}: 1 for those aimed at a place, {@code
 *       rings} in each direction; {@code abilityOwn}: 1 for those aimed at own heroes
 *   <li>{@code item:NAME}: its number; by that number: {@code itemPrice}, {@code itemMost}
 *   <li>{@code effect:ITEM}, {@code effect:RUNE}: what it does, see {@link #putEffects}
 *   <li>{@code mostHealth}, {@code mostGold}, {@code mostShield}, {@code mostDamage}, {@code mostSpeed}: what a feature of 1 stands for;
 *       more is shown as 1
 *   <li>{@code recallSeconds}, {@code recallRadius}, {@code denyShare}, {@code boltRadius}
 * </ul>
 */
final class LanesFigures {
    private static final double SECOND = LanesNumbers.TICKS_PER_SECOND;
    private static final double PERCENT = 100;

    private LanesFigures() {}

    static void put(double half, Map<String, List<Double>> numbers) {
        putUnits(half, numbers);
        putAbilities(half, numbers);
        putItems(numbers);
        putEffects(half, numbers);
        numbers.put("mostHealth", List.of((double) Observer.MOST_HEALTH));
        numbers.put("mostGold", List.of((double) Observer.MOST_GOLD));
        numbers.put("mostShield", List.of((double) Observer.MOST_SHIELD));
        numbers.put("mostDamage", List.of((double) Observer.MOST_DAMAGE));
        numbers.put("mostSpeed", List.of(Observer.MOST_SPEED * SECOND / half));
        numbers.put("recallSeconds", scaled(SECOND, LanesNumbers.RECALL_TICKS));
        numbers.put("recallRadius", scaled(half, LanesNumbers.RECALL_RADIUS));
        numbers.put("denyShare", scaled(PERCENT, LanesNumbers.DENY_PERCENT));
        numbers.put("boltRadius", scaled(half, LanesNumbers.BOLT_RADIUS));
    }

    private static void putUnits(double half, Map<String, List<Double>> numbers) {
        numbers.put("sight", scaled(half, LanesNumbers.SIGHT));
        numbers.put("range", scaled(half, LanesNumbers.ATTACK_RANGE));
        numbers.put("heroHealth", scaled(1, LanesNumbers.HEALTH).subList(0, Kind.HEROES));
        numbers.put("heroHealthPerLevel", scaled(1, LanesNumbers.HEALTH_PER_LEVEL));
        numbers.put("heroMana", scaled(1, LanesNumbers.MANA));
        numbers.put("heroManaPerLevel", scaled(1, LanesNumbers.MANA_PER_LEVEL));
    }

    private static void putAbilities(double half, Map<String, List<Double>> numbers) {
        for (int hero = 0; hero < Kind.HEROES; hero++) {
            numbers.put("abilities:" + Kind.NAMES.get(hero), scaled(1, abilitiesOf(hero)));
        }
        for (int ability = 0; ability < Ability.NAMES.size(); ability++) {
            numbers.put("ability:" + Ability.NAMES.get(ability), List.of((double) ability));
        }
        numbers.put("abilityMana", scaled(1, LanesNumbers.ABILITY_MANA));
        numbers.put("abilityCooldown", scaled(SECOND, LanesNumbers.ABILITY_COOLDOWN));
        numbers.put("abilityRange", scaled(half, LanesNumbers.ABILITY_RANGE));
        numbers.put("abilityRadius", scaled(half, LanesNumbers.ABILITY_RADIUS));
        numbers.put("abilityPower", scaled(1, LanesNumbers.ABILITY_POWER));
        numbers.put("abilityPowerPerLevel", scaled(1, LanesNumbers.ABILITY_POWER_PER_LEVEL));
        numbers.put("abilitySeconds", scaled(SECOND, LanesNumbers.ABILITY_DURATION));
        numbers.put("abilityGround", flags(Ability::isGround));
        numbers.put("abilityOwn", flags(Ability::isForOwn));
        numbers.put("rings", List.of((double) LanesNumbers.RINGS));
    }

    private static int[] abilitiesOf(int hero) {
        return new int[] {
            Ability.of(hero, Ability.UNIT_SLOT),
            Ability.of(hero, Ability.PLACE_SLOT),
            Ability.of(hero, Ability.SELF_SLOT)
        };
    }

    private static void putItems(Map<String, List<Double>> numbers) {
        for (int item = 0; item < Item.COUNT; item++) {
            numbers.put("item:" + Item.NAMES.get(item), List.of((double) item));
        }
        numbers.put("itemPrice", scaled(1, LanesNumbers.ITEM_PRICE));
        numbers.put("itemMost", scaled(1, LanesNumbers.ITEM_MOST));
    }

    /**
     * Salve: health a second, seconds. Tonic: mana a second, seconds. Boots: speed. Blade: damage. Gloves: share of the usual time
     * between attacks. Plate: armour, health. Orb: mana, share of the usual power. Aegis: shield, seconds, wait. Bounty: gold. Might:
     * share of the usual damage, seconds. Haste: speed, seconds.
     */
    private static void putEffects(double half, Map<String, List<Double>> numbers) {
        double perSecond = SECOND / LanesNumbers.REGENERATION_TICKS;
        double draught = LanesNumbers.DRAUGHT_TICKS / SECOND;
        double rune = LanesNumbers.RUNE_EFFECT_TICKS / SECOND;
        numbers.put("effect:salve", List.of(LanesNumbers.SALVE_HEALTH * perSecond, draught));
        numbers.put("effect:tonic", List.of(LanesNumbers.TONIC_MANA * perSecond, draught));
        numbers.put("effect:boots", List.of(LanesNumbers.BOOTS_SPEED * SECOND / half));
        numbers.put("effect:blade", scaled(1, LanesNumbers.BLADE_DAMAGE));
        numbers.put("effect:gloves", scaled(PERCENT, LanesNumbers.GLOVES_ATTACK_PERCENT));
        numbers.put("effect:plate", scaled(1, LanesNumbers.PLATE_ARMOUR, LanesNumbers.PLATE_HEALTH));
        numbers.put("effect:orb", List.of((double) LanesNumbers.ORB_MANA, LanesNumbers.ORB_POWER_PERCENT / PERCENT));
        numbers.put(
                "effect:aegis",
                List.of(
                        (double) LanesNumbers.AEGIS_SHIELD,
                        LanesNumbers.AEGIS_TICKS / SECOND,
                        LanesNumbers.AEGIS_COOLDOWN / SECOND));
        numbers.put("effect:bounty", scaled(1, LanesNumbers.BOUNTY_GOLD));
        numbers.put("effect:might", List.of(LanesNumbers.MIGHT_PERCENT / PERCENT, rune));
        numbers.put("effect:haste", List.of(LanesNumbers.HASTE_SPEED * SECOND / half, rune));
    }

    private static List<Double> flags(IntPredicate test) {
        return IntStream.range(0, Ability.NAMES.size())
                .mapToObj(ability -> test.test(ability) ? 1.0 : 0.0)
                .toList();
    }
}
