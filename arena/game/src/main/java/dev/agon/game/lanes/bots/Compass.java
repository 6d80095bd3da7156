package dev.agon.game.lanes.bots;

/** The sixteen directions of moves and aims: 0 points right, 4 down, 8 left, 12 up. */
final class Compass {
    static final int DIRECTIONS = 16;

    static final float[] X = {
        1, 0.924f, 0.707f, 0.383f, 0, -0.383f, -0.707f, -0.924f, -1, -0.924f, -0.707f, -0.383f, 0, 0.383f, 0.707f,
        0.924f
    };
    static final float[] Y = {
        0, 0.383f, 0.707f, 0.924f, 1, 0.924f, 0.707f, 0.383f, 0, -0.383f, -0.707f, -0.924f, -1, -0.924f, -0.707f,
        -0.383f
    };

    private Compass() {}

    /** The direction nearest to a vector. */
    static int direction(float dx, float dy) {
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int d = 0; d < DIRECTIONS; d++) {
            float along = X[d] * dx + Y[d] * dy;
            if (along > most) {
                most = along;
                best = d;
            }
        }
        return best;
    }

    /** The direction so many sixteenths of a turn further. */
    static int turned(int direction, int by) {
        return direction + by & DIRECTIONS - 1;
    }
}
