package dev.agon.game.microrts;

import dev.agon.game.Game.Anchor;
import java.util.List;

/**
 * What differs between the sizes of the game.
 *
 * @param mapName the map unless told otherwise
 * @param ticks time limit unless told otherwise
 * @param anchors bots with their frozen ratings, as measured in docs/results/microrts.md
 */
record MicrortsSize(String gameName, String summary, String mapName, int ticks, List<Anchor> anchors) {
    static final MicrortsSize EIGHT = new MicrortsSize(
            "microrts8",
            "Harvest, build and fight on 8 by 8 cells until one side has nothing left.",
            "open8",
            2000,
            anchors(233, 472, 692, 1022));

    static final MicrortsSize SIXTEEN = new MicrortsSize(
            "microrts16",
            "Harvest, build and fight on 16 by 16 cells until one side has nothing left.",
            "open16",
            2000,
            anchors(175, 607, 920, 1102));

    private static List<Anchor> anchors(int novice, int recruit, int soldier, int captain) {
        return List.of(
                new Anchor("random", 0),
                new Anchor("novice", novice),
                new Anchor("recruit", recruit),
                new Anchor("soldier", soldier),
                new Anchor("captain", captain));
    }

    /** The settings of this size. */
    MicrortsSettings settings() {
        return new MicrortsSettings(MapFile.load(mapName), false, ticks);
    }
}
