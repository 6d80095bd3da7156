package dev.agon.game.connect4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Connect4BotsTest {
    private final Connect4 game = new Connect4();

    @Test
    void winBlockTakesTheWinBeforeItBlocks() {
        assertEquals(6, columnOf("win-block", "606060"));
    }

    @Test
    void winBlockBlocks() {
        assertEquals(0, columnOf("win-block", "06050"));
    }

    @Test
    void lookaheadStopsAnOpenThreeBeforeItIsThere() {
        int column = columnOf("lookahead", "36366323");
        assertTrue(column >= 0 && column < Board.COLUMNS);
        int stops = columnOf("lookahead", "203");
        assertTrue(stops == 1 || stops == 4, "two in the open at the bottom must be stopped, but it chose " + stops);
    }

    @Test
    void minimaxTakesTheWinBeforeItBlocks() {
        assertEquals(6, columnOf("minimax4", "606060"));
    }

    /** Four upright at once, though three in the open at the bottom, nearer the middle, would win two discs later. */
    @Test
    void minimaxWinsAsSoonAsItCan() {
        assertEquals(6, columnOf("minimax4", "2233636060"));
    }

    @Test
    void minimaxStopsTwoInTheOpenAndAlwaysInTheSameWay() {
        int stops = columnOf("minimax4", "66263");
        assertTrue(stops == 1 || stops == 4, "two in the open at the bottom must be stopped, but it chose " + stops);
        for (int again = 0; again < 3; again++) {
            assertEquals(stops, columnOf("minimax4", "66263"));
        }
    }

    @Test
    void minimaxBeginsAtRandomSoThatNoMatchIsPlayedTwice() {
        Set<Long> ends = new HashSet<>();
        for (int seed = 0; seed < 12; seed++) {
            Player amber = game.bots().get("minimax4").create(MatchRandom.derive(seed, 0));
            Player sky = game.bots().get("minimax4").create(MatchRandom.derive(seed, 1));
            ends.add(play(new Player[] {amber, sky}).hash());
        }
        assertTrue(ends.size() > 8, "different matches of 12: " + ends.size());
    }

    @Test
    void linesAreCountedForBothSides() {
        assertEquals(69, Lines.count());
        assertEquals(0, Lines.value(0, 0));
        long middle = Board.cell(3, 0);
        long edge = Board.cell(0, 0);
        // By hand: the middle of the bottom lies in four level lines, one upright and two slanting; the corner in three
        // in all.
        assertEquals(7, Lines.value(middle, 0));
        assertEquals(-3, Lines.value(0, edge));
        // Together they spoil the one level line that holds both.
        assertEquals(6 - 2, Lines.value(middle, edge));
    }

    @Test
    void eachStrongerBotBeatsTheWeaker() {
        assertTrue(winRate("win-block", "random") > 0.9);
        assertTrue(winRate("lookahead", "win-block") > 0.7);
        assertTrue(winRate("minimax4", "lookahead") > 0.8);
    }

    private int columnOf(String bot, String columns) {
        Match match = game.start(0);
        Orders[] orders = Orders.forGame(game);
        for (char column : columns.toCharArray()) {
            orders[match.tick() % 2].set(0, Connect4Layout.DROP, column - '0');
            match.advance(orders);
        }
        int view = match.tick() % 2;
        Observation seen = new Observation(game.layout(), 1);
        match.observe(view, seen);
        Player player = game.bots().get(bot).create(1);
        player.begin(game, view, 1L << view);
        player.decide(seen, orders[view]);
        return orders[view].target[0];
    }

    private double winRate(String first, String second) {
        int matches = 200;
        double won = 0;
        for (int i = 0; i < matches; i++) {
            int seat = i % 2;
            Player[] players = new Player[2];
            players[seat] = game.bots().get(first).create(MatchRandom.derive(i, 0));
            players[1 - seat] = game.bots().get(second).create(MatchRandom.derive(i, 1));
            won += (play(players).outcome(seat) + 1) / 2;
        }
        return won / matches;
    }

    private Match play(Player[] players) {
        Match match = game.start(0);
        Orders[] orders = Orders.forGame(game);
        Observation seen = new Observation(game.layout(), 1);
        for (int view = 0; view < players.length; view++) {
            players[view].begin(game, view, 1L << view);
        }
        while (!match.over()) {
            int view = match.tick() % 2;
            match.observe(view, seen);
            players[view].decide(seen, orders[view]);
            match.advance(orders);
        }
        return match;
    }
}
