package dev.agon.game.lanes;

/**
 * What walls about a cell say of everybody who stands anywhere in it, so that most of what masks ask need not be worked out. Immutable.
 *
 * <p>Whoever is moved by the same vector from anywhere in a cell comes to one of at most four cells: where all of them are open, or
 * none is, the place within the cell does not matter.
 */
final class SureGround {
    /** Slower than this nobody walks, and nobody as fast as a cell is wide: a step along an axis leads into the next cell at most. */
    private static final int SLOWEST = 3;

    private final Terrain terrain;
    /** Directions in which a step surely leads anywhere, a bit each, by cell. */
    private final char[] steps;
    /** Places that surely are on open ground, a bit each as in {@link Places}, {@code [ability][cell]}; empty for others than ground. */
    private final long[][] open;
    /** Places that may be on open ground, likewise. */
    private final long[][] possible;

    SureGround(Terrain terrain) {
        this.terrain = terrain;
        int cells = terrain.size * terrain.size;
        steps = new char[cells];
        for (int cell = 0; cell < cells; cell++) {
            steps[cell] = (char) sureSteps(cell);
        }
        open = new long[LanesNumbers.ABILITY_RANGE.length][0];
        possible = new long[LanesNumbers.ABILITY_RANGE.length][0];
        for (int ability = 0; ability < open.length; ability++) {
            if (Ability.isGround(ability)) {
                open[ability] = new long[cells];
                possible[ability] = new long[cells];
                for (int cell = 0; cell < cells; cell++) {
                    findPlaces(ability, cell);
                }
            }
        }
    }

    /** Directions in which a step from anywhere in the cell leads anywhere; there may be others. */
    int steps(int cell) {
        return steps[cell];
    }

    /** Places that a ground ability may be aimed at from anywhere in the cell. */
    long open(int ability, int cell) {
        return open[ability][cell];
    }

    /** Places that a ground ability may be aimed at from somewhere in the cell. */
    long possible(int ability, int cell) {
        return possible[ability][cell];
    }

    /** Along an axis whose next cell is open one can always slide, if not go straight. */
    private int sureSteps(int cell) {
        int row = cell / terrain.size;
        int column = cell % terrain.size;
        int found = 0;
        for (int d = 0; d < Geometry.DIRECTIONS; d++) {
            int dx = Geometry.DX[d] * SLOWEST / Geometry.UNIT;
            int dy = Geometry.DY[d] * SLOWEST / Geometry.UNIT;
            boolean leads = (dx != 0 && terrain.isOpenCell(row, column + Integer.signum(dx)))
                    || (dy != 0 && terrain.isOpenCell(row + Integer.signum(dy), column));
            found |= leads && !terrain.isWall(cell) ? 1 << d : 0;
        }
        return found;
    }

    private void findPlaces(int ability, int cell) {
        for (int place = 0; place < Places.COUNT; place++) {
            int open = 0;
            for (int corner = 0; corner < 4; corner++) {
                int x = edge(terrain.x(cell), corner & 1) + Places.offsetX(ability, place);
                int y = edge(terrain.y(cell), corner >> 1) + Places.offsetY(ability, place);
                open += terrain.isOpen(x, y) ? 1 : 0;
            }
            this.open[ability][cell] |= open == 4 ? 1L << place : 0;
            possible[ability][cell] |= open != 0 ? 1L << place : 0;
        }
    }

    /** The first or last coordinate in a cell with this middle: one on the border belongs to the cell farther from the map's middle. */
    private static int edge(int middle, int last) {
        if (last == 0) {
            return middle > 0 ? middle - Terrain.CELL / 2 : middle - Terrain.CELL / 2 + 1;
        }
        return middle < 0 ? middle + Terrain.CELL / 2 : middle + Terrain.CELL / 2 - 1;
    }
}
