package dev.agon.game.lanes;

/** System: creeps leave each core in waves, one group for each lane. They grow stronger as the match goes on. */
final class Waves {
    private static final int MELEE_AHEAD = 190;
    private static final int RANGED_AHEAD = 110;

    private Waves() {}

    static void run(World w) {
        if (ticksToNext(w.clock) != 0) {
            return;
        }
        for (int side = 0; side < World.SIDES; side++) {
            for (int lane = 0; lane < w.map.lanes().length; lane++) {
                for (int i = 0; i < LanesNumbers.WAVE_MELEE; i++) {
                    spawn(w, side, lane, Kind.MELEE, MELEE_AHEAD, i - LanesNumbers.WAVE_MELEE / 2);
                }
                for (int i = 0; i < LanesNumbers.WAVE_RANGED; i++) {
                    spawn(w, side, lane, Kind.RANGED, RANGED_AHEAD, i);
                }
                if (number(w.clock) % LanesNumbers.SIEGE_WAVE == 0) {
                    spawn(w, side, lane, Kind.SIEGE, RANGED_AHEAD, LanesNumbers.WAVE_RANGED);
                }
            }
        }
    }

    /** Waves are counted from 1. */
    private static int number(int clock) {
        return 1 + (clock - LanesNumbers.FIRST_WAVE_TICK) / LanesNumbers.WAVE_TICKS;
    }

    /** Ticks until the next wave sets out; 0 when one does. */
    static int ticksToNext(int clock) {
        int sinceFirst = clock - LanesNumbers.FIRST_WAVE_TICK;
        return sinceFirst <= 0
                ? -sinceFirst
                : (LanesNumbers.WAVE_TICKS - sinceFirst % LanesNumbers.WAVE_TICKS) % LanesNumbers.WAVE_TICKS;
    }

    private static void spawn(World w, int side, int lane, int kind, int ahead, int aside) {
        int slot = freeSlot(w, side, lane);
        if (slot == World.NOBODY) {
            return;
        }
        int sign = LanesMap.sign(side);
        int coreX = sign * w.map.core()[0];
        int coreY = sign * w.map.core()[1];
        int[] way = w.map.lanes()[lane];
        int direction = Geometry.direction(sign * way[0] - coreX, sign * way[1] - coreY);
        int across = aside * LanesNumbers.CREEP_SPACING;
        int dx = (Geometry.DX[direction] * ahead - Geometry.DY[direction] * across) / Geometry.UNIT;
        int dy = (Geometry.DY[direction] * ahead + Geometry.DX[direction] * across) / Geometry.UNIT;
        Units.place(w, slot, kind, coreX + dx, coreY + dy);
        w.lane[slot] = lane;
        w.heading[slot] = direction;
        Units.strengthen(w, slot);
    }

    private static int freeSlot(World w, int side, int lane) {
        for (int i = 0; i < LanesNumbers.LANE_CREEPS; i++) {
            int slot = w.slot.creep(side, lane, i);
            if (w.alive[slot] == 0) {
                return slot;
            }
        }
        return World.NOBODY;
    }
}
