package dev.agon.league.cycle;

import dev.agon.game.HeadToHead;
import dev.agon.game.Layout;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import dev.agon.game.Match;
import java.util.List;

/**
 * Rock, paper, scissors and the well, all at once and only once: a test game in which strategies beat each other in a circle. The twist is
 * the well, into which rock and scissors fall and which paper covers: it does all that rock does and more, so that the equilibrium
 * leaves rock out and throws the others alike.
 */
public final class Throws implements HeadToHead {
    static final String NAME = "throws";
    static final List<String> HANDS = List.of("rock", "paper", "scissors", "well");

    /** What the hand of the row wins from that of the column. */
    static final int[][] PAYOFF = {
        {0, -1, 1, -1},
        {1, 0, -1, 1},
        {-1, 1, 0, -1},
        {1, -1, 1, 0},
    };

    private static final Layout LAYOUT = new Layout(
            List.of(Feature.flag("begins")),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            0,
            1,
            HANDS.stream().map(Verb::plain).toList(),
            0);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Rock, paper, scissors and the well.";
    }

    @Override
    public Layout layout() {
        return LAYOUT;
    }

    @Override
    public List<String> rewardTerms() {
        return List.of("win");
    }

    @Override
    public int maxTicks() {
        return 1;
    }

    @Override
    public Match start(long seed) {
        return new ThrowsMatch(this);
    }
}
