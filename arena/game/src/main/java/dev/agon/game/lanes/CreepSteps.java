package dev.agon.game.lanes;

/** How creeps walk: to their enemy, or along their lane, and apart from each other. */
final class CreepSteps {
    private static final int SPACING = LanesNumbers.CREEP_SPACING;

    private CreepSteps() {}

    /** Notes where a creep's step leads. */
    static void step(World w, int creep) {
        int enemy = w.target[creep];
        if (enemy != World.NOBODY) {
            if (!Attacks.inRange(w, creep)) {
                Movement.towards(w, creep, w.x[enemy], w.y[enemy], Movement.speed(w, creep));
            }
            return;
        }
        int[] way = w.map.lanes()[w.lane[creep]];
        int sign = LanesMap.sign(w.side[creep]);
        int next = w.waypoint[creep];
        int goalX = sign * way[2 * next];
        int goalY = sign * way[2 * next + 1];
        if (!Geometry.within(goalX - w.x[creep], goalY - w.y[creep], LanesNumbers.WAYPOINT_RADIUS)) {
            alongWay(w, creep, goalX, goalY);
        } else if (2 * next + 2 < way.length) {
            w.waypoint[creep] = next + 1;
        }
    }

    /** Straight, or on the shortest way round where a wall is right ahead. */
    private static void alongWay(World w, int creep, int goalX, int goalY) {
        int speed = Movement.speed(w, creep);
        int cell = w.cell(creep);
        if (w.terrain.isClearAround(cell)) {
            Movement.towards(w, creep, goalX, goalY, speed, true);
            return;
        }
        int next = w.map.nextOnWay(w.side[creep], w.lane[creep], w.waypoint[creep], cell);
        if (next == cell) {
            Movement.towards(w, creep, goalX, goalY, speed);
        } else {
            Movement.towards(w, creep, w.terrain.x(next), w.terrain.y(next), speed);
        }
    }

    /** Creeps of one side on one lane give way to each other, so that a wave is a group and not a point. */
    static void makeRoom(World w) {
        for (int side = 0; side < World.SIDES; side++) {
            for (int lane = 0; lane < w.map.lanes().length; lane++) {
                makeRoom(w, w.slot.creep(side, lane, 0), LanesMap.sign(side));
            }
        }
    }

    private static void makeRoom(World w, int first, int sign) {
        Scratch scratch = w.scratch;
        int[] group = scratch.group;
        int[] x = scratch.groupX;
        int[] y = scratch.groupY;
        int count = 0;
        for (int i = 0; i < LanesNumbers.LANE_CREEPS; i++) {
            int creep = first + World.SIDES * i;
            group[count] = creep;
            x[count] = w.x[creep];
            y[count] = w.y[creep];
            count += w.alive[creep];
        }
        if (anyClose(x, y, count)) {
            push(w, count, sign);
        }
    }

    private static boolean anyClose(int[] x, int[] y, int count) {
        for (int i = 1; i < count; i++) {
            for (int j = 0; j < i; j++) {
                if (Geometry.within(x[i] - x[j], y[i] - y[j], SPACING)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void push(World w, int count, int sign) {
        Scratch scratch = w.scratch;
        int[] group = scratch.group;
        for (int i = 0; i < count; i++) {
            scratch.pushX[i] = 0;
            scratch.pushY[i] = 0;
        }
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                part(scratch, i, j, sign);
            }
        }
        for (int i = 0; i < count; i++) {
            int nextX = scratch.nextX[group[i]] + scratch.pushX[i];
            int nextY = scratch.nextY[group[i]] + scratch.pushY[i];
            if ((scratch.pushX[i] != 0 || scratch.pushY[i] != 0) && w.terrain.isOpen(nextX, nextY)) {
                scratch.nextX[group[i]] = nextX;
                scratch.nextY[group[i]] = nextY;
            }
        }
    }

    /** Notes what two creeps that stand too close give to each other: as much to one as to the other. */
    private static void part(Scratch scratch, int creep, int ally, int sign) {
        int dx = scratch.groupX[creep] - scratch.groupX[ally];
        int dy = scratch.groupY[creep] - scratch.groupY[ally];
        if (!Geometry.within(dx, dy, SPACING)) {
            return;
        }
        int pushX = LanesNumbers.CREEP_PUSH * sign;
        int pushY = 0;
        if (dx != 0 || dy != 0) {
            int distance = Math.max(1, Geometry.length(dx, dy));
            pushX = dx * LanesNumbers.CREEP_PUSH / distance;
            pushY = dy * LanesNumbers.CREEP_PUSH / distance;
        }
        scratch.pushX[creep] += pushX;
        scratch.pushY[creep] += pushY;
        scratch.pushX[ally] -= pushX;
        scratch.pushY[ally] -= pushY;
    }
}
