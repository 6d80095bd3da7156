package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

/** What the kit asserts of observations. */
final class Observations {
    private Observations() {}

    /** An observation for the view, or for a spectator. */
    static Observation forView(Game game, int view) {
        return new Observation(game.layout(), view == Match.SPECTATOR ? game.seats() : game.seatsOfView(view));
    }

    /** Fills everything with rubbish, as if another match had been observed into it. */
    static void spoil(Observation observation) {
        observation.tick = -7;
        observation.entities = observation.kind.length;
        observation.actors = observation.maxActors;
        Arrays.fill(observation.globals, 123);
        Arrays.fill(observation.planes, 123);
        Arrays.fill(observation.kind, 123);
        Arrays.fill(observation.id, 123);
        Arrays.fill(observation.features, 123);
        Arrays.fill(observation.actorEntity, 123);
        Arrays.fill(observation.actorSeat, 123);
        Arrays.fill(observation.verbMask, -1);
        Arrays.fill(observation.targetMask, -1);
    }

    /** Two observations hold the same in all that counts. */
    static void assertSame(Observation expected, Observation actual, String where) {
        assertEquals(expected.tick, actual.tick, () -> where + ": tick");
        assertEquals(expected.entities, actual.entities, () -> where + ": entities");
        assertEquals(expected.actors, actual.actors, () -> where + ": actors");
        Layout layout = expected.layout;
        int width = layout.features().size();
        same(expected.globals, actual.globals, expected.globals.length, where + ": globals");
        same(expected.planes, actual.planes, expected.planes.length, where + ": planes");
        same(expected.kind, actual.kind, expected.entities, where + ": kinds");
        same(expected.id, actual.id, expected.entities, where + ": ids");
        same(expected.features, actual.features, expected.entities * width, where + ": features");
        same(expected.actorEntity, actual.actorEntity, expected.actors, where + ": actors' entities");
        same(expected.actorSeat, actual.actorSeat, expected.actors, where + ": actors' seats");
        same(expected.verbMask, actual.verbMask, expected.actors, where + ": verb masks");
        int masks = expected.actors * layout.verbs().size() * layout.targetWords();
        same(expected.targetMask, actual.targetMask, masks, where + ": target masks");
    }

    private static void same(float[] expected, float[] actual, int length, String what) {
        int at = Arrays.mismatch(expected, 0, length, actual, 0, length);
        assertTrue(at < 0, () -> what + " differ at " + at + ": " + expected[at] + " and " + actual[at]);
    }

    private static void same(int[] expected, int[] actual, int length, String what) {
        int at = Arrays.mismatch(expected, 0, length, actual, 0, length);
        assertTrue(at < 0, () -> what + " differ at " + at + ": " + expected[at] + " and " + actual[at]);
    }

    private static void same(long[] expected, long[] actual, int length, String what) {
        int at = Arrays.mismatch(expected, 0, length, actual, 0, length);
        assertTrue(at < 0, () -> what + " differ at " + at + ": " + expected[at] + " and " + actual[at]);
    }

    /** All numbers are finite and in the ranges that the layout declares; entities are well-formed. */
    static void assertInRange(Observation seen, String where) {
        Layout layout = seen.layout;
        for (int global = 0; global < seen.globals.length; global++) {
            inRange(layout.globals().get(global), seen.globals[global], where);
        }
        int cells = layout.rows() * layout.columns();
        for (int cell = 0; cell < seen.planes.length; cell++) {
            inRange(layout.planes().get(cell / cells), seen.planes[cell], where);
        }
        assertTrue(
                seen.entities >= 0 && seen.entities <= layout.maxEntities(),
                () -> where + ": more entities than maxEntities: " + seen.entities);
        for (int entity = 0; entity < seen.entities; entity++) {
            assertEntity(seen, entity, where);
        }
    }

    private static void assertEntity(Observation seen, int entity, String where) {
        Layout layout = seen.layout;
        int kind = seen.kind[entity];
        assertTrue(
                kind >= 0 && kind < layout.kinds().size(), () -> where + ": no kind " + kind + " of entity " + entity);
        int id = seen.id[entity];
        assertTrue(id > 0, () -> where + ": id of entity " + entity + " is not positive: " + id);
        assertEquals(entity, seen.rowOf(id), () -> where + ": two entities have the id " + id);
        List<String> used = layout.kinds().get(kind).features();
        for (int feature = 0; feature < layout.features().size(); feature++) {
            Layout.Feature declared = layout.features().get(feature);
            float value = seen.feature(entity, feature);
            if (used.contains(declared.name())) {
                inRange(declared, value, where);
            } else {
                assertEquals(
                        0,
                        value,
                        () -> where + ": kind " + layout.kinds().get(kind).name() + " does not use " + declared.name());
            }
        }
    }

    private static void inRange(Layout.Feature declared, float value, String where) {
        assertTrue(
                value >= declared.low() && value <= declared.high(),
                () -> where + ": " + declared.name() + " is " + value + ", outside [" + declared.low() + ", "
                        + declared.high() + "]");
    }
}
