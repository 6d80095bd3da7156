package dev.agon.game.lanes;

/**
 * Where things stand, for Amber; for Sky every coordinate is negated. The middle of the map is (0, 0), Amber's base is at the lower
 * left, and y grows downwards.
 *
 * @param half coordinates lie in {@code [-half, half]}
 * @param core x and y of the core
 * @param fountain x and y of the fountain, where heroes return
 * @param lanes way of each lane's creeps after the core, {@code [lane][x0, y0, x1, y1, …]}
 * @param towers towers of each lane, {@code [lane][x0, y0, …]}; as many on each lane
 */
record LanesMap(int half, int[] core, int[] fountain, int[][] lanes, int[][] towers) {

    /** One short lane across, with a tower each. */
    static final LanesMap DUEL = new LanesMap(
            1300, new int[] {-1000, 1000}, new int[] {-1170, 1170}, new int[][] {{1000, -1000}}, new int[][] {
                {-420, 420}
            });

    /** Two lanes along the edges. */
    static final LanesMap PAIR = new LanesMap(
            2200,
            new int[] {-1750, 1750},
            new int[] {-1980, 1980},
            new int[][] {{-1750, -1500, -1500, -1750, 1750, -1750}, {1500, 1750, 1750, 1500, 1750, -1750}},
            new int[][] {{-1750, -1000}, {1000, 1750}});

    /** Three lanes with two towers each. */
    static final LanesMap TRIPLE = new LanesMap(
            2800,
            new int[] {-2250, 2250},
            new int[] {-2500, 2500},
            new int[][] {
                {-2300, -2000, -2000, -2300, 2250, -2250}, {2250, -2250}, {2000, 2300, 2300, 2000, 2250, -2250},
            },
            new int[][] {{-2300, -1500, -2290, 300}, {-520, 520, -1300, 1300}, {1500, 2300, -300, 2290}});

    int towersPerLane() {
        return towers[0].length / 2;
    }

    /** 1 for Amber, -1 for Sky: what coordinates and directions of a side are multiplied with. */
    static int sign(int side) {
        return 1 - 2 * side;
    }
}
