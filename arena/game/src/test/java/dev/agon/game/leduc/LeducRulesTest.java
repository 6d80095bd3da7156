package dev.agon.game.leduc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Event;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeducRulesTest {
    private static final int JACK = 0;
    private static final int QUEEN = 1;
    private static final int KING = 2;

    private final Leduc game = new Leduc();

    /** Amber's card, Sky's, the open one; the moves by initials; what Amber wins. */
    @ParameterizedTest
    @CsvSource({
        "JKQ, cccc, -1",
        "JKJ, cccc, 1",
        "KJK, cccc, 1",
        "KKJ, rccc, 0",
        "JKQ, rf, 1",
        "JKQ, crf, -1",
        "JKQ, crrf, 3",
        "KJQ, rccc, 3",
        "KJQ, rrccc, 5",
        "KJQ, rrcrrc, 13",
        "KJQ, crrccrrc, 13",
        "KJQ, ccrf, 1",
        "KJQ, ccrrf, -5",
        "JKJ, rcrc, 7"
    })
    void whoWinsHowMuch(String cards, String moves, int amber) {
        LeducMatch match = play(cards, moves);
        assertTrue(match.over());
        assertEquals(amber, (int) match.outcome(0));
        assertEquals(-amber, (int) match.outcome(1));
    }

    @Test
    void foldingIsLegalOnlyInAnswerToARaise() {
        assertFalse(legal("", LeducLayout.FOLD));
        assertFalse(legal("c", LeducLayout.FOLD));
        assertTrue(legal("r", LeducLayout.FOLD));
        assertFalse(legal("rc", LeducLayout.FOLD));
    }

    @Test
    void aRoundHasAtMostTwoRaises() {
        assertTrue(legal("r", LeducLayout.RAISE));
        assertFalse(legal("rr", LeducLayout.RAISE));
        assertFalse(legal("crr", LeducLayout.RAISE));
        assertTrue(legal("rrc", LeducLayout.RAISE));
    }

    @Test
    void amberBeginsBothRounds() {
        for (String moves : List.of("", "cc", "rc", "crc", "rrc", "crrc")) {
            assertTrue(play("JKQ", moves).awaits(0), moves);
        }
        assertTrue(play("JKQ", "ccc").awaits(1));
    }

    @Test
    void theOpenCardIsSeenFromTheSecondRoundOn() {
        Observation seen = new Observation(game.layout(), 1);
        Match match = game.start(5);
        for (int view = Match.SPECTATOR; view < 2; view++) {
            match.observe(view, seen);
            assertEquals(0, flags(seen, LeducLayout.OPEN_CARD));
        }
        play("JKQ", "cc").observe(1, seen);
        assertEquals(1, seen.globals[LeducLayout.OPEN_CARD + QUEEN]);
    }

    @Test
    void theOpponentsCardIsSeenOnlyAtAShowdown() {
        Observation seen = new Observation(game.layout(), 1);
        for (String moves : List.of("", "r", "rf", "cc", "ccr", "ccrf")) {
            play("JKQ", moves).observe(0, seen);
            assertEquals(0, flags(seen, LeducLayout.OPPONENT_CARD), moves);
        }
        play("JKQ", "cccc").observe(0, seen);
        assertEquals(1, seen.globals[LeducLayout.OPPONENT_CARD + KING]);
    }

    @Test
    void chipsAndMovesAreSeen() {
        Observation seen = new Observation(game.layout(), 1);
        play("JKQ", "crcr").observe(1, seen);
        assertEquals(3, seen.globals[LeducLayout.OWN_CHIPS]);
        assertEquals(7, seen.globals[LeducLayout.OPPONENT_CHIPS]);
        assertEquals(1, seen.globals[LeducLayout.move(0, 1) + 1]);
        assertEquals(1, seen.globals[LeducLayout.move(1, 0) + 1]);
        assertEquals(4, flags(seen, LeducLayout.MOVES, 16));
    }

    @Test
    void seedsDealEachPairOfRanksAsOftenAsChanceWould() {
        int matches = 30_000;
        int[] dealt = new int[9];
        for (int seed = 0; seed < matches; seed++) {
            LeducMatch match = (LeducMatch) game.start(MatchRandom.derive(1, seed));
            dealt[3 * rank(match, 0) + rank(match, 1)]++;
        }
        for (int pair = 0; pair < dealt.length; pair++) {
            double expected = game.root().chanceProbability(pair) * matches;
            assertEquals(expected, dealt[pair], 5 * Math.sqrt(expected), "pair " + pair);
        }
    }

    @Test
    void resamplingLeavesWhatWasSeenAndDealsTheRestFromSixCards() {
        int[] seen = new int[3];
        MatchRandom random = new MatchRandom(1);
        for (int i = 0; i < 4000; i++) {
            LeducMatch match = play("KQJ", "ccr");
            match.resample(0, random);
            assertEquals("king cc jack r", match.informationState(0));
            seen[rank(match, 1)]++;
        }
        assertEquals(1000, seen[JACK], 130);
        assertEquals(2000, seen[QUEEN], 160);
        assertEquals(1000, seen[KING], 130);
    }

    @Test
    void cardsMustBeDealtBeforeAMove() {
        assertThrows(IllegalStateException.class, () -> game.root().advance(Orders.forGame(game)));
        LeducMatch match = (LeducMatch) game.root();
        match.chance(1);
        play(match, "cc");
        assertTrue(match.atChance());
        assertThrows(IllegalStateException.class, () -> match.advance(Orders.forGame(game)));
    }

    @Test
    void anOrderThatIsForbiddenCalls() {
        LeducMatch match = play("KJQ", "c");
        play(match, "f");
        assertFalse(match.over());
        assertEquals(List.of("Sky calls."), texts(match));
    }

    @Test
    void theEndIsToldInWords() {
        assertEquals(List.of("Amber calls.", "Amber wins 7 with a pair of jacks."), texts(play("JKJ", "rccrc")));
        assertEquals(List.of("Sky folds.", "Amber wins 1."), texts(play("JKJ", "rf")));
        assertEquals(List.of("Sky calls.", "The open card is a jack."), texts(play("KKJ", "cc")));
        assertEquals(List.of("Sky calls.", "Both have a king and share the pot."), texts(play("KKJ", "cccc")));
    }

    private static List<String> texts(LeducMatch match) {
        return match.events(0).stream().map(Event::text).toList();
    }

    private boolean legal(String moves, int verb) {
        LeducMatch match = play("JKQ", moves);
        int mover = match.awaits(0) ? 0 : 1;
        Observation seen = new Observation(game.layout(), 1);
        match.observe(mover, seen);
        return seen.legalVerb(0, verb);
    }

    private static int rank(LeducMatch match, int view) {
        return LeducLayout.RANKS.indexOf(match.informationState(view).split(" ")[0]);
    }

    private static float flags(Observation seen, int first) {
        return flags(seen, first, 3);
    }

    private static float flags(Observation seen, int first, int count) {
        float sum = 0;
        for (int flag = 0; flag < count; flag++) {
            sum += seen.globals[first + flag];
        }
        return sum;
    }

    /** Deals Amber's card, Sky's and the open one, by initials, and plays the moves, by initials. */
    private LeducMatch play(String cards, String moves) {
        LeducMatch match = (LeducMatch) game.root();
        match.chance(3 * "JQK".indexOf(cards.charAt(0)) + "JQK".indexOf(cards.charAt(1)));
        for (int move = 0; move < moves.length(); move++) {
            play(match, moves.substring(move, move + 1));
            if (match.atChance()) {
                lay(match, "JQK".indexOf(cards.charAt(2)));
            }
        }
        return match;
    }

    private static void lay(LeducMatch match, int rank) {
        for (int outcome = 0; outcome < match.chanceOutcomes(); outcome++) {
            LeducMatch trial = new LeducMatch(match.game());
            match.copyInto(trial);
            trial.chance(outcome);
            if (trial.informationState(0).contains(" " + LeducLayout.RANKS.get(rank))) {
                trial.copyInto(match);
                return;
            }
        }
        throw new AssertionError("no " + LeducLayout.RANKS.get(rank) + " is left");
    }

    private static void play(LeducMatch match, String moves) {
        Orders[] orders = Orders.forGame(match.game());
        for (char move : moves.toCharArray()) {
            orders[match.awaits(0) ? 0 : 1].set(0, "fcr".indexOf(move), 0);
            match.advance(orders);
        }
    }
}
