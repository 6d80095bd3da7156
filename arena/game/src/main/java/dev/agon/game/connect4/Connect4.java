package dev.agon.game.connect4;

import dev.agon.game.HeadToHead;
import dev.agon.game.Layout;
import dev.agon.game.Match;
import dev.agon.game.RandomPlayer;
import java.util.List;
import java.util.Map;

/**
 * Connect Four: in turn each side drops a disc into a column, and four in a row in any direction win. Amber begins; played
 * perfectly Amber wins, and only by starting in the middle.
 */
public final class Connect4 implements HeadToHead {
    /** The seat and view that moves first. */
    static final int AMBER = 0;

    @Override
    public String name() {
        return "connect4";
    }

    @Override
    public String summary() {
        return "Connect Four: drop discs in turn, four in a row win.";
    }

    @Override
    public Layout layout() {
        return Connect4Layout.LAYOUT;
    }

    /** {@code win}: 1 to the winner and -1 to the loser when the match ends. */
    @Override
    public List<String> rewardTerms() {
        return List.of("win");
    }

    @Override
    public int maxTicks() {
        return Board.CELLS;
    }

    @Override
    public boolean perfectInformation() {
        return true;
    }

    /** Nothing is left to chance: the seed changes nothing. */
    @Override
    public Match start(long seed) {
        return new Connect4Match(this);
    }

    @Override
    public Map<String, BotFactory> bots() {
        return Map.of(
                "random",
                RandomPlayer::new,
                "win-block",
                WinBlockBot::new,
                "lookahead",
                LookaheadBot::new,
                "minimax4",
                MinimaxBot::new);
    }

    /** Measured in 2,000 matches of each pair, sides swapped. */
    @Override
    public List<Anchor> anchors() {
        return List.of(
                new Anchor("random", 0),
                new Anchor("win-block", 650),
                new Anchor("lookahead", 960),
                new Anchor("minimax4", 1255));
    }
}
