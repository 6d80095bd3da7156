package dev.agon.game.lanes;

/**
 * Where things stand, for Amber; for Sky every coordinate is negated. The middle of the map is (0, 0), Amber's base is at the lower
 * left, and y grows downwards. Read by {@link MapFile}.
 *
 * @param name of its file
 * @param terrain walls and what they hide
 * @param core x and y of the core
 * @param fountain x and y of the fountain, where heroes return
 * @param lanes way of each lane's creeps after the core, {@code [lane][x0, y0, x1, y1, …]}
 * @param towers towers of each lane, the foremost first, {@code [lane][x0, y0, …]}; as many on each lane
 * @param camps places of camps, {@code [camp][x, y]}; each has a mirror image
 * @param runes places of runes, {@code [spot][x, y]}; each has a mirror image
 * @param ways shortest ways to each waypoint, {@code [lane][waypoint]}
 * @param checksum of everything above
 */
record LanesMap(
        String name,
        Terrain terrain,
        int[] core,
        int[] fountain,
        int[][] lanes,
        int[][] towers,
        int[][] camps,
        int[][] runes,
        Paths[][] ways,
        int checksum) {
    /** Half the map's edge: coordinates are shown as shares of it. */
    int half() {
        return terrain.reach + 1;
    }

    int towersPerLane() {
        return towers[0].length / 2;
    }

    /** The next cell on the shortest way to a lane's waypoint, as a side's creep takes it. */
    int nextOnWay(int side, int lane, int waypoint, int cell) {
        Paths paths = ways[lane][waypoint];
        if (side == 0) {
            return paths.next(cell);
        }
        int next = paths.next(terrain.mirrored(cell));
        return next == Paths.UNREACHABLE ? next : terrain.mirrored(next);
    }

    /** 1 for Amber, -1 for Sky: what coordinates and directions of a side are multiplied with. */
    static int sign(int side) {
        return 1 - 2 * side;
    }
}
