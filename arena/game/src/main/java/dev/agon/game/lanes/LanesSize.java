package dev.agon.game.lanes;

import dev.agon.game.Game.Anchor;
import java.util.List;

/**
 * What differs between the sizes of the game.
 *
 * @param heroesPerSide heroes of each team
 * @param timeLimit most ticks of a match
 * @param maxEntities most entities in an observation: all heroes, bolts and buildings fit, and the nearest creeps
 * @param defaultHeroes who plays unless told otherwise
 * @param noviceSlips share of the bot novice's decisions left to chance: such that it bridges the gap between random and guard
 * @param anchors bots with their frozen ratings, as measured in docs/results/lanes-anchors.md
 */
record LanesSize(
        String gameName,
        String summary,
        LanesMap map,
        int heroesPerSide,
        int timeLimit,
        int maxEntities,
        LanesHeroes defaultHeroes,
        float noviceSlips,
        List<Anchor> anchors) {

    static final LanesSize ONE = new LanesSize(
            "lanes1v1",
            "One hero a side on a short lane: last hits, skill shots, one tower, one core.",
            LanesMap.DUEL,
            1,
            2400,
            24,
            LanesHeroes.of(Kind.ARCHER),
            0.92f,
            anchors(256, 526, 849));

    static final LanesSize THREE = new LanesSize(
            "lanes3v3",
            "Three heroes a side on two lanes.",
            LanesMap.PAIR,
            3,
            3000,
            40,
            LanesHeroes.of(Kind.WARDEN, Kind.ARCHER, Kind.ARCHER),
            0.92f,
            anchors(181, 718, 810));

    static final LanesSize FIVE = new LanesSize(
            "lanes5v5",
            "Five heroes a side on three lanes with two towers each.",
            LanesMap.TRIPLE,
            5,
            3000,
            64,
            LanesHeroes.of(Kind.WARDEN, Kind.WARDEN, Kind.ARCHER, Kind.ARCHER, Kind.ARCHER),
            0.9f,
            anchors(376, 745, 1077));

    private static List<Anchor> anchors(double novice, double guard, double rush) {
        return List.of(
                new Anchor("random", 0),
                new Anchor("novice", novice),
                new Anchor("guard", guard),
                new Anchor("rush", rush));
    }
}
