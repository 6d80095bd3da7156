package dev.agon.game.lanes;

/**
 * System: whom each tower shoots. First a hero that hurt a hero just now, then the one it was shooting, then the nearest creep, then the
 * nearest hero. A tower with nobody to shoot looks about from time to time, in turns.
 */
final class TowerMinds {
    private static final int RANGE = LanesNumbers.ATTACK_RANGE[Kind.TOWER];

    private TowerMinds() {}

    static void run(World w) {
        for (int side = 0; side < World.SIDES; side++) {
            boolean provoked = anyProvoked(w, side ^ 1);
            for (int tower = w.slot.towerBase + side; tower < w.slot.coreBase; tower += World.SIDES) {
                if (w.alive[tower] != 0) {
                    w.target[tower] = choose(w, tower, provoked);
                }
            }
        }
    }

    private static boolean anyProvoked(World w, int side) {
        int latest = 0;
        for (int hero = side; hero < w.heroes; hero += World.SIDES) {
            latest = Math.max(latest, w.provokedUntil[hero]);
        }
        return latest > w.clock;
    }

    private static int choose(World w, int tower, boolean provoked) {
        int provoker = provoked ? nearestHero(w, tower, true) : World.NOBODY;
        if (provoker != World.NOBODY) {
            return provoker;
        }
        int target = w.target[tower];
        if (target != World.NOBODY && canShoot(w, tower, target)) {
            return target;
        }
        if ((w.clock + (tower >> 1)) % LanesNumbers.TOWER_RETARGET_TICKS != 0) {
            return World.NOBODY;
        }
        int creep = nearestCreep(w, tower);
        return creep != World.NOBODY ? creep : nearestHero(w, tower, false);
    }

    private static boolean canShoot(World w, int tower, int enemy) {
        return w.near(tower, enemy, RANGE) && w.attackable(enemy) && w.seen[w.side[tower]][enemy] != 0;
    }

    private static int nearestHero(World w, int tower, boolean provokedOnly) {
        int best = World.NOBODY;
        for (int hero = w.side[tower] ^ 1; hero < w.heroes; hero += World.SIDES) {
            if ((!provokedOnly || w.provokedUntil[hero] > w.clock)
                    && canShoot(w, tower, hero)
                    && isNearer(w, tower, hero, best)) {
                best = hero;
            }
        }
        return best;
    }

    /** The nearest creep or ward. */
    private static int nearestCreep(World w, int tower) {
        Targets targets = w.scratch.targets[w.side[tower]];
        int best = World.NOBODY;
        long squares = targets.squaresAbout(w.x[tower], w.y[tower], RANGE);
        for (; squares != 0; squares &= squares - 1) {
            int enemy = targets.first(Long.numberOfTrailingZeros(squares));
            for (; enemy != World.NOBODY; enemy = targets.next(enemy)) {
                if (!w.isHero(enemy) && w.near(tower, enemy, RANGE) && isNearer(w, tower, enemy, best)) {
                    best = enemy;
                }
            }
        }
        return best;
    }

    private static boolean isNearer(World w, int tower, int enemy, int than) {
        if (than == World.NOBODY) {
            return true;
        }
        int difference = w.squaredDistance(tower, enemy) - w.squaredDistance(tower, than);
        return difference != 0 ? difference < 0 : Scratch.comesBefore(tower, enemy, than);
    }
}
