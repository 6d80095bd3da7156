package dev.agon.game.leduc;

import dev.agon.game.Layout;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import java.util.ArrayList;
import java.util.List;

/** What a side sees of Leduc poker, and what it may do. */
final class LeducLayout {
    /** The ranks, lowest first; there are two cards of each. */
    static final List<String> RANKS = List.of("jack", "queen", "king");

    static final int ROUNDS = 2;

    /** A call to begin with, two raises, and a call that ends the round. */
    static final int MOST_MOVES_A_ROUND = 4;

    /** Most chips of one side in the pot: the ante and two raises of each round. */
    private static final int MOST_CHIPS = 13;

    /** Global: 1 when one's own side acts first. */
    static final int ACTS_FIRST = 0;

    /** First of three globals: one's own card, as flags. For a spectator Amber's. */
    static final int OWN_CARD = ACTS_FIRST + 1;

    /** First of three globals: the opponent's card, as flags, once it is shown. For a spectator Sky's, always. */
    static final int OPPONENT_CARD = OWN_CARD + 3;

    /** First of three globals: the open card, as flags, once it lies. */
    static final int OPEN_CARD = OPPONENT_CARD + 3;

    /** Global: chips that one's own side has in the pot. For a spectator Amber's. */
    static final int OWN_CHIPS = OPEN_CARD + 3;

    /** Global: chips that the opponent has in the pot. */
    static final int OPPONENT_CHIPS = OWN_CHIPS + 1;

    /** Global: 1 when one's own side has folded. */
    static final int OWN_FOLDED = OPPONENT_CHIPS + 1;

    /** Global: 1 when the opponent has folded. */
    static final int OPPONENT_FOLDED = OWN_FOLDED + 1;

    /** First of two globals for each of four moves of each round: called and raised, as flags. */
    static final int MOVES = OPPONENT_FOLDED + 1;

    /** Verb: give the pot up; only in answer to a raise. */
    static final int FOLD = 0;

    /** Verb: put in what the opponent has put in more; nothing where that is nothing. */
    static final int CALL = 1;

    /** Verb: call, and put the round's stake in on top. */
    static final int RAISE = 2;

    static final Layout LAYOUT = new Layout(
            globals(),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            0,
            1,
            List.of(Verb.plain("fold"), Verb.plain("call"), Verb.plain("raise")),
            CALL);

    private LeducLayout() {}

    private static List<Feature> globals() {
        List<Feature> globals = new ArrayList<>();
        globals.add(Feature.flag("acts-first"));
        for (String whose : List.of("own", "opponent", "open")) {
            RANKS.forEach(rank -> globals.add(Feature.flag(whose + "-" + rank)));
        }
        globals.add(Feature.of("own-chips", 0, MOST_CHIPS));
        globals.add(Feature.of("opponent-chips", 0, MOST_CHIPS));
        globals.add(Feature.flag("own-folded"));
        globals.add(Feature.flag("opponent-folded"));
        for (int round = 1; round <= ROUNDS; round++) {
            for (int move = 1; move <= MOST_MOVES_A_ROUND; move++) {
                globals.add(Feature.flag("round-" + round + "-move-" + move + "-called"));
                globals.add(Feature.flag("round-" + round + "-move-" + move + "-raised"));
            }
        }
        return globals;
    }

    /** First of the two flags of a move, both counted from 0. */
    static int move(int round, int move) {
        return MOVES + 2 * (round * MOST_MOVES_A_ROUND + move);
    }
}
