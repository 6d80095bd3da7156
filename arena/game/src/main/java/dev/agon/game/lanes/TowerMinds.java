package dev.agon.game.lanes;

/**
 * System: whom each tower shoots. First a hero that hurt a hero just now, then the one it was shooting, then the nearest creep, then the
 * nearest hero.
 */
final class TowerMinds {
    private static final int PROVOKED = 0;
    private static final int KEPT = 1;
    private static final int CREEP = 2;
    private static final int HERO = 3;

    private TowerMinds() {}

    static void run(World w) {
        for (int tower = w.slot.towerBase; tower < w.slot.coreBase; tower++) {
            if (w.alive[tower] != 0) {
                w.target[tower] = choose(w, tower);
            }
        }
    }

    private static int choose(World w, int tower) {
        int enemySide = w.side[tower] ^ 1;
        int[] enemies = w.scratch.living[enemySide];
        int best = World.NOBODY;
        int bestRank = Integer.MAX_VALUE;
        int bestDistance = Integer.MAX_VALUE;
        for (int i = 0; i < w.scratch.count[enemySide]; i++) {
            int enemy = enemies[i];
            if (!w.near(tower, enemy, LanesNumbers.ATTACK_RANGE[Kind.TOWER])
                    || !w.attackable(enemy)
                    || w.seen[w.side[tower]][enemy] == 0) {
                continue;
            }
            int rank = rank(w, tower, enemy);
            int distance = w.squaredDistance(tower, enemy);
            boolean better = rank != bestRank
                    ? rank < bestRank
                    : distance < bestDistance || (distance == bestDistance && Scratch.comesBefore(tower, enemy, best));
            if (better) {
                best = enemy;
                bestRank = rank;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static int rank(World w, int tower, int enemy) {
        if (w.isHero(enemy) && w.provokedUntil[enemy] > w.clock) {
            return PROVOKED;
        }
        if (w.target[tower] == enemy) {
            return KEPT;
        }
        return w.isHero(enemy) ? HERO : CREEP;
    }
}
