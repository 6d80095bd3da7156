package dev.agon.game.lanes;

/**
 * System: whom each creep fights. It keeps its enemy while that is near, and looks about from time to time, in turns: first a hero that hurt a hero
 * just now, then the nearest creep or hero or ward, and a building where there is none.
 */
final class CreepMinds {
    private static final int PROVOKED = 0;
    private static final int UNIT = 1;
    private static final int BUILDING = 2;

    private CreepMinds() {}

    static void run(World w) {
        Scratch scratch = w.scratch;
        for (int s = 0; s < World.SIDES; s++) {
            int side = scratch.firstSide ^ s;
            int[] living = scratch.living[side];
            for (int i = 0; i < scratch.count[side]; i++) {
                int creep = living[i];
                if (!w.slot.isCreep(creep)) {
                    continue;
                }
                if (looksAgain(w, creep)) {
                    w.target[creep] = choose(w, creep);
                } else if (!stillGood(w, creep)) {
                    w.target[creep] = World.NOBODY;
                }
            }
        }
    }

    /** Creeps take turns. */
    private static boolean looksAgain(World w, int creep) {
        return (w.clock + (creep >> 1)) % LanesNumbers.CREEP_RETARGET_TICKS == 0;
    }

    private static boolean stillGood(World w, int creep) {
        int target = w.target[creep];
        return target != World.NOBODY
                && w.near(creep, target, LanesNumbers.CREEP_ACQUIRE_RADIUS)
                && w.attackable(target);
    }

    private static int choose(World w, int creep) {
        int side = w.side[creep];
        int enemySide = side ^ 1;
        int[] seen = w.seen[side];
        int[] enemies = w.scratch.living[enemySide];
        int count = w.scratch.count[enemySide];
        int cell = w.cell(creep);
        int best = World.NOBODY;
        int bestRank = Integer.MAX_VALUE;
        int bestDistance = Integer.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            int enemy = enemies[i];
            if (seen[enemy] == 0 || !w.near(creep, enemy, LanesNumbers.CREEP_ACQUIRE_RADIUS)) {
                continue;
            }
            int rank = rank(w, enemy);
            int distance = w.squaredDistance(creep, enemy);
            boolean better = rank != bestRank
                    ? rank < bestRank
                    : distance < bestDistance || (distance == bestDistance && Scratch.comesBefore(creep, enemy, best));
            if (better && w.attackable(enemy) && w.terrain.isInView(cell, w.cell(enemy))) {
                best = enemy;
                bestRank = rank;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static int rank(World w, int enemy) {
        if (w.isHero(enemy) && w.provokedUntil[enemy] > w.clock) {
            return PROVOKED;
        }
        return Kind.isBuilding(w.kind[enemy]) ? BUILDING : UNIT;
    }
}
