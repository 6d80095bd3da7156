package dev.agon.game.lanes;

/** How creeps walk: to their enemy, or along their lane, and apart from each other. */
final class CreepSteps {
    private CreepSteps() {}

    /** Notes where a creep's step leads. */
    static void step(World w, int creep, boolean walks) {
        if (walks) {
            walk(w, creep);
        }
        makeRoom(w, creep);
    }

    private static void walk(World w, int creep) {
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
            Movement.towards(w, creep, goalX, goalY, speed);
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
    private static void makeRoom(World w, int creep) {
        int spacing = LanesNumbers.CREEP_SPACING;
        int side = w.side[creep];
        int x = w.x[creep];
        int y = w.y[creep];
        int pushX = 0;
        int pushY = 0;
        int first = w.slot.creep(side, w.lane[creep], 0);
        for (int i = 0; i < LanesNumbers.LANE_CREEPS; i++) {
            int ally = first + World.SIDES * i;
            if (w.alive[ally] == 0 || ally == creep) {
                continue;
            }
            int dx = x - w.x[ally];
            int dy = y - w.y[ally];
            if (!Geometry.within(dx, dy, spacing)) {
                continue;
            }
            if (dx == 0 && dy == 0) {
                pushX += (creep < ally ? LanesNumbers.CREEP_PUSH : -LanesNumbers.CREEP_PUSH) * LanesMap.sign(side);
            } else {
                int distance = Math.max(1, Geometry.length(dx, dy));
                pushX += dx * LanesNumbers.CREEP_PUSH / distance;
                pushY += dy * LanesNumbers.CREEP_PUSH / distance;
            }
        }
        int nextX = w.scratch.nextX[creep] + pushX;
        int nextY = w.scratch.nextY[creep] + pushY;
        if ((pushX != 0 || pushY != 0) && w.terrain.isOpen(nextX, nextY)) {
            w.scratch.nextX[creep] = nextX;
            w.scratch.nextY[creep] = nextY;
        }
    }
}
