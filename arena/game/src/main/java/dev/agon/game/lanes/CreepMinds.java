package dev.agon.game.lanes;

/**
 * System: whom each creep fights. It keeps its enemy while that is near, and looks about from time to time, in turns: first a hero that hurt a hero
 * just now, then the nearest creep or hero or ward, and a building where there is none.
 */
final class CreepMinds {
    private static final int PROVOKED = 0;
    private static final int UNIT = 1;
    private static final int BUILDING = 2;

    private static final int ACQUIRE_SQUARED = LanesNumbers.CREEP_ACQUIRE_RADIUS * LanesNumbers.CREEP_ACQUIRE_RADIUS;

    private CreepMinds() {}

    static void run(World w) {
        for (int side = 0; side < World.SIDES; side++) {
            w.scratch.targets[side].find(w);
            keep(w, side);
            lookAbout(w, side);
        }
    }

    /** Creeps drop whom they can fight no longer. */
    private static void keep(World w, int side) {
        int[] living = w.scratch.living[side];
        for (int i = w.scratch.firstWalker[side]; i < w.scratch.count[side]; i++) {
            int creep = living[i];
            if (w.target[creep] != World.NOBODY && !stillGood(w, creep)) {
                w.target[creep] = World.NOBODY;
            }
        }
    }

    /** Every so many creeps look again for the best, in turns. */
    private static void lookAbout(World w, int side) {
        int turns = LanesNumbers.CREEP_RETARGET_TICKS;
        int pair = w.slot.creepBase / World.SIDES;
        // The first pair of slots whose number and the clock add up to a multiple of the turns.
        pair += turns - 1 - (w.clock + pair + turns - 1) % turns;
        for (int creep = World.SIDES * pair + side; creep < w.slots; creep += World.SIDES * turns) {
            if (w.alive[creep] != 0) {
                w.target[creep] = choose(w, creep);
            }
        }
    }

    private static boolean stillGood(World w, int creep) {
        int target = w.target[creep];
        return w.near(creep, target, LanesNumbers.CREEP_ACQUIRE_RADIUS) && w.attackable(target);
    }

    private static int choose(World w, int creep) {
        Targets targets = w.scratch.targets[w.side[creep]];
        int best = World.NOBODY;
        long squares = targets.squaresAbout(w.x[creep], w.y[creep], LanesNumbers.CREEP_ACQUIRE_RADIUS);
        for (; squares != 0; squares &= squares - 1) {
            int enemy = targets.first(Long.numberOfTrailingZeros(squares));
            for (; enemy != World.NOBODY; enemy = targets.next(enemy)) {
                if (w.squaredDistance(creep, enemy) <= ACQUIRE_SQUARED
                        && isBetter(w, creep, enemy, best)
                        && w.terrain.isInView(w.cell(creep), w.cell(enemy))) {
                    best = enemy;
                }
            }
        }
        return best;
    }

    private static boolean isBetter(World w, int creep, int enemy, int than) {
        if (than == World.NOBODY) {
            return true;
        }
        int difference = rank(w, enemy) - rank(w, than);
        if (difference == 0) {
            difference = w.squaredDistance(creep, enemy) - w.squaredDistance(creep, than);
        }
        return difference != 0 ? difference < 0 : Scratch.comesBefore(creep, enemy, than);
    }

    private static int rank(World w, int enemy) {
        if (w.isHero(enemy) && w.provokedUntil[enemy] > w.clock) {
            return PROVOKED;
        }
        return Kind.isBuilding(w.kind[enemy]) ? BUILDING : UNIT;
    }
}
