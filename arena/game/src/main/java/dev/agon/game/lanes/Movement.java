package dev.agon.game.lanes;

import java.util.Arrays;

/** System: everybody who walks takes a step, all at once from where they stood. */
final class Movement {
    private Movement() {}

    static void run(World w) {
        for (int hero = 0; hero < w.heroes; hero++) {
            if (!w.scratch.leaps[hero]) {
                w.scratch.nextX[hero] = w.x[hero];
                w.scratch.nextY[hero] = w.y[hero];
                if (w.alive[hero] != 0 && walks(w, hero)) {
                    stepHero(w, hero);
                }
            }
        }
        // Others stay where they are, unless they take a step.
        System.arraycopy(w.x, w.heroes, w.scratch.nextX, w.heroes, w.slots - w.heroes);
        System.arraycopy(w.y, w.heroes, w.scratch.nextY, w.heroes, w.slots - w.heroes);
        for (int side = 0; side <= World.NEUTRAL; side++) {
            stepWalkers(w, side);
        }
        CreepSteps.makeRoom(w);
        System.arraycopy(w.scratch.nextX, 0, w.x, 0, w.slots);
        System.arraycopy(w.scratch.nextY, 0, w.y, 0, w.slots);
        Arrays.fill(w.scratch.leaps, false);
    }

    private static void stepWalkers(World w, int side) {
        int[] living = w.scratch.living[side];
        for (int i = w.scratch.firstWalker[side]; i < w.scratch.count[side]; i++) {
            int unit = living[i];
            if (walks(w, unit)) {
                if (side == World.NEUTRAL) {
                    stepBeast(w, unit);
                } else {
                    CreepSteps.step(w, unit);
                }
            }
        }
    }

    private static boolean walks(World w, int unit) {
        return !w.stunned(unit) && !w.rooted(unit);
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
            towards(w, beast, w.slot.homeX(beast), w.slot.homeY(beast), speed);
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
        return towards(w, unit, goalX, goalY, speed, false);
    }

    /** As the other; where all about is known to be clear nobody looks for walls. */
    static boolean towards(World w, int unit, int goalX, int goalY, int speed, boolean clear) {
        int dx = goalX - w.x[unit];
        int dy = goalY - w.y[unit];
        if (dx == 0 && dy == 0) {
            return false;
        }
        w.heading[unit] = Geometry.direction(dx, dy);
        if (!Geometry.within(dx, dy, speed)) {
            int distance = Geometry.length(dx, dy);
            dx = dx * speed / distance;
            dy = dy * speed / distance;
        }
        return clear ? Steps.next(w, unit, w.x[unit] + dx, w.y[unit] + dy) : Steps.take(w, unit, dx, dy);
    }
}
