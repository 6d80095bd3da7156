package dev.agon.game.lanes;

/** System: beasts come to empty camps from time to time, and rest there. */
final class Camps {
    private Camps() {}

    static void run(World w) {
        if (isDue(w.clock)) {
            for (int camp = 0; camp < w.map.camps().length; camp++) {
                fill(w, camp, 0);
                fill(w, camp, 1);
            }
        }
        if (w.clock % LanesNumbers.REGENERATION_TICKS == 0) {
            rest(w);
        }
    }

    private static boolean isDue(int clock) {
        int since = clock - LanesNumbers.FIRST_CAMP_TICK;
        return since >= 0 && since % LanesNumbers.CAMP_TICKS == 0;
    }

    private static void fill(World w, int camp, int mirrored) {
        for (int i = 0; i < LanesNumbers.CAMP_BEASTS; i++) {
            if (w.alive[w.slot.beast(mirrored, camp, i)] != 0) {
                return;
            }
        }
        for (int i = 0; i < LanesNumbers.CAMP_BEASTS; i++) {
            int beast = w.slot.beast(mirrored, camp, i);
            Units.place(w, beast, Kind.BEAST, 0, 0);
            w.lane[beast] = camp;
            Units.strengthen(w, beast);
            w.x[beast] = w.slot.homeX(beast);
            w.y[beast] = w.slot.homeY(beast);
        }
    }

    /** Whether a unit is within a distance of a beast's home. */
    static boolean isNearHome(World w, int beast, int unit, int distance) {
        return Geometry.within(w.x[unit] - w.slot.homeX(beast), w.y[unit] - w.slot.homeY(beast), distance);
    }

    private static void rest(World w) {
        for (int beast = w.slot.beastBase; beast < w.slot.creepBase; beast++) {
            if (w.alive[beast] != 0 && w.target[beast] == World.NOBODY) {
                int more = w.maxHealth[beast] * LanesNumbers.BEAST_REST_PERCENT / 100;
                w.health[beast] = Math.min(w.maxHealth[beast], w.health[beast] + more);
            }
        }
    }
}
