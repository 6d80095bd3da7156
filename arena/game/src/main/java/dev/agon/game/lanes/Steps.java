package dev.agon.game.lanes;

/** Steps over open ground: straight where there is room, else along the wall. */
final class Steps {
    private Steps() {}

    /** Whether a step changes where one stands. */
    static boolean leadsAnywhere(Terrain terrain, int x, int y, int dx, int dy) {
        return terrain.isOpen(x + dx, y + dy)
                || (dx != 0 && terrain.isOpen(x + dx, y))
                || (dy != 0 && terrain.isOpen(x, y + dy));
    }

    /** Notes where a unit's step leads; nowhere when walls are all about. Whether it led anywhere. */
    static boolean take(World w, int unit, int dx, int dy) {
        int x = w.x[unit];
        int y = w.y[unit];
        if (w.terrain.isOpen(x + dx, y + dy)) {
            return next(w, unit, x + dx, y + dy);
        }
        if (dx != 0 && w.terrain.isOpen(x + dx, y)) {
            return next(w, unit, x + dx, y);
        }
        return dy != 0 && w.terrain.isOpen(x, y + dy) && next(w, unit, x, y + dy);
    }

    /** Notes where a unit is next, and that it has moved. */
    static boolean next(World w, int unit, int x, int y) {
        w.scratch.nextX[unit] = x;
        w.scratch.nextY[unit] = y;
        return true;
    }
}
