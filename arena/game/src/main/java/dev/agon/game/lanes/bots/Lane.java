package dev.agon.game.lanes.bots;

import java.util.List;

/** The way of a lane's creeps from the own core to the other, as a length. */
final class Lane {
    private final float[] x;
    private final float[] y;
    /** Length of the way before each point. */
    private final float[] before;

    /** A way through points x0, y0, x1, … that are shares of {@code unit}. */
    Lane(List<Double> points, float unit) {
        x = new float[points.size() / 2];
        y = new float[x.length];
        before = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (points.get(2 * i) * unit);
            y[i] = (float) (points.get(2 * i + 1) * unit);
            before[i] = i == 0 ? 0 : before[i - 1] + length(x[i] - x[i - 1], y[i] - y[i - 1]);
        }
    }

    float length() {
        return before[before.length - 1];
    }

    /** How far along the way the point is that is nearest to a place. */
    float along(float px, float py) {
        float best = 0;
        float least = Float.MAX_VALUE;
        for (int i = 0; i + 1 < x.length; i++) {
            float share = share(i, px, py);
            float distance = aside(i, share, px, py);
            if (distance < least) {
                least = distance;
                best = before[i] + share * (before[i + 1] - before[i]);
            }
        }
        return best;
    }

    /** How far a place is from the way. */
    float distance(float px, float py) {
        float least = Float.MAX_VALUE;
        for (int i = 0; i + 1 < x.length; i++) {
            least = Math.min(least, aside(i, share(i, px, py), px, py));
        }
        return least;
    }

    float xAt(float along) {
        int i = segment(along);
        return x[i] + part(i, along) * (x[i + 1] - x[i]);
    }

    float yAt(float along) {
        int i = segment(along);
        return y[i] + part(i, along) * (y[i + 1] - y[i]);
    }

    private int segment(float along) {
        int i = 0;
        while (i + 2 < x.length && along > before[i + 1]) {
            i++;
        }
        return i;
    }

    private float part(int i, float along) {
        return clamp((along - before[i]) / (before[i + 1] - before[i]));
    }

    private float share(int i, float px, float py) {
        float dx = x[i + 1] - x[i];
        float dy = y[i + 1] - y[i];
        return clamp(((px - x[i]) * dx + (py - y[i]) * dy) / (dx * dx + dy * dy));
    }

    private float aside(int i, float share, float px, float py) {
        return length(x[i] + share * (x[i + 1] - x[i]) - px, y[i] + share * (y[i + 1] - y[i]) - py);
    }

    private static float clamp(float share) {
        return Math.max(0, Math.min(1, share));
    }

    private static float length(float dx, float dy) {
        return (float) Math.sqrt(dx * dx + dy * dy);
    }
}
