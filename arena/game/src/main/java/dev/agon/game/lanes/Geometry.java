package dev.agon.game.lanes;

/**
 * Distances and directions in whole numbers. Everything here is odd or even in its arguments: the mirrored question has the
 * mirrored answer.
 */
final class Geometry {
    static final int DIRECTIONS = 16;
    /** Length of the vectors {@link #DX}, {@link #DY}. */
    static final int UNIT = 1024;
    /** Direction 0 points right, 4 down, 8 left, 12 up. */
    static final int[] DX = {1024, 946, 724, 392, 0, -392, -724, -946, -1024, -946, -724, -392, 0, 392, 724, 946};

    static final int[] DY = {0, 392, 724, 946, 1024, 946, 724, 392, 0, -392, -724, -946, -1024, -946, -724, -392};

    /** Tangents of 11.25°, 33.75°, 56.25° and 78.75°, times {@link #UNIT}: where one direction gives way to the next. */
    private static final int[] SECTOR_TANGENT = {204, 684, 1533, 5148};

    private Geometry() {}

    /** The direction seen by the other side. */
    static int mirrored(int direction) {
        return direction + DIRECTIONS / 2 & DIRECTIONS - 1;
    }

    /** The direction nearest to a vector; 0 for none. */
    static int direction(int dx, int dy) {
        int ax = Math.abs(dx);
        int ay = Math.abs(dy);
        int sector = 0;
        for (int tangent : SECTOR_TANGENT) {
            sector += ay * UNIT > ax * tangent ? 1 : 0;
        }
        if (dy >= 0) {
            return dx >= 0 ? sector : DIRECTIONS / 2 - sector;
        }
        return (dx < 0 ? DIRECTIONS / 2 + sector : DIRECTIONS - sector) & DIRECTIONS - 1;
    }

    /** Length of a vector, rounded down. The square root of a double is exact to the bit on every machine. */
    static int length(int dx, int dy) {
        return (int) Math.sqrt((double) ((long) dx * dx + (long) dy * dy));
    }

    /**
     * Root of a whole number from 0 to 1,000,000, rounded down. Single precision is exact there: no root of such a number comes nearer to
     * the next whole number from below than it can tell apart.
     */
    static int root(int squared) {
        return (int) (float) Math.sqrt((float) squared);
    }

    /** Whether a vector is at most so long. */
    static boolean within(int dx, int dy, int radius) {
        return dx * dx + dy * dy <= radius * radius;
    }
}
