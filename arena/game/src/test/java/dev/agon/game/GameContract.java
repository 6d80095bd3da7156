package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
    /** System property: how many random matches are played from start to end, whatever the game. */
    public static final String MATCHES = "agon.contract.matches";

    /** System property: how many random matches the checks that cost more play, whatever the game. */
    public static final String CLOSE_MATCHES = "agon.contract.closeMatches";

    /** Every so manieth match is played beside another from the same seed. */
    private static final int PLAYED_TWICE = 10;

    /** The game whose contract is checked. */
    protected abstract Game game();

    /**
     * How many random matches are played from start to end. Lower it for long matches; the system property {@value #MATCHES} sets it
     * for every game.
     */
    protected int matches() {
        return 2000;
    }

    /**
     * How many random matches the checks that cost more play, each: copies, refused orders, the order of processing and the like. The
     * system property {@value #CLOSE_MATCHES} sets it for every game.
     */
    protected int closeMatches() {
        return 200;
    }

    /** Most bytes that a tick may allocate, on average: what warming up leaves. Raise it for a game that allocates. */
    protected long mostBytesPerTick() {
        return 8;
    }

    private int wantedMatches() {
        return Integer.getInteger(MATCHES, matches());
    }

    private int wantedCloseMatches() {
        return Integer.getInteger(CLOSE_MATCHES, closeMatches());
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
        assertTrue(game.narrowing() == null || game.seats() == game.views(), "narrowing in a view of several seats");
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
    final void randomMatchesKeepTheRulesFromStartToEnd() {
        Game game = game();
        for (int seed = 0; seed < wantedMatches(); seed++) {
            WholeMatch.check(new RandomPlay(game, seed));
        }
    }

    @Test
    final void sameSeedAndOrdersGiveTheSameMatch() {
        Game game = game();
        for (int seed = 0; seed < wantedMatches(); seed += PLAYED_TWICE) {
            WholeMatch.checkTwice(new RandomPlay(game, seed), RandomPlay.start(game(), seed));
        }
    }

    @Test
    final void lookingChangesNothingAndOrdersAreOnlyRead() {
        Game game = game();
        for (int seed = 0; seed < wantedCloseMatches(); seed++) {
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
        for (int seed = 0; seed < wantedCloseMatches(); seed++) {
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
        for (int seed = 0; seed < wantedCloseMatches(); seed++) {
            RefusedOrders.check(new RandomPlay(game, seed));
        }
    }

    @Test
    final void copiesAreEqualAndIndependent() {
        Game game = game();
        for (int seed = 0; seed < wantedCloseMatches(); seed++) {
            Copies.check(new RandomPlay(game, seed));
        }
    }

    @Test
    final void simultaneousOrdersResolveTheSameInAnyOrderOfProcessing() {
        Game game = game();
        assumeFalse(game.orderOfIssueCounts(), "the game declares that the order of issue settles ties");
        for (int seed = 0; seed < wantedCloseMatches(); seed++) {
            RandomPlay play = new RandomPlay(game, seed);
            Match shuffled = RandomPlay.start(game, seed);
            while (!play.match.over()) {
                play.step();
                shuffled.advanceInOrderOf(MatchRandom.derive(seed, play.match.tick()), play.orders);
                Copies.assertSame(play, shuffled, "processed in another order");
            }
        }
    }

    @Test
    final void narrowingForbidsOnlyWhatWouldDoNothing() {
        Game game = game();
        Narrowing narrowing = game.narrowing();
        assumeTrue(narrowing != null, "orders of this game leave each other alone");
        for (int seed = 0; seed < wantedCloseMatches(); seed++) {
            Narrowed.check(new RandomPlay(game, seed), narrowing);
        }
    }

    @Test
    final void botsGiveLegalOrdersThatFollowFromTheirSeed() {
        Game game = game();
        assertTrue(game.bots().containsKey("random"), "every game has the bot random");
        for (String name : game.bots().keySet()) {
            for (int seed = 0; seed < Math.max(2, wantedCloseMatches() / 10); seed++) {
                Bots.check(game, name, seed);
            }
        }
        Bots.assertAnchors(game);
    }

    @Test
    final void resamplingKeepsWhatTheViewSees() {
        Game game = game();
        if (game.start(0) instanceof Match.Resampling) {
            for (int seed = 0; seed < wantedCloseMatches(); seed++) {
                Copies.checkResampling(new RandomPlay(game, seed));
            }
        }
    }

    @Test
    final void nothingIsHiddenNorLeftToChanceWhereInformationIsPerfect() {
        Game game = game();
        if (game.perfectInformation()) {
            for (int seed = 0; seed < wantedCloseMatches(); seed++) {
                Copies.checkPerfectInformation(new RandomPlay(game, 4L * seed));
            }
        }
    }

    @Test
    final void observingAndAdvancingAllocateNothing() {
        assertTrue(
                Allocation.bytesPerTick(game(), wantedCloseMatches()) <= mostBytesPerTick(),
                () -> "bytes allocated per tick: " + Allocation.bytesPerTick(game(), wantedCloseMatches()));
    }

    @Test
    final void everyHistoryOfAnEnumerableGameIsConsistent() {
        if (game() instanceof Enumerable enumerable) {
            Histories histories = new Histories(enumerable);
            histories.walk();
            for (int seed = 0; seed < wantedCloseMatches(); seed++) {
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
