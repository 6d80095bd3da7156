package dev.agon.game.leduc;

import dev.agon.game.Enumerable;
import dev.agon.game.HeadToHead;
import dev.agon.game.Layout;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.RandomPlayer;
import java.util.List;
import java.util.Map;

/**
 * Leduc poker (Southey et al., "Bayes' bluff: opponent modelling in poker", 2005): two jacks, two queens, two kings; each side
 * puts one chip in and gets one card, a round of betting follows, a card is laid open for both, and a second round follows.
 * Who pairs the open card wins, else the higher card; equal cards share the pot.
 */
public final class Leduc implements Enumerable, HeadToHead {
    /** The seat and view that acts first in both rounds. */
    static final int AMBER = 0;

    @Override
    public String name() {
        return "leduc";
    }

    @Override
    public String summary() {
        return "Leduc poker: six cards, two rounds of betting, one card that both may pair.";
    }

    @Override
    public Layout layout() {
        return LeducLayout.LAYOUT;
    }

    /** {@code chips}: what was won or lost when the match ends. */
    @Override
    public List<String> rewardTerms() {
        return List.of("chips");
    }

    @Override
    public int maxTicks() {
        return LeducLayout.ROUNDS * LeducLayout.MOST_MOVES_A_ROUND;
    }

    @Override
    public Match start(long seed) {
        LeducMatch match = new LeducMatch(this);
        match.deal(new MatchRandom(seed));
        return match;
    }

    @Override
    public Node root() {
        return new LeducMatch(this);
    }

    @Override
    public Map<String, BotFactory> bots() {
        return Map.of("random", RandomPlayer::new, "tight", TightBot::new, "equilibrium", EquilibriumBot::new);
    }
}
