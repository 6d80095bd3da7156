package dev.agon.game.lanes;

import dev.agon.game.Game.Anchor;
import java.util.ArrayList;
import java.util.List;

/**
 * What differs between the sizes of the game.
 *
 * @param mapName the map unless told otherwise
 * @param heroesPerSide heroes of each team
 * @param minutes time limit unless told otherwise
 * @param maxEntities most entities in an observation: all heroes and buildings fit, and what is nearest
 * @param defaultHeroes who plays unless told otherwise
 * @param noviceSlips share of the bot novice's decisions left to chance: such that it stands between random and guard
 * @param captainSlips the same of the bot captain: few, but such that rush wins now and then
 * @param anchors bots with their frozen ratings, as measured in docs/results/lanes-anchors.md
 */
record LanesSize(
        String gameName,
        String summary,
        String mapName,
        int heroesPerSide,
        int minutes,
        int maxEntities,
        LanesHeroes defaultHeroes,
        float noviceSlips,
        float captainSlips,
        List<Anchor> anchors) {

    static final LanesSize ONE = new LanesSize(
            "lanes1v1",
            "One hero a side on a short lane: last hits, skill shots, one tower, one core.",
            "duel",
            1,
            4,
            32,
            LanesHeroes.of(Kind.ARCHER),
            0.92f,
            0.03f,
            anchors("novice", 247, "guard", 748, "rush", 941, "captain", 1214));

    static final LanesSize THREE = new LanesSize(
            "lanes3v3",
            "Three heroes a side on two lanes, with beasts and runes in the forest between them.",
            "pair",
            3,
            5,
            48,
            LanesHeroes.of(Kind.WARDEN, Kind.ARCHER, Kind.MENDER),
            0.9f,
            0.08f,
            anchors("novice", 175, "guard", 656, "rush", 837, "captain", 1135));

    static final LanesSize FIVE = new LanesSize(
            "lanes5v5",
            "Five heroes a side on three lanes with two towers each, forest, beasts and runes between them.",
            "triple",
            5,
            6,
            64,
            LanesHeroes.of(Kind.WARDEN, Kind.ARCHER, Kind.MAGE, Kind.MENDER, Kind.BINDER),
            0.94f,
            0.06f,
            anchors("novice", 450, "guard", 828, "recruit", 1213, "rush", 1554, "captain", 1853));

    /** The bot random at 0, then names and ratings in turn, weakest first. */
    private static List<Anchor> anchors(Object... namesAndRatings) {
        List<Anchor> anchors = new ArrayList<>(List.of(new Anchor("random", 0)));
        for (int i = 0; i < namesAndRatings.length; i += 2) {
            anchors.add(new Anchor((String) namesAndRatings[i], (Integer) namesAndRatings[i + 1]));
        }
        return List.copyOf(anchors);
    }
}
