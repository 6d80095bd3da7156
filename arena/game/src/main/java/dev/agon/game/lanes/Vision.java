package dev.agon.game.lanes;

import java.util.Arrays;

/** The cells that each side sees: what any of its units sees, walls in the way. Follows from where units stand. */
final class Vision {
    /** Sets of cells, {@code [side][word]}. */
    final long[][] cells;

    private final Terrain terrain;

    Vision(Terrain terrain) {
        this.terrain = terrain;
        cells = new long[World.SIDES][terrain.words];
    }

    boolean sees(int side, int cell) {
        return Terrain.contains(cells[side], cell);
    }

    void copyFrom(Vision other) {
        for (int side = 0; side < World.SIDES; side++) {
            System.arraycopy(other.cells[side], 0, cells[side], 0, cells[side].length);
        }
    }

    /** Looks anew through the eyes of a side's living. */
    void look(World w, int side) {
        long[] union = cells[side];
        Arrays.fill(union, 0);
        int[] living = w.scratch.living[side];
        for (int i = 0; i < w.scratch.count[side]; i++) {
            int eye = living[i];
            int sight = Terrain.SIGHT_CLASS[w.kind[eye]];
            if (sight >= 0 && w.alive[eye] != 0) {
                add(union, terrain.seenFrom(sight, w.cell(eye)));
            }
        }
    }

    private static void add(long[] union, long[] more) {
        for (int word = 0; word < union.length; word++) {
            union[word] |= more[word];
        }
    }
}
