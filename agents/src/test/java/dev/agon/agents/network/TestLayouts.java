package dev.agon.agents.network;

import dev.agon.game.Layout;
import dev.agon.game.Layout.EntityKind;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import java.util.List;

/** Layouts that use every part of the contract. */
final class TestLayouts {
    private TestLayouts() {}

    /** Two kinds of entities, planes, two actors a seat, verbs of every target kind. */
    static Layout everything() {
        return new Layout(
                List.of(Feature.of("time", 0, 10), Feature.flag("night")),
                List.of(new EntityKind("hero", List.of("x", "y")), new EntityKind("creep", List.of("x"))),
                List.of(Feature.of("x", -3, 3), Feature.of("y", -3, 3), Feature.of("health", -1, 1)),
                List.of(Feature.of("terrain", -2, 2)),
                2,
                3,
                5,
                2,
                List.of(
                        Verb.plain("hold"),
                        Verb.atEntity("attack"),
                        Verb.atCell("move", 4),
                        Verb.atEntity("heal"),
                        Verb.atCell("cast", 3)),
                0);
    }

    /**
     * Two planes and no entities, a verb with a target for each column: so many cells that boards go through convolutions in several
     * portions.
     */
    static Layout board() {
        return new Layout(
                List.of(Feature.flag("night")),
                List.of(),
                List.of(),
                List.of(Feature.of("heat", -2, 2), Feature.flag("fog")),
                7,
                12,
                0,
                1,
                List.of(Verb.plain("hold"), Verb.atCell("move", 4), Verb.atCell("drop", 12)),
                0);
    }
}
