package dev.agon.game.lanes;

/** System: bolts fly straight and hit the first enemy hero or creep in their way. */
final class Bolts {
    private Bolts() {}

    /** A bolt leaves the hero in its {@link World#direction}; it flies from the next tick on. */
    static void launch(World w, int hero, int power) {
        int bolt = w.boltSlot(hero);
        Units.place(w, bolt, Kind.BOLT, w.x[hero], w.y[hero]);
        w.heading[bolt] = w.direction[hero];
        w.damage[bolt] = power;
        w.flightLeft[bolt] = LanesNumbers.ABILITY_RANGE[Ability.BOLT];
    }

    static void run(World w) {
        for (int s = 0; s < World.SIDES; s++) {
            int side = w.scratch.firstSide ^ s;
            int[] living = w.scratch.living[side];
            for (int i = 0; i < w.scratch.count[side]; i++) {
                if (w.kind[living[i]] == Kind.BOLT) {
                    fly(w, living[i]);
                }
            }
        }
    }

    private static void fly(World w, int bolt) {
        int step = Math.min(LanesNumbers.SPEED[Kind.BOLT], w.flightLeft[bolt]);
        int victim = firstInWay(w, bolt, step);
        int direction = w.heading[bolt];
        w.x[bolt] += Geometry.DX[direction] * step / Geometry.UNIT;
        w.y[bolt] += Geometry.DY[direction] * step / Geometry.UNIT;
        w.flightLeft[bolt] -= step;
        if (victim != World.NOBODY) {
            // The blow is the hero's who cast it.
            w.scratch.blow(bolt - w.boltBase, victim, w.damage[bolt]);
            w.events.add(EventLog.HIT, bolt - w.boltBase, victim, Ability.BOLT);
        }
        boolean beyond = Math.abs(w.x[bolt]) > w.map.half() || Math.abs(w.y[bolt]) > w.map.half();
        if (victim != World.NOBODY || w.flightLeft[bolt] == 0 || beyond) {
            Units.remove(w, bolt);
        }
    }

    private static int firstInWay(World w, int bolt, int step) {
        int enemySide = w.side[bolt] ^ 1;
        int[] enemies = w.scratch.living[enemySide];
        int dirX = Geometry.DX[w.heading[bolt]];
        int dirY = Geometry.DY[w.heading[bolt]];
        int best = World.NOBODY;
        int bestAlong = Integer.MAX_VALUE;
        for (int i = 0; i < w.scratch.count[enemySide]; i++) {
            int enemy = enemies[i];
            if (!w.isHero(enemy) && !Kind.isCreep(w.kind[enemy])) {
                continue;
            }
            int dx = w.x[enemy] - w.x[bolt];
            int dy = w.y[enemy] - w.y[bolt];
            int along = (dx * dirX + dy * dirY) / Geometry.UNIT;
            int across = Math.abs(dx * dirY - dy * dirX) / Geometry.UNIT;
            if (along < 0 || along > step || across > LanesNumbers.BOLT_RADIUS) {
                continue;
            }
            if (along < bestAlong || (along == bestAlong && enemy < best)) {
                best = enemy;
                bestAlong = along;
            }
        }
        return best;
    }
}
