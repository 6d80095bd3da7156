package dev.agon.game.lanes;

import java.util.Arrays;

/**
 * Which cells can be seen from which, for each sight radius. Immutable.
 *
 * <p>Cells come in tiles of eight by eight, a tile to a word, a bit to a cell. What is seen from a cell lies within three by three tiles,
 * so that what many eyes see is put together nine words at a time. A set of cells is an array of {@link #words}.
 */
final class Sightlines {
    private static final int TILE = 8;
    /** Tiles along an edge of the block that holds all that is seen from a cell. */
    private static final int BLOCK = 3;

    /** Words about a cell: the first tile of its block, then what is seen of each tile of the block. */
    private static final int STRIDE = 1 + BLOCK * BLOCK;
    /** The widest radius that a block has room for, in cells. */
    private static final int WIDEST = TILE;

    /** Words of a set of cells. */
    final int words;

    private final int size;
    /** Tiles along an edge of the map, at least {@link #BLOCK}. */
    private final int tiles;
    /** Each cell's bit in a set. */
    private final int[] bit;
    /** Where in a block a tile is, by how far it comes after the first; -1 for those outside. */
    private final int[] placeInBlock;
    /** {@code [class][cell, word about it]}: all that is asked about a cell lies side by side. */
    private final long[][] seen;

    /**
     * Looks from everywhere.
     *
     * @param wall whether each cell is one: it is seen, but nobody sees from it or past it
     * @param size cells along an edge
     * @param radii radius of each class of sight, in cells, at most {@link #WIDEST}
     */
    Sightlines(boolean[] wall, int size, int... radii) {
        if (Arrays.stream(radii).max().orElse(0) > WIDEST) {
            throw new IllegalArgumentException(
                    "sight reaches at most " + WIDEST + " cells, not " + Arrays.toString(radii));
        }
        this.size = size;
        tiles = Math.max(BLOCK, (size + TILE - 1) / TILE);
        words = tiles * tiles;
        placeInBlock = new int[(BLOCK - 1) * tiles + BLOCK];
        for (int i = 0; i < placeInBlock.length; i++) {
            placeInBlock[i] = i % tiles < BLOCK ? i / tiles * BLOCK + i % tiles : -1;
        }
        bit = new int[wall.length];
        for (int cell = 0; cell < wall.length; cell++) {
            int row = cell / size;
            int column = cell % size;
            bit[cell] = (row / TILE * tiles + column / TILE) * Long.SIZE + row % TILE * TILE + column % TILE;
        }
        seen = new long[radii.length][wall.length * STRIDE];
        for (int sight = 0; sight < radii.length; sight++) {
            for (int cell = 0; cell < wall.length; cell++) {
                look(wall, cell, radii[sight], seen[sight]);
            }
        }
    }

    /** The first tile of a block, along one axis: a block ends with the map. */
    private int firstTile(int at) {
        return Math.min(Math.max(0, at - WIDEST) / TILE, tiles - BLOCK);
    }

    /** 1 if a set has a cell, else 0. */
    int contains(long[] cells, int cell) {
        int at = bit[cell];
        return (int) (cells[at >>> 6] >>> at) & 1;
    }

    /** Adds all that is seen from a cell to a set. */
    void add(int sight, int from, long[] cells) {
        long[] added = seen[sight];
        int at = from * STRIDE;
        int tile = (int) added[at];
        for (int row = 0; row < BLOCK; row++) {
            cells[tile] |= added[at + 1];
            cells[tile + 1] |= added[at + 2];
            cells[tile + 2] |= added[at + 3];
            tile += tiles;
            at += BLOCK;
        }
    }

    /** Whether one cell is seen from another. */
    boolean isSeen(int sight, int from, int to) {
        long[] words = seen[sight];
        int place = placeInBlock((int) words[from * STRIDE], to);
        return place >= 0 && (words[from * STRIDE + 1 + place] >>> bit[to] & 1) != 0;
    }

    /** Which tile of a block a cell is in, or -1. */
    private int placeInBlock(int firstTile, int cell) {
        int after = (bit[cell] >>> 6) - firstTile;
        return after >= 0 && after < placeInBlock.length ? placeInBlock[after] : -1;
    }

    private void look(boolean[] wall, int from, int radius, long[] into) {
        int row = from / size;
        int column = from % size;
        int first = firstTile(row) * tiles + firstTile(column);
        into[from * STRIDE] = first;
        if (wall[from]) {
            return;
        }
        for (int r = Math.max(0, row - radius); r <= Math.min(size - 1, row + radius); r++) {
            for (int c = Math.max(0, column - radius); c <= Math.min(size - 1, column + radius); c++) {
                boolean near = (r - row) * (r - row) + (c - column) * (c - column) <= radius * radius;
                if (near && isUnobstructed(wall, row, column, r, c)) {
                    int cell = r * size + c;
                    into[from * STRIDE + 1 + placeInBlock(first, cell)] |= 1L << bit[cell];
                }
            }
        }
    }

    /** Whether the cells on the straight way between two, the ends left out, are open. Counted from the middle, for symmetry. */
    private boolean isUnobstructed(boolean[] wall, int row, int column, int toRow, int toColumn) {
        int middle = size / 2;
        int steps = Math.max(Math.abs(toRow - row), Math.abs(toColumn - column));
        for (int i = 1; i < steps; i++) {
            int r = middle + rounded((row - middle) * (steps - i) + (toRow - middle) * i, steps);
            int c = middle + rounded((column - middle) * (steps - i) + (toColumn - middle) * i, steps);
            if (wall[r * size + c]) {
                return false;
            }
        }
        return true;
    }

    /** A quotient rounded to the nearest, halves away from 0. */
    private static int rounded(int value, int by) {
        return (2 * value + (value >= 0 ? by : -by)) / (2 * by);
    }
}
