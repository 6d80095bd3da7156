package dev.agon.game.microrts;

import java.util.Arrays;

/**
 * What each side sees and how it names it. Without fog everything, and a unit's id is its number and one. With fog what lies within the
 * sight of an own unit; ids count what a side has met, and a unit of the other side that comes back into sight is a stranger with a new
 * one. Ore stays where it is and keeps its id.
 */
final class Fog {
    private static final int UNKNOWN = 0;

    private final World w;

    /** Whether there is any. */
    final boolean thick;

    /** Cells that a side sees, {@code [side][cell]}. */
    private final boolean[][] lit;

    /** Id by which a side knows a unit, {@code [side][unit]}. */
    private final int[][] knownAs;

    private final int[] met = new int[World.SIDES];

    Fog(World world, boolean thick) {
        w = world;
        this.thick = thick;
        lit = new boolean[World.SIDES][thick ? world.ground.cells : 0];
        knownAs = new int[World.SIDES][thick ? world.room : 0];
    }

    /** Looks about anew, after every tick. */
    void lift() {
        if (thick) {
            for (int side = 0; side < World.SIDES; side++) {
                light(side);
                meet(side);
            }
        }
    }

    private void light(int side) {
        boolean[] cells = lit[side];
        Arrays.fill(cells, false);
        for (int i = 0; i < w.livingCount; i++) {
            int unit = w.living[i];
            if (w.owner[unit] == side) {
                int sight = MicrortsNumbers.SIGHT[w.kind[unit]];
                for (int cell = 0; cell < cells.length; cell++) {
                    cells[cell] |= w.ground.inReach(w.cell[unit], cell, sight);
                }
            }
        }
    }

    /** New ids go by where things are as the side sees the map, which tells nothing else. */
    private void meet(int side) {
        for (int i = 0; i < w.ground.cells; i++) {
            int cell = w.ground.turned(side, i);
            int unit = w.unitAt[cell];
            if (unit != World.NOBODY) {
                if (lit[side][cell]) {
                    knownAs[side][unit] = knownAs[side][unit] == UNKNOWN ? ++met[side] : knownAs[side][unit];
                } else if (w.owner[unit] != World.NOBODY) {
                    knownAs[side][unit] = UNKNOWN;
                }
            }
        }
    }

    /** Whether a watcher, a side or {@link World#NOBODY}, sees the unit. */
    boolean shows(int watcher, int unit) {
        return lights(watcher, w.cell[unit]);
    }

    boolean lights(int watcher, int cell) {
        return !thick || watcher == World.NOBODY || lit[watcher][cell];
    }

    /** Id by which a watcher knows the unit, positive; 0 for one that it has lost sight of. */
    int idOf(int watcher, int unit) {
        return !thick || watcher == World.NOBODY ? unit + 1 : knownAs[watcher][unit];
    }

    /** How many units each side has met, as one number. */
    long hash() {
        return met[0] + 31L * met[1];
    }

    void copyFrom(Fog other) {
        if (thick) {
            System.arraycopy(other.met, 0, met, 0, met.length);
            for (int side = 0; side < World.SIDES; side++) {
                System.arraycopy(other.lit[side], 0, lit[side], 0, lit[side].length);
                System.arraycopy(other.knownAs[side], 0, knownAs[side], 0, w.room);
            }
        }
    }
}
