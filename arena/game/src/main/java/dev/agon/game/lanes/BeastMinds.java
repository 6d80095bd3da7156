package dev.agon.game.lanes;

/** System: whom each beast fights: who strikes it or comes too near, until it has been led too far from its camp. */
final class BeastMinds {
    private BeastMinds() {}

    static void run(World w) {
        for (int beast = w.slot.beastBase; beast < w.slot.creepBase; beast++) {
            if (w.alive[beast] != 0) {
                int target = w.target[beast];
                boolean keeps = target != World.NOBODY
                        && w.alive[target] != 0
                        && Camps.isNearHome(w, beast, target, LanesNumbers.BEAST_LEASH);
                if (!keeps) {
                    w.target[beast] = nearest(w, beast);
                }
            }
        }
    }

    /** The beast was struck: it turns to who did it, if it has nobody yet. */
    static void provoke(World w, int beast, int from) {
        int target = w.target[beast];
        boolean idle = target == World.NOBODY || w.scratch.provoked[beast];
        if (idle && Kind.isFighter(w.kind[from])) {
            w.scratch.provoked[beast] = true;
            if (target == World.NOBODY || Scratch.comesBefore(beast, from, target)) {
                w.target[beast] = from;
            }
        }
    }

    private static int nearest(World w, int beast) {
        int best = World.NOBODY;
        int bestDistance = Integer.MAX_VALUE;
        for (int hero = 0; hero < w.heroes; hero++) {
            if (w.alive[hero] == 0 || !w.near(beast, hero, LanesNumbers.BEAST_ACQUIRE_RADIUS)) {
                continue;
            }
            int distance = w.squaredDistance(beast, hero);
            if (distance < bestDistance || (distance == bestDistance && Scratch.comesBefore(beast, hero, best))) {
                best = hero;
                bestDistance = distance;
            }
        }
        return best;
    }
}
