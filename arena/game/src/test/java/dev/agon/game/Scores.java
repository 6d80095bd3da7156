package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

/** What the kit asserts of rewards, outcomes and events. */
final class Scores {
    private Scores() {}

    /** Nobody has won or lost yet. */
    static void assertOpen(RandomPlay play) {
        for (int seat = 0; seat < play.game.seats(); seat++) {
            assertEquals(0, play.match.outcome(seat), () -> play.where() + ": an outcome before the end");
        }
    }

    /** Every term of every seat is written and finite. */
    static void assertRewards(RandomPlay play, float[] terms) {
        for (int seat = 0; seat < play.game.seats(); seat++) {
            Arrays.fill(terms, Float.NaN);
            play.match.rewards(seat, terms);
            for (int term = 0; term < terms.length; term++) {
                String name = play.game.rewardTerms().get(term);
                assertTrue(Float.isFinite(terms[term]), () -> play.where() + ": reward " + name + " is not finite");
            }
        }
    }

    /** A team's seats end alike; not all teams win, not all lose; with two teams what one gains the other loses. */
    static void assertOutcomes(RandomPlay play) {
        Game game = play.game;
        float[] ofTeam = new float[game.teams()];
        Arrays.fill(ofTeam, Float.NaN);
        for (int seat = 0; seat < game.seats(); seat++) {
            float outcome = play.match.outcome(seat);
            int team = game.teamOf(seat);
            assertTrue(Float.isFinite(outcome), () -> play.where() + ": outcome " + outcome);
            assertTrue(
                    Float.isNaN(ofTeam[team]) || ofTeam[team] == outcome,
                    () -> play.where() + ": seats of team " + team + " end differently");
            ofTeam[team] = outcome;
        }
        int won = 0;
        int lost = 0;
        for (float outcome : ofTeam) {
            won += outcome > 0 ? 1 : 0;
            lost += outcome < 0 ? 1 : 0;
        }
        String outcomes = play.where() + ": outcomes of the teams " + Arrays.toString(ofTeam);
        assertTrue(won < ofTeam.length && lost < ofTeam.length, outcomes);
        assertTrue(ofTeam.length > 2 || won == lost, outcomes);
    }

    /** Events can be shown. */
    static void assertEvents(RandomPlay play, int view) {
        for (Event event : play.match.events(view)) {
            assertFalse(event.kind().isBlank() || event.text().isBlank(), () -> play.where() + ": " + event);
            float sum = event.fromX() + event.fromY() + event.toX() + event.toY();
            assertTrue(
                    Float.isFinite(sum) && event.source() >= 0 && event.target() >= 0,
                    () -> play.where() + ": " + event);
        }
    }
}
