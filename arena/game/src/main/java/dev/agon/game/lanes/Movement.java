package dev.agon.game.lanes;

/** System: everybody who walks takes a step, all at once from where they stood. */
final class Movement {
    private Movement() {}

    static void run(World w) {
        Scratch scratch = w.scratch;
        for (int s = 0; s < World.SIDES; s++) {
            int side = scratch.firstSide ^ s;
            for (int i = 0; i < scratch.count[side]; i++) {
                step(w, scratch.living[side][i]);
            }
        }
        for (int side = 0; side < World.SIDES; side++) {
            for (int i = 0; i < scratch.count[side]; i++) {
                int unit = scratch.living[side][i];
                w.x[unit] = clamp(scratch.nextX[unit], w.map.half());
                w.y[unit] = clamp(scratch.nextY[unit], w.map.half());
            }
        }
    }

    private static void step(World w, int unit) {
        w.scratch.nextX[unit] = w.x[unit];
        w.scratch.nextY[unit] = w.y[unit];
        if (w.isHero(unit)) {
            if (!w.stunned(unit)) {
                stepHero(w, unit);
            }
        } else if (Kind.isCreep(w.kind[unit])) {
            if (!w.stunned(unit)) {
                stepCreep(w, unit);
            }
            makeRoom(w, unit);
        }
    }

    private static void stepHero(World w, int hero) {
        if (w.verb[hero] == LanesLayout.MOVE) {
            int direction = w.direction[hero];
            int speed = LanesNumbers.SPEED[w.kind[hero]];
            w.heading[hero] = direction;
            w.scratch.nextX[hero] += Geometry.DX[direction] * speed / Geometry.UNIT;
            w.scratch.nextY[hero] += Geometry.DY[direction] * speed / Geometry.UNIT;
        } else if (w.verb[hero] == LanesLayout.ATTACK && !Attacks.inRange(w, hero)) {
            towards(w, hero, w.x[w.target[hero]], w.y[w.target[hero]]);
        }
    }

    private static void stepCreep(World w, int creep) {
        int enemy = w.target[creep];
        if (enemy != World.NOBODY) {
            if (!Attacks.inRange(w, creep)) {
                towards(w, creep, w.x[enemy], w.y[enemy]);
            }
            return;
        }
        int[] way = w.map.lanes()[w.lane[creep]];
        int sign = LanesMap.sign(w.side[creep]);
        int next = w.waypoint[creep];
        int goalX = sign * way[2 * next];
        int goalY = sign * way[2 * next + 1];
        if (!Geometry.within(goalX - w.x[creep], goalY - w.y[creep], LanesNumbers.WAYPOINT_RADIUS)) {
            towards(w, creep, goalX, goalY);
        } else if (2 * next + 2 < way.length) {
            w.waypoint[creep] = next + 1;
        }
    }

    private static void towards(World w, int unit, int goalX, int goalY) {
        int dx = goalX - w.x[unit];
        int dy = goalY - w.y[unit];
        int distance = Geometry.length(dx, dy);
        int speed = LanesNumbers.SPEED[w.kind[unit]];
        w.heading[unit] = Geometry.direction(dx, dy);
        if (distance <= speed) {
            w.scratch.nextX[unit] = goalX;
            w.scratch.nextY[unit] = goalY;
        } else {
            w.scratch.nextX[unit] += dx * speed / distance;
            w.scratch.nextY[unit] += dy * speed / distance;
        }
    }

    /** Creeps of one side give way to each other, so that a wave is a group and not a point. */
    private static void makeRoom(World w, int creep) {
        int side = w.side[creep];
        int[] allies = w.scratch.living[side];
        for (int i = 0; i < w.scratch.count[side]; i++) {
            int ally = allies[i];
            if (ally == creep || !Kind.isCreep(w.kind[ally]) || !w.near(creep, ally, LanesNumbers.CREEP_SPACING)) {
                continue;
            }
            int dx = w.x[creep] - w.x[ally];
            int dy = w.y[creep] - w.y[ally];
            int distance = Geometry.length(dx, dy);
            if (distance == 0) {
                int away = creep < ally ? LanesNumbers.CREEP_PUSH : -LanesNumbers.CREEP_PUSH;
                w.scratch.nextX[creep] += away * LanesMap.sign(side);
            } else {
                w.scratch.nextX[creep] += dx * LanesNumbers.CREEP_PUSH / distance;
                w.scratch.nextY[creep] += dy * LanesNumbers.CREEP_PUSH / distance;
            }
        }
    }

    private static int clamp(int value, int half) {
        return Math.max(-half, Math.min(half, value));
    }
}
