package dev.agon.game.lanes;

import java.util.Arrays;

/** The cells that each side sees: what any of its units sees, walls in the way. Follows from where units stand. */
final class Vision {
    /** Sets of cells, {@code [side][word]}. */
    final long[][] cells;

    private final Sightlines sightlines;

    // What a side's buildings see changes only when one falls.
    private final long[][] fromBuildings;
    /** Which buildings stood when it was last looked, a bit each, {@code [side]}. */
    private final long[] standing = {0, 0};

    Vision(Terrain terrain) {
        sightlines = terrain.sightlines;
        cells = new long[World.SIDES][sightlines.words];
        fromBuildings = new long[World.SIDES][sightlines.words];
    }

    /** 1 if a side sees a cell, else 0. */
    int sees(int side, int cell) {
        return sightlines.contains(cells[side], cell);
    }

    void copyFrom(Vision other) {
        for (int side = 0; side < World.SIDES; side++) {
            System.arraycopy(other.cells[side], 0, cells[side], 0, cells[side].length);
        }
    }

    /** Looks anew through the eyes of a side's living. */
    void look(World w, int side) {
        long[] union = cells[side];
        lookFromBuildings(w, side);
        System.arraycopy(fromBuildings[side], 0, union, 0, union.length);
        int[] living = w.scratch.living[side];
        for (int i = 0; i < w.scratch.count[side]; i++) {
            int eye = living[i];
            int sight = Terrain.SIGHT_CLASS[w.kind[eye]];
            if (sight >= 0 && !Kind.isBuilding(w.kind[eye])) {
                sightlines.add(sight, w.scratch.cell[eye], union);
            }
        }
    }

    private void lookFromBuildings(World w, int side) {
        long now = 0;
        for (int building = w.slot.towerBase + side; building < w.slot.runeBase; building += World.SIDES) {
            now = now << 1 | w.alive[building];
        }
        if (now == standing[side]) {
            return;
        }
        standing[side] = now;
        Arrays.fill(fromBuildings[side], 0);
        for (int building = w.slot.towerBase + side; building < w.slot.runeBase; building += World.SIDES) {
            if (w.alive[building] != 0) {
                sightlines.add(Terrain.SIGHT_CLASS[w.kind[building]], w.cell(building), fromBuildings[side]);
            }
        }
    }
}
