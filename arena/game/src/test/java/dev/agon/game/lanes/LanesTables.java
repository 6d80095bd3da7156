package dev.agon.game.lanes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of docs/games/lanes.md, from the numbers of the rules: Markdown by name of the table. */
final class LanesTables {
    private static final double METRE = 100;
    private static final double SECOND = LanesNumbers.TICKS_PER_SECOND;

    private LanesTables() {}

    static Map<String, String> all() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("sizes", sizes());
        tables.put("heroes", heroes());
        tables.put("units", units());
        tables.put("abilities", abilities());
        tables.put("items", items());
        tables.put("runes", runes());
        tables.put("worth", worth());
        tables.put("levels", levels());
        tables.put("times", times());
        tables.put("rewards", rewards());
        return tables;
    }

    private static String sizes() {
        List<List<String>> rows = new ArrayList<>();
        for (LanesSize size : List.of(LanesSize.ONE, LanesSize.THREE, LanesSize.FIVE)) {
            LanesMap map = MapFile.load(size.mapName());
            rows.add(List.of(
                    code(size.gameName()),
                    code(size.mapName()) + ", " + map.terrain().size + " m",
                    map.lanes().length + ", " + map.towersPerLane(),
                    2 * map.camps().length + ", " + 2 * map.runes().length,
                    size.defaultHeroes().kinds().stream().map(Kind.NAMES::get).collect(Collectors.joining(", ")),
                    size.minutes() + " min",
                    String.valueOf(size.maxEntities())));
        }
        return table(
                List.of(
                        "game",
                        "map",
                        "lanes, towers on each",
                        "camps, rune spots",
                        "heroes of a side",
                        "time limit",
                        "most entities"),
                rows);
    }

    private static String heroes() {
        List<List<String>> rows = new ArrayList<>();
        for (int kind = 0; kind < Kind.HEROES; kind++) {
            rows.add(List.of(
                    Kind.NAMES.get(kind),
                    grows(LanesNumbers.HEALTH[kind], LanesNumbers.HEALTH_PER_LEVEL[kind]),
                    grows(LanesNumbers.MANA[kind], LanesNumbers.MANA_PER_LEVEL[kind]),
                    grows(LanesNumbers.DAMAGE[kind], LanesNumbers.DAMAGE_PER_LEVEL[kind]),
                    number(LanesNumbers.ARMOUR[kind]),
                    metres(LanesNumbers.ATTACK_RANGE[kind]),
                    seconds(LanesNumbers.ATTACK_TICKS[kind]),
                    speed(LanesNumbers.SPEED[kind]),
                    metres(LanesNumbers.SIGHT[kind]),
                    aSecond(LanesNumbers.HEALTH_REGENERATION[kind]) + ", "
                            + aSecond(LanesNumbers.MANA_REGENERATION[kind])));
        }
        return table(
                List.of(
                        "hero",
                        "health",
                        "mana",
                        "damage",
                        "armour",
                        "range, m",
                        "s between attacks",
                        "speed, m/s",
                        "sight, m",
                        "health, mana a second"),
                rows);
    }

    private static String units() {
        List<List<String>> rows = new ArrayList<>();
        for (int kind = Kind.HEROES; kind < Kind.NAMES.size(); kind++) {
            boolean strikes = LanesNumbers.DAMAGE[kind] > 0;
            rows.add(List.of(
                    Kind.NAMES.get(kind) + (Kind.isCreep(kind) ? " creep" : ""),
                    Kind.isSolid(kind) ? number(LanesNumbers.HEALTH[kind]) : "–",
                    Kind.isSolid(kind) ? number(LanesNumbers.ARMOUR[kind]) : "–",
                    strikes ? number(LanesNumbers.DAMAGE[kind]) : "–",
                    strikes ? metres(LanesNumbers.ATTACK_RANGE[kind]) : "–",
                    strikes ? seconds(LanesNumbers.ATTACK_TICKS[kind]) : "–",
                    LanesNumbers.SPEED[kind] > 0 ? speed(LanesNumbers.SPEED[kind]) : "–",
                    LanesNumbers.SIGHT[kind] > 0 ? metres(LanesNumbers.SIGHT[kind]) : "–"));
        }
        return table(
                List.of(
                        "unit",
                        "health",
                        "armour",
                        "damage",
                        "range, m",
                        "s between attacks",
                        "speed, m/s",
                        "sight, m"),
                rows);
    }

    private static String abilities() {
        List<List<String>> rows = new ArrayList<>();
        for (int ability = 0; ability < Ability.NAMES.size(); ability++) {
            int slot = Ability.slot(ability);
            rows.add(List.of(
                    slot == 0 ? Kind.NAMES.get(ability / Ability.SLOTS) : "",
                    String.valueOf(slot + 1),
                    Ability.NAMES.get(ability),
                    number(LanesNumbers.ABILITY_MANA[ability]),
                    seconds(LanesNumbers.ABILITY_COOLDOWN[ability]),
                    orNone(LanesNumbers.ABILITY_RANGE[ability], metres(LanesNumbers.ABILITY_RANGE[ability])),
                    AbilityWords.of(ability)));
        }
        return table(List.of("hero", "slot", "ability", "mana", "wait, s", "range, m", "does"), rows);
    }

    private static String items() {
        List<List<String>> rows = new ArrayList<>();
        for (int item = 0; item < Item.COUNT; item++) {
            rows.add(List.of(
                    Item.NAMES.get(item),
                    number(LanesNumbers.ITEM_PRICE[item]),
                    number(LanesNumbers.ITEM_MOST[item]),
                    effect(item)));
        }
        return table(List.of("item", "price", "most", "does"), rows);
    }

    private static String effect(int item) {
        String draught = " a second for " + seconds(LanesNumbers.DRAUGHT_TICKS) + " s, until the hero is hurt; used up";
        return switch (item) {
            case Item.SALVE -> aSecond(LanesNumbers.SALVE_HEALTH) + " health" + draught;
            case Item.TONIC -> aSecond(LanesNumbers.TONIC_MANA) + " mana" + draught;
            case Item.BOOTS -> speed(LanesNumbers.BOOTS_SPEED) + " m/s faster";
            case Item.BLADE -> LanesNumbers.BLADE_DAMAGE + " more damage";
            case Item.GLOVES -> LanesNumbers.GLOVES_ATTACK_PERCENT + " % of the time between attacks";
            case Item.PLATE ->
                LanesNumbers.PLATE_HEALTH + " more health, " + LanesNumbers.PLATE_ARMOUR + " more armour";
            case Item.ORB ->
                LanesNumbers.ORB_MANA + " more mana; abilities have " + LanesNumbers.ORB_POWER_PERCENT
                        + " % of their power";
            case Item.AEGIS ->
                "a shield of " + LanesNumbers.AEGIS_SHIELD + " for " + seconds(LanesNumbers.AEGIS_TICKS)
                        + " s when used; again after " + seconds(LanesNumbers.AEGIS_COOLDOWN) + " s";
            default -> throw new IllegalStateException("an item without words: " + item);
        };
    }

    private static String runes() {
        String lasts = " for " + seconds(LanesNumbers.RUNE_EFFECT_TICKS) + " s";
        return table(
                List.of("rune", "gives"),
                List.of(
                        List.of(
                                Rune.NAMES.get(Rune.BOUNTY),
                                LanesNumbers.BOUNTY_GOLD + " gold to every hero of the side"),
                        List.of(Rune.NAMES.get(Rune.MIGHT), LanesNumbers.MIGHT_PERCENT + " % of the damage" + lasts),
                        List.of(Rune.NAMES.get(Rune.HASTE), speed(LanesNumbers.HASTE_SPEED) + " m/s faster" + lasts)));
    }

    private static String worth() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "hero",
                LanesNumbers.EXPERIENCE[0] + " + " + LanesNumbers.HERO_EXPERIENCE_PER_LEVEL + " × its level",
                LanesNumbers.GOLD[0] + " + " + LanesNumbers.KILL_GOLD_PER_LEVEL + " × its level"));
        for (int kind = Kind.HEROES; kind < Kind.NAMES.size(); kind++) {
            if (LanesNumbers.EXPERIENCE[kind] + LanesNumbers.GOLD[kind] > 0) {
                rows.add(List.of(
                        Kind.NAMES.get(kind) + (Kind.isCreep(kind) ? " creep" : ""),
                        number(LanesNumbers.EXPERIENCE[kind]),
                        number(LanesNumbers.GOLD[kind])));
            }
        }
        return table(List.of("dead", "experience", "gold"), rows);
    }

    private static String levels() {
        List<String> heads = new ArrayList<>(List.of("level"));
        List<String> needs = new ArrayList<>(List.of("experience"));
        for (int level = 1; level <= LanesNumbers.MAX_LEVEL; level++) {
            heads.add(String.valueOf(level));
            needs.add(String.valueOf(LanesNumbers.LEVEL_EXPERIENCE[level - 1]));
        }
        return table(heads, List.of(needs));
    }

    private static String times() {
        return table(List.of("what", "how much"), TimesAndShares.rows());
    }

    private static String rewards() {
        float[] weights = LanesRewards.defaultWeights();
        List<List<String>> rows = new ArrayList<>();
        for (int term = 0; term < weights.length; term++) {
            rows.add(List.of(code(LanesRewards.TERMS.get(term)), number(weights[term])));
        }
        return table(List.of("term", "default weight"), rows);
    }

    private static String table(List<String> heads, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(line(heads));
        lines.add("|" + "---|".repeat(heads.size()));
        rows.forEach(row -> lines.add(line(row)));
        return String.join("\n", lines);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String orNone(int value, String text) {
        return value == 0 ? "–" : text;
    }

    private static String grows(int first, int perLevel) {
        return first + " + " + perLevel + " a level";
    }

    private static String aSecond(int perRegeneration) {
        return number(perRegeneration * SECOND / LanesNumbers.REGENERATION_TICKS);
    }

    static String metres(int distance) {
        return number(distance / METRE);
    }

    static String seconds(int ticks) {
        return number(ticks / SECOND);
    }

    private static String speed(int perTick) {
        return number(perTick * SECOND / METRE);
    }

    /** Without needless digits. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
