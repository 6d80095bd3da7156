package dev.agon.game.lanes.bots;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What everybody knows of the map, as the own side sees it: walls, lanes, and where things are. Made from what the game shows to
 * renderers and from the terrain plane. Distances are in the map's units, hundredths of a metre. Shared by all players of a game.
 */
public final class Ground {
    private static final float CELL = 100;
    /** A walker looks so many cells ahead for a straight way. */
    private static final int LOOKAHEAD = 8;
    /** Straight ways are tried at places so far apart. */
    private static final float PROBE = 25;

    /** Coordinates of the map reach from {@code -half} to {@code half}. */
    final float half;

    final float fountainX;
    final float fountainY;
    final Lane[] lanes;
    /** x0, y0, x1, … */
    final float[] camps;
    /** x0, y0, x1, … */
    final float[] runes;

    private final int size;
    private final boolean[] wall;
    /** Ways to a cell, made when first asked for. */
    private final Way[] ways;

    /**
     * The ground of a map.
     *
     * @param plane 1 for walls, {@code [row, column]}
     * @param size rows and columns
     * @param drawing what the game tells renderers
     */
    public Ground(float[] plane, int size, Map<String, List<Double>> drawing) {
        this.size = size;
        wall = new boolean[plane.length];
        for (int cell = 0; cell < plane.length; cell++) {
            wall[cell] = plane[cell] != 0;
        }
        ways = new Way[wall.length];
        half = numbers(drawing, "half", 1)[0];
        float[] fountain = numbers(drawing, "fountain", half);
        fountainX = fountain[0];
        fountainY = fountain[1];
        camps = numbers(drawing, "camps", half);
        runes = numbers(drawing, "runes", half);
        List<Lane> found = new ArrayList<>();
        for (List<Double> way = drawing.get("lane0"); way != null; way = drawing.get("lane" + found.size())) {
            found.add(new Lane(way, half));
        }
        lanes = found.toArray(Lane[]::new);
    }

    private static float[] numbers(Map<String, List<Double>> drawing, String name, float unit) {
        List<Double> values = drawing.getOrDefault(name, List.of());
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (values.get(i) * unit);
        }
        return numbers;
    }

    /** The lane that passes nearest to a place. */
    int laneAt(float x, float y) {
        int best = 0;
        for (int lane = 1; lane < lanes.length; lane++) {
            if (lanes[lane].distance(x, y) < lanes[best].distance(x, y)) {
                best = lane;
            }
        }
        return best;
    }

    boolean isOpen(float x, float y) {
        return Math.abs(x) < half && Math.abs(y) < half && !wall[cell(x, y)];
    }

    /** Whether nothing stands between two places. */
    boolean isStraight(float fromX, float fromY, float toX, float toY) {
        float dx = toX - fromX;
        float dy = toY - fromY;
        int probes = 1 + (int) (Math.sqrt(dx * dx + dy * dy) / PROBE);
        for (int i = 1; i <= probes; i++) {
            float part = i / (float) probes;
            if (!isOpen(fromX + part * dx, fromY + part * dy)) {
                return false;
            }
        }
        return true;
    }

    /** The direction in which to walk from one place to another: as straight as walls allow. */
    int direction(float fromX, float fromY, float toX, float toY) {
        if (isStraight(fromX, fromY, toX, toY)) {
            return Compass.direction(toX - fromX, toY - fromY);
        }
        Way way = way(cell(toX, toY));
        int cell = way.next(cell(fromX, fromY), size);
        for (int i = 0; i < LOOKAHEAD; i++) {
            int farther = way.next(cell, size);
            if (!isStraight(fromX, fromY, centreX(farther), centreY(farther))) {
                break;
            }
            cell = farther;
        }
        return Compass.direction(centreX(cell) - fromX, centreY(cell) - fromY);
    }

    private Way way(int goal) {
        Way way = ways[goal];
        if (way == null) {
            way = Way.to(goal, wall, size);
            ways[goal] = way;
        }
        return way;
    }

    private int cell(float x, float y) {
        return axis(y) * size + axis(x);
    }

    private int axis(float v) {
        return Math.max(0, Math.min(size - 1, Math.round(v / CELL) + size / 2));
    }

    private float centreX(int cell) {
        return (cell % size - size / 2) * CELL;
    }

    private float centreY(int cell) {
        return (cell / size - size / 2) * CELL;
    }
}
