package dev.agon.game.lanes;

/** System: beasts come to empty camps from time to time, and rest there. */
final class Camps {
    /** Beasts of a camp stand this far from its middle. */
    private static final int ASIDE = 60;

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
            w.x[beast] = homeX(w, beast);
            w.y[beast] = homeY(w, beast);
        }
    }

    static int homeX(World w, int beast) {
        return LanesMap.sign(beast & 1) * (w.map.camps()[w.lane[beast]][0] + aside(w, beast));
    }

    static int homeY(World w, int beast) {
        return LanesMap.sign(beast & 1) * w.map.camps()[w.lane[beast]][1];
    }

    private static int aside(World w, int beast) {
        int index = (beast - w.slot.beastBase) / World.SIDES % LanesNumbers.CAMP_BEASTS;
        return ASIDE * (2 * index - (LanesNumbers.CAMP_BEASTS - 1));
    }

    /** Whether a unit is within a distance of a beast's home. */
    static boolean isNearHome(World w, int beast, int unit, int distance) {
        return Geometry.within(w.x[unit] - homeX(w, beast), w.y[unit] - homeY(w, beast), distance);
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
