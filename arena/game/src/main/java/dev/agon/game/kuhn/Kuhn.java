package dev.agon.game.kuhn;

import dev.agon.game.Enumerable;
import dev.agon.game.HeadToHead;
import dev.agon.game.Layout;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.RandomPlayer;
import java.util.List;
import java.util.Map;

/**
 * Kuhn poker (Kuhn, "A simplified two-person poker", 1950): each side puts one chip in and gets one of three cards; in turn
 * they pass or bet one more chip; a pass that answers a bet folds, and otherwise the higher card wins the pot. Amber
 * acts first and, played perfectly, loses 1/18 of a chip a match.
 */
public final class Kuhn implements Enumerable, HeadToHead {
    /** The seat and view that acts first. */
    static final int AMBER = 0;

    @Override
    public String name() {
        return "kuhn";
    }

    @Override
    public String summary() {
        return "Kuhn poker: three cards, one bet, and the art of bluffing.";
    }

    @Override
    public Layout layout() {
        return KuhnLayout.LAYOUT;
    }

    /** {@code chips}: what was won or lost when the match ends. */
    @Override
    public List<String> rewardTerms() {
        return List.of("chips");
    }

    @Override
    public int maxTicks() {
        return KuhnMatch.MOST_MOVES;
    }

    @Override
    public Match start(long seed) {
        KuhnMatch match = new KuhnMatch(this);
        match.chance(new MatchRandom(seed).nextInt(match.chanceOutcomes()));
        return match;
    }

    @Override
    public Node root() {
        return new KuhnMatch(this);
    }

    @Override
    public Map<String, BotFactory> bots() {
        return Map.of("random", RandomPlayer::new, "equilibrium", EquilibriumBot::new);
    }
}
