package dev.agon.game.lanes;

/** System: bolts fly straight and hit the first enemy fighter in their way, or a wall. */
final class Bolts {
    private Bolts() {}

    /** A bolt leaves the hero in its {@link World#direction}; it flies from the next tick on. */
    static void launch(World w, int hero, int ability, int power) {
        int bolt = w.slot.bolt(hero);
        Units.place(w, bolt, Kind.BOLT, w.x[hero], w.y[hero]);
        w.heading[bolt] = w.direction[hero];
        w.damage[bolt] = power;
        w.variant[bolt] = ability;
        w.flightLeft[bolt] = LanesNumbers.ABILITY_RANGE[ability];
    }

    static void run(World w) {
        for (int s = 0; s < World.SIDES; s++) {
            int side = w.scratch.firstSide ^ s;
            int[] living = w.scratch.living[side];
            for (int i = 0; i < w.scratch.firstWalker[side]; i++) {
                if (w.kind[living[i]] == Kind.BOLT) {
                    fly(w, living[i]);
                }
            }
        }
    }

    private static void fly(World w, int bolt) {
        int step = Math.min(LanesNumbers.SPEED[Kind.BOLT], w.flightLeft[bolt]);
        int direction = w.heading[bolt];
        int victim = firstInWay(w, bolt, direction, step);
        int x = w.x[bolt] + Geometry.DX[direction] * step / Geometry.UNIT;
        int y = w.y[bolt] + Geometry.DY[direction] * step / Geometry.UNIT;
        w.flightLeft[bolt] -= step;
        if (victim != World.NOBODY) {
            hit(w, bolt, victim);
        }
        if (victim != World.NOBODY || w.flightLeft[bolt] == 0 || !w.terrain.isOpen(x, y)) {
            Units.remove(w, bolt);
        } else {
            w.x[bolt] = x;
            w.y[bolt] = y;
        }
    }

    private static void hit(World w, int bolt, int victim) {
        // The blow is the hero's who cast it.
        int hero = w.slot.heroOf(bolt);
        int ability = w.variant[bolt];
        w.scratch.blow(hero, victim, w.damage[bolt]);
        if (ability == Ability.RAY) {
            w.scratch.spell(w.scratch.silenceUntil, victim, w.clock + 1 + LanesNumbers.ABILITY_DURATION[ability]);
        }
        w.events.add(EventLog.HIT, hero, victim, ability);
    }

    private static int firstInWay(World w, int bolt, int direction, int step) {
        int dirX = Geometry.DX[direction];
        int dirY = Geometry.DY[direction];
        int best = World.NOBODY;
        int bestAlong = Integer.MAX_VALUE;
        for (int side = 0; side <= World.NEUTRAL; side++) {
            if (side == w.side[bolt]) {
                continue;
            }
            int[] enemies = w.scratch.living[side];
            for (int i = 0; i < w.scratch.count[side]; i++) {
                int enemy = enemies[i];
                if (!Kind.isFighter(w.kind[enemy])) {
                    continue;
                }
                int dx = w.x[enemy] - w.x[bolt];
                int dy = w.y[enemy] - w.y[bolt];
                int along = (dx * dirX + dy * dirY) / Geometry.UNIT;
                int across = Math.abs(dx * dirY - dy * dirX) / Geometry.UNIT;
                if (along < 0 || along > step || across > LanesNumbers.BOLT_RADIUS) {
                    continue;
                }
                if (along < bestAlong || (along == bestAlong && Scratch.comesBefore(bolt, enemy, best))) {
                    best = enemy;
                    bestAlong = along;
                }
            }
        }
        return best;
    }
}
