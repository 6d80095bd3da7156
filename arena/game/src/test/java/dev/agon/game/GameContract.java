package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The contract that every game keeps, also a user's own: extend it, return the game, run it.
 *
 * <pre>{@code
 * class MyGameTest extends GameContract {
 *     protected Game game() {
 *         return new MyGame();
 *     }
 * }
 * }</pre>
 *
 * <p>It plays random matches from fixed seeds and looks at everything that the contract of {@link Game}, {@link Match} and
 * {@link Observation} promises. A failure names the seed and the tick.
 */
public abstract class GameContract {
    /** The game whose contract is checked. */
    protected abstract Game game();

    /** How many random matches the main check plays; others that cost more play a tenth. Lower it for long matches. */
    protected int matches() {
        return 2000;
    }

    /** Most bytes that a tick may allocate, on average: what warming up leaves. Raise it for a game that allocates. */
    protected long mostBytesPerTick() {
        return 8;
    }

    private int fewerMatches() {
        return Math.max(2, matches() / 10);
    }

    @Test
    final void declaresTeamsSeatsAndViewsThatFitTogether() {
        Game game = game();
        assertTrue(game.name().matches("[a-z0-9][a-z0-9-]*"), () -> "name: " + game.name());
        assertFalse(game.summary().isBlank(), "summary is blank");
        assertTrue(game.teams() >= 2, "fewer than two teams");
        assertTrue(game.seats() >= 1 && game.seats() <= Long.SIZE, "1 to 64 seats");
        boolean[] teamSeated = new boolean[game.teams()];
        int[] teamOfView = new int[game.views()];
        Arrays.fill(teamOfView, -1);
        for (int seat = 0; seat < game.seats(); seat++) {
            int team = game.teamOf(seat);
            int view = game.viewOf(seat);
            teamSeated[team] = true;
            assertTrue(
                    teamOfView[view] == -1 || teamOfView[view] == team, () -> "view " + view + " has two teams' seats");
            teamOfView[view] = team;
        }
        for (int team = 0; team < teamSeated.length; team++) {
            assertTrue(teamSeated[team], "team " + team + " has no seat");
        }
        for (int view = 0; view < teamOfView.length; view++) {
            assertTrue(teamOfView[view] >= 0, "view " + view + " has no seat");
        }
        assertTrue(game.maxTicks() >= 1 && game.ticksPerSecond() >= 0, "maxTicks and ticksPerSecond");
    }

    @Test
    final void declaresLayoutRewardsAndSettings() {
        Game game = game();
        assertEquals(game.layout(), game.layout(), "the layout changes");
        int fallback = game.layout().fallbackVerb();
        assertTrue(fallback == -1 || game.layout().targets(fallback) == 0, "the fallback verb takes a target");
        assertFalse(game.rewardTerms().isEmpty(), "no reward terms");
        assertEquals(game.rewardTerms().size(), new HashSet<>(game.rewardTerms()).size(), "two terms of one name");
        assertEquals(game.rewardTerms().size(), game.defaultRewardWeights().length, "one weight per term");
        assertEquals(game.rulesVersion(), game.with(Map.of()).rulesVersion(), "other rules without settings");
        assertThrows(IllegalArgumentException.class, () -> game.with(Map.of("no-such-setting", "1")));
    }

    @Test
    final void observationsAreWellFormedAndInRange() {
        Game game = game();
        for (int seed = 0; seed < matches(); seed++) {
            RandomPlay play = new RandomPlay(game, seed);
            Observation spectated = Observations.forView(game, Match.SPECTATOR);
            assertObservations(play, spectated);
            while (!play.match.over()) {
                play.decide();
                play.match.advance(play.orders);
                assertObservations(play, spectated);
            }
        }
    }

