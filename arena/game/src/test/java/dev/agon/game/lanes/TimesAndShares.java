package dev.agon.game.lanes;

import static dev.agon.game.lanes.LanesTables.metres;
import static dev.agon.game.lanes.LanesTables.seconds;

import java.util.ArrayList;
import java.util.List;

/** Times, distances and shares of the rules, in the words of docs/games/lanes.md. */
final class TimesAndShares {
    private final List<List<String>> rows = new ArrayList<>();

    private TimesAndShares() {}

    /** What and how much, row by row. */
    static List<List<String>> rows() {
        TimesAndShares all = new TimesAndShares();
        all.addCreeps();
        all.addBuildings();
        all.addForest();
        all.addHeroes();
        all.addGold();
        return all.rows;
    }

    private void addCreeps() {
        add("waves of creeps", every(LanesNumbers.FIRST_WAVE_TICK, LanesNumbers.WAVE_TICKS));
        add(
                "creeps of a wave on each lane",
                LanesNumbers.WAVE_MELEE + " melee, " + LanesNumbers.WAVE_RANGED + " ranged, and 1 siege with every "
                        + LanesNumbers.SIEGE_WAVE + "th wave");
        add("most creeps of a side on a lane", LanesNumbers.LANE_CREEPS);
        add("creeps and beasts gain of health and damage", percent(LanesNumbers.CREEP_GROWTH_PERCENT) + " a minute");
        add("creeps turn to enemies within", metres(LanesNumbers.CREEP_ACQUIRE_RADIUS) + " m");
        add(
                "creeps and towers look about",
                "every " + seconds(LanesNumbers.CREEP_RETARGET_TICKS) + " s and every "
                        + seconds(LanesNumbers.TOWER_RETARGET_TICKS) + " s, in turns");
        add("creeps and towers hold it against a hero that hurt a hero", seconds(LanesNumbers.PROVOKED_TICKS) + " s");
    }

    private void addBuildings() {
        add("blows of siege creeps at buildings", percent(LanesNumbers.SIEGE_PERCENT));
        add("blows at buildings weigh more", percent(LanesNumbers.CRUMBLING_PERCENT) + " with every minute gone");
    }

    private void addForest() {
        add("runes", every(LanesNumbers.FIRST_RUNE_TICK, LanesNumbers.RUNE_TICKS));
        add("a hero takes a rune within", metres(LanesNumbers.RUNE_RADIUS) + " m");
        add("beasts come to empty camps", every(LanesNumbers.FIRST_CAMP_TICK, LanesNumbers.CAMP_TICKS));
        add("beasts of a camp", LanesNumbers.CAMP_BEASTS);
        add("beasts fight heroes within", metres(LanesNumbers.BEAST_ACQUIRE_RADIUS) + " m");
        add("beasts let go of who is farther from their camp than", metres(LanesNumbers.BEAST_LEASH) + " m");
        add("beasts without a foe regain", percent(LanesNumbers.BEAST_REST_PERCENT) + " a second");
    }

    private void addHeroes() {
        add("slowed units walk with", percent(LanesNumbers.SLOW_PERCENT) + " of their speed");
        add("a hero can be told to attack what is within", metres(LanesNumbers.CHASE_RADIUS) + " m");
        add("fountain reaches", metres(LanesNumbers.FOUNTAIN_RADIUS) + " m");
        add("fountain restores", percent(LanesNumbers.FOUNTAIN_PERCENT) + " of health and mana a second");
        add("recall takes", seconds(LanesNumbers.RECALL_TICKS) + " s");
        add("no recall within", metres(LanesNumbers.RECALL_RADIUS) + " m of one's fountain");
        add(
                "the dead come back after",
                seconds(LanesNumbers.RESPAWN_TICKS) + " s and " + seconds(LanesNumbers.RESPAWN_TICKS_PER_LEVEL)
                        + " s a level");
    }

    private void addGold() {
        add("gold a second", LanesNumbers.GOLD_PER_SECOND);
        add("heroes within so much of the dead share its experience", metres(LanesNumbers.SHARING_RADIUS) + " m");
        add(
                "other heroes as near get of the gold of a creep or beast",
                percent(LanesNumbers.NEARBY_GOLD_PERCENT) + " each");
        add("an own creep can be denied at", percent(LanesNumbers.DENY_PERCENT) + " of its health or less");
        add("a denied creep gives of its experience", percent(LanesNumbers.DENIED_EXPERIENCE_PERCENT));
        add("who hurt a hero so long ago helped to kill it", seconds(LanesNumbers.ASSIST_TICKS) + " s");
        add("gold for an assist", LanesNumbers.ASSIST_GOLD);
        add(
                "more gold for a hero on a streak",
                LanesNumbers.STREAK_GOLD + " for each kill after the first, up to " + LanesNumbers.STREAK_MOST);
    }

    private void add(String what, Object howMuch) {
        rows.add(List.of(what, howMuch.toString()));
    }

    private static String every(int first, int ticks) {
        return "every " + seconds(ticks) + " s from " + seconds(first) + " s on";
    }

    private static String percent(int percent) {
        return percent + " %";
    }
}
