package dev.agon.game.lanes;

/**
 * System: whom each creep fights. It keeps its enemy while that is near, and looks again from time to time: the nearest creep or
 * hero, and a building where there is none.
 */
final class CreepMinds {
    private CreepMinds() {}

    static void run(World w) {
        Scratch scratch = w.scratch;
        boolean lookAgain = w.clock % LanesNumbers.CREEP_RETARGET_TICKS == 0;
        for (int s = 0; s < World.SIDES; s++) {
            int side = scratch.firstSide ^ s;
            int[] living = scratch.living[side];
            for (int i = 0; i < scratch.count[side]; i++) {
                int creep = living[i];
                if (Kind.isCreep(w.kind[creep]) && (lookAgain || !stillGood(w, creep))) {
                    w.target[creep] = nearest(w, creep);
                }
            }
        }
    }

    private static boolean stillGood(World w, int creep) {
        int target = w.target[creep];
        return target != World.NOBODY
                && w.attackable(target)
                && w.near(creep, target, LanesNumbers.CREEP_ACQUIRE_RADIUS);
    }

    private static int nearest(World w, int creep) {
        int enemySide = w.side[creep] ^ 1;
        int[] enemies = w.scratch.living[enemySide];
        int best = World.NOBODY;
        long bestDistance = Long.MAX_VALUE;
        for (int i = 0; i < w.scratch.count[enemySide]; i++) {
            int enemy = enemies[i];
            if (!w.near(creep, enemy, LanesNumbers.CREEP_ACQUIRE_RADIUS) || !w.attackable(enemy)) {
                continue;
            }
            long distance = w.squaredDistance(creep, enemy);
            if (Kind.isBuilding(w.kind[enemy])) {
                distance += BUILDINGS_LAST;
            }
            // Equal distances: the lower slot, which mirrors to the lower slot of the other side.
            if (distance < bestDistance || (distance == bestDistance && enemy < best)) {
                best = enemy;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static final long BUILDINGS_LAST = 1L << 40;
}