    private static void assertObservations(RandomPlay play, Observation spectated) {
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

    @Test
    final void matchesEndInTimeAndStayOver() {
        Game game = game();
        for (int seed = 0; seed < fewerMatches(); seed++) {
            RandomPlay play = new RandomPlay(game, seed);
            for (int tick = 0; !play.match.over(); tick++) {
                assertEquals(tick, play.match.tick(), () -> play.where() + ": tick counts advances");
                assertTrue(tick < game.maxTicks(), () -> play.where() + ": not over after maxTicks");
                play.step();
            }
            for (int view = 0; view < game.views(); view++) {
                assertFalse(play.match.awaits(view), () -> play.where() + ": over, but awaits");
            }
            long before = play.match.hash();
            assertThrows(
                    IllegalStateException.class,
                    () -> play.match.advance(play.orders),
                    () -> play.where() + ": over, but advances");
            assertEquals(before, play.match.hash(), () -> play.where() + ": changed after the end");
        }
    }

    @Test
    final void rewardsAndOutcomesAreFiniteAndOnSides() {
        Game game = game();
        for (int seed = 0; seed < fewerMatches(); seed++) {
            RandomPlay play = new RandomPlay(game, seed);
            float[] terms = new float[game.rewardTerms().size()];
            for (int seat = 0; seat < game.seats(); seat++) {
                Arrays.fill(terms, Float.NaN);
                play.match.rewards(seat, terms);
                assertArrayEquals(
                        new float[terms.length], terms, () -> play.where() + ": rewards before the first tick");
            }
            while (!play.match.over()) {
                Scores.assertOpen(play);
                play.step();
                Scores.assertRewards(play, terms);
            }
            Scores.assertOutcomes(play);
        }
    }

    @Test
    final void sameSeedAndOrdersGiveTheSameMatch() {
        Game game = game();
        for (int seed = 0; seed < fewerMatches(); seed++) {
            RandomPlay play = new RandomPlay(game, seed);
            RandomPlay between = new RandomPlay(game, seed + 1_000_000);
            Match again = game().start(seed);
            while (!play.match.over()) {
                assertEquals(play.match.hash(), again.hash(), () -> play.where() + ": hash of the same match");
                play.step();
                again.advance(play.orders);
                if (!between.match.over()) {
                    between.step();
                }
            }
            assertTrue(again.over(), () -> play.where() + ": the same match is not over");
            assertEquals(play.match.hash(), again.hash(), () -> play.where() + ": hash of the same match");
        }
    }

    @Test
    final void lookingChangesNothingAndOrdersAreOnlyRead() {
        Game game = game();
        for (int seed = 0; seed < fewerMatches(); seed++) {
            RandomPlay play = new RandomPlay(game, seed);
            Observation spectated = Observations.forView(game, Match.SPECTATOR);
            float[] terms = new float[game.rewardTerms().size()];
            while (!play.match.over()) {
                long before = play.match.hash();
                play.drawOrders();
                play.match.observe(Match.SPECTATOR, spectated);
                for (int view = Match.SPECTATOR; view < game.views(); view++) {
                    Scores.assertEvents(play, view);
                }
                play.match.rewards(0, terms);
                assertEquals(before, play.match.hash(), () -> play.where() + ": looking changed the state");
                Orders[] given = Orders.forGame(game);
                copy(play.orders, given);
                play.match.advance(given);
                assertNotEquals(before, play.match.hash(), () -> play.where() + ": the hash misses the tick");
                for (int view = 0; view < given.length; view++) {
                    assertArrayEquals(play.orders[view].verb, given[view].verb, () -> play.where() + ": wrote orders");
                    assertArrayEquals(play.orders[view].target, given[view].target, () -> play.where() + ": wrote");
                }
            }
        }
    }

    @Test
    final void observingLeavesNothingOfWhatTheArraysHeldBefore() {
        Game game = game();
        for (int seed = 0; seed < fewerMatches(); seed++) {
            RandomPlay play = new RandomPlay(game, seed);
            while (!play.match.over()) {
                for (int view = Match.SPECTATOR; play.looksClosely() && view < game.views(); view++) {
                    Observation fresh = Observations.forView(game, view);
                    Observation dirty = Observations.forView(game, view);
                    Observations.spoil(dirty);
                    play.match.observe(view, fresh);
                    play.match.observe(view, dirty);
                    Observations.assertSame(fresh, dirty, play.where() + ", view " + view + ", stale data");
                }
                play.step();
            }
        }
    }

    @Test
    final void refusedOrdersDoWhatNoOrderDoes() {
        Game game = game();
        for (int seed = 0; seed < fewerMatches(); seed++) {
            RefusedOrders.check(new RandomPlay(game, seed));
        }
    }

    @Test
    final void copiesAreEqualAndIndependent() {
        Game game = game();
        for (int seed = 0; seed < fewerMatches(); seed++) {
            Copies.check(new RandomPlay(game, seed));
        }
    }

    @Test
    final void simultaneousOrdersResolveTheSameInAnyOrderOfProcessing() {
        Game game = game();
        for (int seed = 0; seed < fewerMatches(); seed++) {
            RandomPlay play = new RandomPlay(game, seed);
            Match shuffled = game.start(seed);
            while (!play.match.over()) {
                play.step();
                shuffled.advanceInOrderOf(MatchRandom.derive(seed, play.match.tick()), play.orders);
                Copies.assertSame(play, shuffled, "processed in another order");
            }
        }
    }

    @Test
    final void botsGiveLegalOrdersThatFollowFromTheirSeed() {
        Game game = game();
        assertTrue(game.bots().containsKey("random"), "every game has the bot random");
        for (String name : game.bots().keySet()) {
            for (int seed = 0; seed < Math.max(2, fewerMatches() / 10); seed++) {
                Bots.check(game, name, seed);
            }
        }
        Bots.assertAnchors(game);
    }

    @Test
    final void resamplingKeepsWhatTheViewSees() {
        Game game = game();
        if (game.start(0) instanceof Match.Resampling) {
            for (int seed = 0; seed < fewerMatches(); seed++) {
                Copies.checkResampling(new RandomPlay(game, seed));
            }
        }
    }

    @Test
    final void observingAndAdvancingAllocateNothing() {
        assertTrue(
                Allocation.bytesPerTick(game(), fewerMatches()) <= mostBytesPerTick(),
                () -> "bytes allocated per tick: " + Allocation.bytesPerTick(game(), fewerMatches()));
    }

    @Test
    final void everyHistoryOfAnEnumerableGameIsConsistent() {
        if (game() instanceof Enumerable enumerable) {
            Histories histories = new Histories(enumerable);
            histories.walk();
            for (int seed = 0; seed < fewerMatches(); seed++) {
                histories.assertReachable(new RandomPlay(enumerable, seed));
            }
        }
    }

    private static void copy(Orders[] from, Orders[] to) {
        for (int view = 0; view < from.length; view++) {
            to[view].copyFrom(from[view]);
        }
    }
}
