package dev.agon.game.lanes;

/**
 * System: what each side sees, and by which ids. A side sees its own, all buildings, and whatever stands in a cell that one of its units
 * sees; renewed when heroes are asked for orders. Units that go out of sight are strangers when they come back; heroes are known for good.
 */
final class Sight {
    private Sight() {}

    static void run(World w) {
        w.scratch.listLiving(w);
        w.terrain.findCells(w.x, w.y, w.scratch.cell);
        for (int side = 0; side < World.SIDES; side++) {
            w.vision.look(w, side);
            see(w, side);
            name(w, side);
        }
        nameForSpectator(w);
    }

    private static void see(World w, int side) {
        int[] seen = w.seen[side];
        System.arraycopy(w.alive, 0, seen, 0, seen.length);
        lookAt(w, side, side ^ 1);
        lookAt(w, side, World.NEUTRAL);
        for (int building = w.slot.towerBase; building < w.slot.runeBase; building++) {
            seen[building] = w.alive[building];
        }
    }

    private static void lookAt(World w, int side, int of) {
        int[] seen = w.seen[side];
        int[] living = w.scratch.living[of];
        for (int i = 0; i < w.scratch.count[of]; i++) {
            seen[living[i]] = w.vision.sees(side, w.scratch.cell[living[i]]);
        }
    }

    private static void name(World w, int side) {
        forgetUnseen(w, side);
        int[] knownAs = w.knownAs[side];
        int[] seen = w.seen[side];
        if (!anyUnknown(seen, knownAs)) {
            return;
        }
        int newcomers = 0;
        for (int of = 0; of <= World.NEUTRAL; of++) {
            int[] living = w.scratch.living[of];
            for (int i = 0; i < w.scratch.count[of]; i++) {
                int slot = living[i];
                if (seen[slot] != 0 && knownAs[slot] == 0) {
                    insert(w, side, slot, newcomers++);
                }
            }
        }
        for (int i = 0; i < newcomers; i++) {
            knownAs[w.scratch.newcomers[i]] = w.newId(side);
        }
    }

    /** Without a branch, so that the compiler vectorises it: {@code -seen} is all ones or all zeros. */
    private static void forgetUnseen(World w, int side) {
        int[] knownAs = w.knownAs[side];
        int[] seen = w.seen[side];
        for (int slot = w.heroes; slot < knownAs.length; slot++) {
            knownAs[slot] &= -seen[slot];
        }
    }

    /** Sorts by what can be seen, so that ids tell nothing of slots, which follow from what cannot. */
    private static void insert(World w, int side, int slot, int count) {
        int[] sorted = w.scratch.newcomers;
        int at = count;
        while (at > 0 && before(w, side, slot, sorted[at - 1])) {
            sorted[at] = sorted[at - 1];
            at--;
        }
        sorted[at] = slot;
    }

    private static boolean before(World w, int side, int a, int b) {
        int sign = LanesMap.sign(side);
        int difference = rank(w, side, a) - rank(w, side, b);
        if (difference == 0) {
            difference = w.kind[a] - w.kind[b];
        }
        if (difference == 0) {
            difference = sign * (w.x[a] - w.x[b]);
        }
        if (difference == 0) {
            difference = sign * (w.y[a] - w.y[b]);
        }
        return difference != 0 ? difference < 0 : w.health[a] < w.health[b];
    }

    /** Own first, then enemies, then what is nobody's. */
    private static int rank(World w, int side, int slot) {
        int of = w.side[slot];
        return of == World.NEUTRAL ? World.NEUTRAL : of ^ side;
    }

    /** Whether any that is seen, 1, has no id, 0. */
    private static boolean anyUnknown(int[] seen, int[] knownAs) {
        int unknown = 0;
        for (int slot = 0; slot < knownAs.length; slot++) {
            unknown |= seen[slot] & ~(-knownAs[slot] >> 31);
        }
        return unknown != 0;
    }

    private static void nameForSpectator(World w) {
        int[] knownAs = w.knownAs[World.SPECTATOR];
        if (!anyUnknown(w.alive, knownAs)) {
            return;
        }
        for (int slot = 0; slot < w.slots; slot++) {
            if (knownAs[slot] == 0 && w.alive[slot] != 0) {
                knownAs[slot] = w.newId(World.SPECTATOR);
            }
        }
    }
}
