package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What the kit asserts of copies, and of two matches that must be the same. */
final class Copies {
    private Copies() {}

    /** Two matches are the same to everybody: state, views, rewards and outcomes. */
    static void assertSame(RandomPlay play, Match other, String what) {
        Match match = play.match;
        String where = play.where() + ": " + what;
        assertEquals(match.hash(), other.hash(), () -> where + ": hash");
        assertEquals(match.tick(), other.tick(), () -> where + ": tick");
        assertEquals(match.over(), other.over(), () -> where + ": over");
        if (play.looksClosely()) {
            assertLooksSame(play, other, where);
        }
    }

    private static void assertLooksSame(RandomPlay play, Match other, String where) {
        Match match = play.match;
        for (int view = Match.SPECTATOR; view < play.game.views(); view++) {
            Observation expected = Observations.forView(play.game, view);
            Observation actual = Observations.forView(play.game, view);
            match.observe(view, expected);
            other.observe(view, actual);
            Observations.assertSame(expected, actual, where + ", view " + view);
        }
        float[] expected = new float[play.game.rewardTerms().size()];
        float[] actual = new float[expected.length];
        for (int seat = 0; seat < play.game.seats(); seat++) {
            match.rewards(seat, expected);
            other.rewards(seat, actual);
            assertArrayEquals(expected, actual, () -> where + ": rewards");
            assertEquals(match.outcome(seat), other.outcome(seat), () -> where + ": outcome");
        }
    }

    /**
     * At every tick a copy, made over a match that has gone another way before, equals the original, plays on like it, and neither
     * notices what happens to the other.
     */
    static void check(RandomPlay play) {
        RandomPlay used = new RandomPlay(play.game, play.seed + 1);
        while (!used.match.over()) {
            used.step();
        }
        Match copy = used.match;
        Match twin = play.game.start(play.seed + 2);
        MatchRandom random = new MatchRandom(play.seed);
        while (!play.match.over()) {
            play.match.copyInto(copy);
            assertSame(play, copy, "the copy");
            play.match.copyInto(twin);
            play.drawOrders();
            long original = play.match.hash();
            int ahead = 1 + random.nextInt(3);
            runAhead(play.game, copy, random.nextLong(), ahead);
            assertEquals(original, play.match.hash(), () -> play.where() + ": the original after its copy went on");
            assertSame(play, twin, "the original after its copy went on");
            long untouched = copy.hash();
            play.match.advance(play.orders);
            assertEquals(untouched, copy.hash(), () -> play.where() + ": the copy after the original went on");
            twin.advance(play.orders);
            assertSame(play, twin, "a copy given the same orders");
            runAhead(play.game, twin, random.nextLong(), 1);
        }
    }

    private static void runAhead(Game game, Match match, long seed, int ticks) {
        RandomPlayer player = new RandomPlayer(seed);
        player.begin(game, 0, -1L);
        Orders[] orders = Orders.forGame(game);
        for (int tick = 0; tick < ticks && !match.over(); tick++) {
            for (int view = 0; view < orders.length; view++) {
                Observation seen = Observations.forView(game, view);
                match.observe(view, seen);
                orders[view].clear();
                player.decide(seen, orders[view]);
            }
            match.advance(orders);
        }
    }

    /** At every tick and for every view, drawing the hidden part anew changes nothing that the view sees. */
    static void checkResampling(RandomPlay play) {
        Match copy = play.game.start(play.seed + 1);
        MatchRandom random = new MatchRandom(play.seed);
        while (!play.match.over()) {
            play.drawOrders();
            for (int view = 0; view < play.game.views(); view++) {
                play.match.copyInto(copy);
                ((Match.Resampling) copy).resample(view, random);
                Observation resampled = Observations.forView(play.game, view);
                copy.observe(view, resampled);
                String where = play.where() + ", view " + view + ", resampled";
                Observations.assertSame(play.seen[view], resampled, where);
                runAhead(play.game, copy, random.nextLong(), play.game.maxTicks());
            }
            play.match.advance(play.orders);
        }
    }

    /** A match of another seed that is given the same orders stays the same to everybody. */
    static void checkPerfectInformation(RandomPlay play) {
        Match other = play.game.start(play.seed + 1);
        while (!play.match.over()) {
            assertSame(play, other, "a match of another seed, though information is said to be perfect");
            play.drawOrders();
            play.match.advance(play.orders);
            other.advance(play.orders);
        }
        assertSame(play, other, "a match of another seed at its end, though information is said to be perfect");
    }
}
