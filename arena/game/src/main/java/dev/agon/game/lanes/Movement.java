package dev.agon.game.lanes;

/** System: everybody who walks takes a step, all at once from where they stood. */
final class Movement {
    private Movement() {}

    static void run(World w) {
        Scratch scratch = w.scratch;
        for (int s = 0; s <= World.NEUTRAL; s++) {
            int side = s == World.NEUTRAL ? s : scratch.firstSide ^ s;
            for (int i = 0; i < scratch.count[side]; i++) {
                step(w, scratch.living[side][i]);
            }
        }
        for (int side = 0; side <= World.NEUTRAL; side++) {
            for (int i = 0; i < scratch.count[side]; i++) {
                int unit = scratch.living[side][i];
                if (Kind.isFighter(w.kind[unit])) {
                    w.x[unit] = scratch.nextX[unit];
                    w.y[unit] = scratch.nextY[unit];
                    scratch.leaps[unit] = false;
                }
            }
        }
    }

    private static void step(World w, int unit) {
        if (!Kind.isFighter(w.kind[unit]) || w.scratch.leaps[unit]) {
            return;
        }
        w.scratch.nextX[unit] = w.x[unit];
        w.scratch.nextY[unit] = w.y[unit];
        boolean walks = !w.stunned(unit) && !w.rooted(unit);
        if (w.isHero(unit)) {
            if (walks) {
                stepHero(w, unit);
            }
        } else if (w.slot.isCreep(unit)) {
            CreepSteps.step(w, unit, walks);
        } else if (walks) {
            stepBeast(w, unit);
        }
    }

    private static void stepHero(World w, int hero) {
        if (w.verb[hero] == LanesLayout.MOVE) {
            int direction = w.direction[hero];
            int speed = HeroStrength.speed(w, hero);
            w.heading[hero] = direction;
            Steps.take(
                    w,
                    hero,
                    Geometry.DX[direction] * speed / Geometry.UNIT,
                    Geometry.DY[direction] * speed / Geometry.UNIT);
        } else if (w.verb[hero] == LanesLayout.ATTACK && w.target[hero] != World.NOBODY && !Attacks.inRange(w, hero)) {
            // A ward may have been replaced this very tick: nobody is left to walk up to.
            int target = w.target[hero];
            towards(w, hero, w.x[target], w.y[target], HeroStrength.speed(w, hero));
        }
    }

    private static void stepBeast(World w, int beast) {
        int target = w.target[beast];
        int speed = speed(w, beast);
        if (target == World.NOBODY) {
            towards(w, beast, Camps.homeX(w, beast), Camps.homeY(w, beast), speed);
        } else if (!Attacks.inRange(w, beast)) {
            towards(w, beast, w.x[target], w.y[target], speed);
        }
    }

    /** Distance a tick of a unit that is no hero. */
    static int speed(World w, int unit) {
        int speed = LanesNumbers.SPEED[w.kind[unit]];
        return w.slowedUntil[unit] > w.clock ? speed * LanesNumbers.SLOW_PERCENT / 100 : speed;
    }

    /** A step straight to a place; whether it led anywhere. */
    static boolean towards(World w, int unit, int goalX, int goalY, int speed) {
        int dx = goalX - w.x[unit];
        int dy = goalY - w.y[unit];
        if (dx == 0 && dy == 0) {
            return false;
        }
        w.heading[unit] = Geometry.direction(dx, dy);
        if (Geometry.within(dx, dy, speed)) {
            return Steps.take(w, unit, dx, dy);
        }
        int distance = Geometry.length(dx, dy);
        return Steps.take(w, unit, dx * speed / distance, dy * speed / distance);
    }
}
