package dev.agon.game.lanes;

/** The places that a ground ability can be aimed at: in each direction, on rings about the hero. */
final class Places {
    /** How many there are: what the layout counts. */
    static final int COUNT = Geometry.DIRECTIONS * LanesNumbers.RINGS;

    private Places() {}

    static int x(World w, int hero, int ability, int direction, int ring) {
        return w.x[hero] + Geometry.DX[direction] * distance(ability, ring) / Geometry.UNIT;
    }

    static int y(World w, int hero, int ability, int direction, int ring) {
        return w.y[hero] + Geometry.DY[direction] * distance(ability, ring) / Geometry.UNIT;
    }

    private static int distance(int ability, int ring) {
        return LanesNumbers.ABILITY_RANGE[ability] * (ring + 1) / LanesNumbers.RINGS;
    }
}
