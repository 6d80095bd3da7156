package dev.agon.game.kuhn;

import dev.agon.game.Layout;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import java.util.List;

/** What a side sees of Kuhn poker, and what it may do. */
final class KuhnLayout {
    /** The cards, lowest first. */
    static final List<String> CARDS = List.of("jack", "queen", "king");

    /** Global: 1 when one's own side acts first. */
    static final int ACTS_FIRST = 0;

    /** First of three globals: one's own card, as flags. For a spectator Amber's. */
    static final int OWN_CARD = ACTS_FIRST + 1;

    /** First of three globals: the opponent's card, as flags, once it is shown. For a spectator Sky's, always. */
    static final int OPPONENT_CARD = OWN_CARD + 3;

    /** First of six globals: two flags for each move so far, passed and bet. */
    static final int MOVES = OPPONENT_CARD + 3;

    /** Verb: put nothing in; folds when it answers a bet. */
    static final int PASS = 0;

    /** Verb: put one more chip in; calls when it answers a bet. */
    static final int BET = 1;

    static final Layout LAYOUT = new Layout(
            List.of(
                    Feature.flag("acts-first"),
                    Feature.flag("own-jack"),
                    Feature.flag("own-queen"),
                    Feature.flag("own-king"),
                    Feature.flag("opponent-jack"),
                    Feature.flag("opponent-queen"),
                    Feature.flag("opponent-king"),
                    Feature.flag("first-passed"),
                    Feature.flag("first-bet"),
                    Feature.flag("second-passed"),
                    Feature.flag("second-bet"),
                    Feature.flag("third-passed"),
                    Feature.flag("third-bet")),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            0,
            1,
            List.of(Verb.plain("pass"), Verb.plain("bet")),
            PASS);

    private KuhnLayout() {}
}
