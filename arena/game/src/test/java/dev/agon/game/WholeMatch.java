package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

/**
 * What the kit asserts of a random match from start to end, cheap enough for thousands of them: the clock, rewards and outcomes at
 * every tick, observations at those that are {@linkplain RandomPlay#looksClosely looked at closely}. Between these the orders drawn
 * last stand, legal by then or not.
 */
final class WholeMatch {
    private final RandomPlay play;
    private final Observation spectated;
    private final float[] terms;

    private WholeMatch(RandomPlay play) {
        this.play = play;
        spectated = Observations.forView(play.game, Match.SPECTATOR);
        terms = new float[play.game.rewardTerms().size()];
    }

    /** Plays the match to its end. */
    static void check(RandomPlay play) {
        WholeMatch whole = new WholeMatch(play);
        whole.assertStart();
        for (int tick = 0; !play.match.over(); tick++) {
            whole.playTick(tick);
        }
        whole.assertEnd();
    }

    /** Plays the match to its end beside one that starts from the same seed and is given the same orders. */
    static void checkTwice(RandomPlay play, Match again) {
        WholeMatch whole = new WholeMatch(play);
        for (int tick = 0; !play.match.over(); tick++) {
            assertEquals(play.match.hash(), again.hash(), () -> play.where() + ": hash of the same match");
            whole.playTick(tick);
            again.advance(play.orders);
        }
        assertTrue(again.over(), () -> play.where() + ": the same match is not over");
        assertEquals(play.match.hash(), again.hash(), () -> play.where() + ": hash of the same match");
    }

    private void assertStart() {
        for (int seat = 0; seat < play.game.seats(); seat++) {
            Arrays.fill(terms, Float.NaN);
            play.match.rewards(seat, terms);
            assertArrayEquals(new float[terms.length], terms, () -> play.where() + ": rewards before the first tick");
        }
    }

    private void playTick(int tick) {
        assertEquals(tick, play.match.tick(), () -> play.where() + ": tick counts advances");
        assertTrue(tick < play.game.maxTicks(), () -> play.where() + ": not over after maxTicks");
        Scores.assertOpen(play);
        if (play.looksClosely()) {
            assertObservations();
            play.decide();
            assertLegalOrders();
        }
        play.match.advance(play.orders);
        Scores.assertRewards(play, terms);
    }

    private void assertObservations() {
        play.look();
        for (int view = 0; view < play.seen.length; view++) {
            String where = play.where() + ", view " + view;
            assertEquals(play.match.tick(), play.seen[view].tick, () -> where + ": tick");
            Observations.assertInRange(play.seen[view], where);
            Actors.assertWellFormed(play.game, play.match, view, play.seen[view], where);
        }
        play.match.observe(Match.SPECTATOR, spectated);
        Observations.assertInRange(spectated, play.where() + ", spectator");
        assertEquals(0, spectated.actors, () -> play.where() + ": a spectator has actors");
    }

    private void assertLegalOrders() {
        for (int view = 0; view < play.seen.length; view++) {
            Bots.assertLegal(play.seen[view], play.orders[view], play.where() + ", view " + view);
        }
    }

    private void assertEnd() {
        assertObservations();
        for (int view = 0; view < play.seen.length; view++) {
            assertFalse(play.match.awaits(view), () -> play.where() + ": over, but awaits");
        }
        Scores.assertOutcomes(play);
        long before = play.match.hash();
        assertThrows(
                IllegalStateException.class,
                () -> play.match.advance(play.orders),
                () -> play.where() + ": over, but advances");
        assertEquals(before, play.match.hash(), () -> play.where() + ": changed after the end");
    }
}
