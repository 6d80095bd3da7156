package dev.agon.game.lanes;

/** The places that a ground ability can be aimed at: in each direction, on rings about the hero. */
final class Places {
    /** How many there are: what the layout counts. */
    static final int COUNT = Geometry.DIRECTIONS * LanesNumbers.RINGS;

    /** Offsets from the hero, {@code [ability][place]}. */
    private static final int[][] OFFSET_X = offsets(Geometry.DX);

    private static final int[][] OFFSET_Y = offsets(Geometry.DY);

    private Places() {}

    private static int[][] offsets(int[] directions) {
        int[][] offsets = new int[LanesNumbers.ABILITY_RANGE.length][COUNT];
        for (int ability = 0; ability < offsets.length; ability++) {
            for (int place = 0; place < COUNT; place++) {
                int distance =
                        LanesNumbers.ABILITY_RANGE[ability] * (place / Geometry.DIRECTIONS + 1) / LanesNumbers.RINGS;
                offsets[ability][place] = directions[place % Geometry.DIRECTIONS] * distance / Geometry.UNIT;
            }
        }
        return offsets;
    }

    /** How far to the right of the hero a place is. */
    static int offsetX(int ability, int place) {
        return OFFSET_X[ability][place];
    }

    /** How far below the hero a place is. */
    static int offsetY(int ability, int place) {
        return OFFSET_Y[ability][place];
    }

    static int x(World w, int hero, int ability, int direction, int ring) {
        return w.x[hero] + OFFSET_X[ability][ring * Geometry.DIRECTIONS + direction];
    }

    static int y(World w, int hero, int ability, int direction, int ring) {
        return w.y[hero] + OFFSET_Y[ability][ring * Geometry.DIRECTIONS + direction];
    }
}
