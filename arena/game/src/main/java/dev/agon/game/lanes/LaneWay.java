package dev.agon.game.lanes;

/** The way of a lane as a length: from the own core through every waypoint to the other core. */
final class LaneWay {
    private LaneWay() {}

    static int length(World w, int lane) {
        int length = 0;
        for (int next = 0; next < w.map.lanes()[lane].length / 2; next++) {
            length += segment(w.map, lane, next);
        }
        return length;
    }

    /**
     * Puts a unit of a side on the way.
     *
     * @param at distance from the own core along the way, less than its {@link #length}
     * @param strayX how far beside it, as its side sees it; not at all where that is no open ground
     * @return the waypoint that comes next
     */
    static int place(World w, int slot, int lane, int at, int strayX, int strayY) {
        int next = 0;
        int left = at;
        while (left >= segment(w.map, lane, next)) {
            left -= segment(w.map, lane, next);
            next++;
        }
        int sign = LanesMap.sign(w.side[slot]);
        int length = segment(w.map, lane, next);
        int x = between(from(w.map, lane, next, 0), w.map.lanes()[lane][2 * next], left, length);
        int y = between(from(w.map, lane, next, 1), w.map.lanes()[lane][2 * next + 1], left, length);
        boolean open = w.terrain.isOpen(x + strayX, y + strayY);
        w.x[slot] = sign * (open ? x + strayX : x);
        w.y[slot] = sign * (open ? y + strayY : y);
        return next;
    }

    private static int between(int a, int b, int part, int of) {
        return a + (b - a) * part / of;
    }

    private static int segment(LanesMap map, int lane, int next) {
        int[] way = map.lanes()[lane];
        return Geometry.length(way[2 * next] - from(map, lane, next, 0), way[2 * next + 1] - from(map, lane, next, 1));
    }

    /** Coordinate at which the segment to a waypoint begins. */
    private static int from(LanesMap map, int lane, int next, int axis) {
        return next == 0 ? map.core()[axis] : map.lanes()[lane][2 * next - 2 + axis];
    }
}
