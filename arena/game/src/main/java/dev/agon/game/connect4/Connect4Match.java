package dev.agon.game.connect4;

import static dev.agon.game.connect4.Connect4.AMBER;
import static dev.agon.game.connect4.Connect4Layout.BEGAN;
import static dev.agon.game.connect4.Connect4Layout.DROP;
import static dev.agon.game.connect4.Connect4Layout.FILLED;
import static dev.agon.game.connect4.Connect4Layout.OPPONENT;
import static dev.agon.game.connect4.Connect4Layout.OWN;

import dev.agon.game.Event;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.Arrays;
import java.util.List;

/** One playing of Connect Four. */
final class Connect4Match implements Match {
    private static final int NOBODY = -1;
    private static final String[] NAMES = {"Amber", "Sky"};

    private final Connect4 game;

    /** Discs of each side, as {@link Board} bits. */
    private final long[] discs = new long[2];

    private int tick;
    private int winner = NOBODY;

    /** Column of the last disc, or -1. */
    private int lastColumn = -1;

    Connect4Match(Connect4 game) {
        this.game = game;
    }

    @Override
    public Connect4 game() {
        return game;
    }

    @Override
    public boolean over() {
        return winner != NOBODY || tick == Board.CELLS;
    }

    @Override
    public int tick() {
        return tick;
    }

    @Override
    public boolean awaits(int view) {
        return !over() && view == toMove();
    }

    private int toMove() {
        return tick & 1;
    }

    @Override
    public void observe(int view, Observation into) {
        into.clear(tick);
        int own = view == SPECTATOR ? AMBER : view;
        into.globals[BEGAN] = own == AMBER ? 1 : 0;
        into.globals[FILLED] = tick / (float) Board.CELLS;
        draw(discs[own], OWN, into);
        draw(discs[1 - own], OPPONENT, into);
        if (awaits(view)) {
            int actor = into.addActor(-1, view);
            for (int column = 0; column < Board.COLUMNS; column++) {
                if (open(column)) {
                    into.allow(actor, DROP, column);
                }
            }
        }
    }

    private static void draw(long discs, int plane, Observation into) {
        for (long rest = discs; rest != 0; rest &= rest - 1) {
            int bit = Long.numberOfTrailingZeros(rest);
            into.plane(plane, Board.ROWS - 1 - bit % Board.STRIDE, bit / Board.STRIDE, 1);
        }
    }

    private boolean open(int column) {
        return Board.open(discs[0] | discs[1], column);
    }

    @Override
    public void advance(Orders[] orders) {
        if (over()) {
            throw new IllegalStateException("the match is over at tick " + tick);
        }
        int side = toMove();
        lastColumn = columnOf(orders[side]);
        discs[side] |= Board.landing(discs[0] | discs[1], lastColumn);
        if (Board.fourInARow(discs[side])) {
            winner = side;
        }
        tick++;
    }

    /** The column ordered, or the first open one where the order is none or forbidden. */
    private int columnOf(Orders orders) {
        int ordered = orders.target[0];
        if (orders.verb[0] == DROP && ordered >= 0 && ordered < Board.COLUMNS && open(ordered)) {
            return ordered;
        }
        int column = 0;
        while (!open(column)) {
            column++;
        }
        return column;
    }

    @Override
    public void rewards(int seat, float[] terms) {
        terms[0] = outcome(seat);
    }

    @Override
    public float outcome(int seat) {
        return winner == NOBODY ? 0 : winner == seat ? 1 : -1;
    }

    @Override
    public long hash() {
        return MatchRandom.mix(MatchRandom.mix(discs[0] + 1) ^ discs[1]);
    }

    @Override
    public void copyInto(Match other) {
        Connect4Match copy = (Connect4Match) other;
        System.arraycopy(discs, 0, copy.discs, 0, discs.length);
        copy.tick = tick;
        copy.winner = winner;
        copy.lastColumn = lastColumn;
    }

    /** The disc that was dropped, where it landed, and the end. */
    @Override
    public List<Event> events(int view) {
        if (tick == 0) {
            return List.of();
        }
        String mover = NAMES[1 - toMove()];
        Event drop = at("drop", mover + " drops into column " + (lastColumn + 1) + ".");
        if (winner != NOBODY) {
            return List.of(drop, at("win", mover + " has four in a row."));
        }
        return over() ? List.of(drop, at("draw", "The board is full.")) : List.of(drop);
    }

    private Event at(String kind, String text) {
        long column = (discs[0] | discs[1]) >>> lastColumn * Board.STRIDE & (1L << Board.ROWS) - 1;
        int row = Board.ROWS - Long.bitCount(column);
        return new Event(kind, 0, 0, lastColumn, 0, lastColumn, row, text);
    }

    @Override
    public String toString() {
        return "Connect4Match tick " + tick + " discs " + Arrays.toString(discs);
    }
}
