package dev.agon.game.lanes;

/** Whether a map can be played and is fair, and the ways on it. */
final class MapCheck {
    private static final int SMALLEST = 15;
    private static final int LARGEST = 81;
    private static final int MOST_LANES = 4;
    private static final int MOST_TOWERS = 3;
    private static final int MOST_SPOTS = 4;
    /** Ways are looked at this closely. */
    private static final int WAY_STEP = 25;

    private final String name;
    private final int size;
    private final boolean[] walls;

    MapCheck(String name, int size, boolean[] walls) {
        this.name = name;
        this.size = size;
        this.walls = walls;
        require(
                size >= SMALLEST && size <= LARGEST && size % 2 == 1,
                "terrain must have an odd number of rows from " + SMALLEST + " to " + LARGEST + ", not " + size);
        for (int cell = 0; cell < walls.length; cell++) {
            require(
                    walls[cell] == walls[walls.length - 1 - cell],
                    "terrain must be the same seen from either base, but row " + (cell / size + 1) + ", column "
                            + (cell % size + 1) + " is not as its mirror image");
        }
    }

    /** The map with its ways, when nothing is wrong with it. */
    LanesMap checked(LanesMap map) {
        checkPlace("core", map.core(), map);
        checkPlace("fountain", map.fountain(), map);
        require(map.core()[0] < 0 && map.core()[1] > 0, "Amber's core must be at the lower left: x < 0 and y > 0");
        checkLanes(map);
        checkSpots("camp", map.camps(), map);
        checkSpots("rune", map.runes(), map);
        checkConnected(map);
        Paths[][] ways = new Paths[map.lanes().length][];
        for (int lane = 0; lane < ways.length; lane++) {
            int[] way = map.lanes()[lane];
            ways[lane] = new Paths[way.length / 2];
            for (int i = 0; i < ways[lane].length; i++) {
                ways[lane][i] = new Paths(map.terrain(), map.terrain().cell(way[2 * i], way[2 * i + 1]));
            }
        }
        return new LanesMap(
                map.name(),
                map.terrain(),
                map.core(),
                map.fountain(),
                map.lanes(),
                map.towers(),
                map.camps(),
                map.runes(),
                ways,
                map.checksum());
    }

    private void checkLanes(LanesMap map) {
        int lanes = map.lanes().length;
        require(lanes >= 1 && lanes <= MOST_LANES, "there must be 1 to " + MOST_LANES + " lanes, not " + lanes);
        require(map.towers().length == lanes, "each lane: must be followed by its towers:");
        for (int lane = 0; lane < lanes; lane++) {
            int[] way = map.lanes()[lane];
            int[] towers = map.towers()[lane];
            require(
                    towers.length == map.towers()[0].length && towers.length <= 2 * MOST_TOWERS,
                    "every lane must have as many towers, 1 to " + MOST_TOWERS);
            checkPlaces("lane " + (lane + 1), way, map);
            checkPlaces("tower of lane " + (lane + 1), towers, map);
            checkWay(lane, map);
            require(
                    way[way.length - 2] == -map.core()[0] && way[way.length - 1] == -map.core()[1],
                    "lane " + (lane + 1) + " must end at the other core, " + -map.core()[0] + " " + -map.core()[1]);
        }
    }

    /** The way from waypoint to waypoint leads straight over open ground. */
    private void checkWay(int lane, LanesMap map) {
        int[] way = map.lanes()[lane];
        int x = map.core()[0];
        int y = map.core()[1];
        for (int i = 0; i < way.length; i += 2) {
            int steps = 1 + Geometry.length(way[i] - x, way[i + 1] - y) / WAY_STEP;
            for (int step = 0; step <= steps; step++) {
                int atX = x + (way[i] - x) * step / steps;
                int atY = y + (way[i + 1] - y) * step / steps;
                require(
                        map.terrain().isOpen(atX, atY),
                        "lane " + (lane + 1) + " leads through a wall at " + atX + " " + atY);
            }
            x = way[i];
            y = way[i + 1];
        }
    }

    private void checkSpots(String what, int[][] spots, LanesMap map) {
        require(spots.length <= MOST_SPOTS, "there must be at most " + MOST_SPOTS + " lines " + what + ":");
        for (int[] spot : spots) {
            checkPlace(what, spot, map);
            require(spot[0] != 0 || spot[1] != 0, what + " must not be in the middle: it has a mirror image");
        }
    }

    private void checkPlaces(String what, int[] places, LanesMap map) {
        for (int i = 0; i < places.length; i += 2) {
            checkPlace(what, new int[] {places[i], places[i + 1]}, map);
        }
    }

    private void checkPlace(String what, int[] place, LanesMap map) {
        require(place.length == 2, what + " is missing");
        require(
                map.terrain().isOpen(place[0], place[1]),
                what + " at " + place[0] + " " + place[1] + " must be on open ground of the map");
    }

    private void checkConnected(LanesMap map) {
        Terrain terrain = map.terrain();
        Paths home = new Paths(terrain, terrain.cell(map.fountain()[0], map.fountain()[1]));
        for (int cell = 0; cell < walls.length; cell++) {
            require(
                    walls[cell] || home.next(cell) != Paths.UNREACHABLE,
                    "open ground at row " + (cell / size + 1) + ", column " + (cell % size + 1)
                            + " cannot be reached from the fountain");
        }
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("map " + name + ": " + message);
        }
    }
}
