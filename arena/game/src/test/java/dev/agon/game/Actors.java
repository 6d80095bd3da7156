package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the kit asserts of actors and of what they may do. */
final class Actors {
    private Actors() {}

    /** Actors are the view's own, are there exactly when the view is awaited, and may each do something. */
    static void assertWellFormed(Game game, Match match, int view, Observation seen, String where) {
        assertEquals(match.awaits(view), seen.actors > 0, () -> where + ": awaited exactly when there are actors");
        assertTrue(seen.actors <= seen.maxActors, () -> where + ": too many actors: " + seen.actors);
        int[] ofSeat = new int[game.seats()];
        for (int actor = 0; actor < seen.actors; actor++) {
            int seat = seen.actorSeat[actor];
            assertTrue(
                    seat >= 0 && seat < game.seats() && game.viewOf(seat) == view,
                    () -> where + ": actor of a seat that is not of the view: " + seat);
            ofSeat[seat]++;
            assertTrue(
                    ofSeat[seat] <= game.layout().maxActorsPerSeat(),
                    () -> where + ": more actors of seat " + seat + " than maxActorsPerSeat");
            int entity = seen.actorEntity[actor];
            assertTrue(
                    entity >= -1 && entity < seen.entities, () -> where + ": actor's entity is not there: " + entity);
            assertMasks(seen, actor, where + ", actor " + actor);
        }
    }

    private static void assertMasks(Observation seen, int actor, String where) {
        Layout layout = seen.layout;
        int verbs = layout.verbs().size();
        assertFalse(seen.verbMask[actor] == 0, () -> where + ": no legal verb");
        assertTrue(
                verbs == Long.SIZE || seen.verbMask[actor] >>> verbs == 0,
                () -> where + ": the verb mask has bits beyond the last verb");
        if (layout.fallbackVerb() >= 0) {
            assertTrue(seen.legalVerb(actor, layout.fallbackVerb()), () -> where + ": the fallback is not allowed");
        }
        for (int verb = 0; verb < verbs; verb++) {
            assertTargets(
                    seen,
                    actor,
                    verb,
                    where + ", verb " + layout.verbs().get(verb).name());
        }
    }

    private static void assertTargets(Observation seen, int actor, int verb, String where) {
        int targets = seen.layout.targets(verb);
        int there = seen.layout.verbs().get(verb).target() == TargetKind.ENTITY ? seen.entities : targets;
        int inMask = seen.legalTargets(actor, verb);
        int legal = 0;
        for (int target = 0; target < there; target++) {
            legal += seen.legalTarget(actor, verb, target) ? 1 : 0;
        }
        assertEquals(legal, inMask, where + ": the target mask has bits for targets that are not there");
        assertEquals(
                seen.legalVerb(actor, verb) && targets > 0,
                inMask > 0,
                () -> where + ": has legal targets exactly when it is legal and takes one; has " + inMask);
    }
}
