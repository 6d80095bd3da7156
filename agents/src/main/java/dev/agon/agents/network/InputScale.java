package dev.agon.agents.network;

import dev.agon.game.Layout;
import java.util.Arrays;
import java.util.List;

/**
 * Brings inputs from their declared ranges to -1..1 and clips them to ±5. The factors of one row are repeated for every row, so
 * that one long loop runs over all.
 */
final class InputScale {
    private static final float LIMIT = 5f;

    private final float[] scale;
    private final float[] shift;

    private InputScale(int rows, int stride) {
        scale = new float[rows * stride];
        shift = new float[rows * stride];
        Arrays.fill(scale, 1f);
    }

    /** For rows of features, then a number per kind, then the bias's 1, the latter two left as they are. */
    static InputScale ofEntities(Layout layout, int rows) {
        int stride = layout.features().size() + layout.kinds().size() + 1;
        InputScale result = new InputScale(rows, stride);
        for (int row = 0; row < rows; row++) {
            result.set(row * stride, layout.features());
        }
        return result;
    }

    /** For rows of pooled entities, left as they are, then globals, then planes or what is made of them, left too, then the bias's 1. */
    static InputScale ofViews(NetworkShape shape, int rows) {
        int stride = shape.viewInput + 1;
        InputScale result = new InputScale(rows, stride);
        for (int row = 0; row < rows; row++) {
            int globals = row * stride + shape.entityWidth;
            result.set(globals, shape.layout.globals());
            if (!shape.grid) {
                result.setPlanes(globals + shape.layout.globals().size(), shape.layout);
            }
        }
        return result;
    }

    /** For rows of planes, then the bias's 1. */
    static InputScale ofPlanes(Layout layout, int rows) {
        int stride = layout.changingPlaneLength() + 1;
        InputScale result = new InputScale(rows, stride);
        for (int row = 0; row < rows; row++) {
            result.setPlanes(row * stride, layout);
        }
        return result;
    }

    private void setPlanes(int offset, Layout layout) {
        int cells = layout.rows() * layout.columns();
        for (int i = 0; i < layout.changingPlaneLength(); i++) {
            set(offset + i, layout.planes().subList(i / cells, i / cells + 1));
        }
    }

    private void set(int offset, List<Layout.Feature> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            Layout.Feature range = ranges.get(i);
            scale[offset + i] = 2 / (range.high() - range.low());
            shift[offset + i] = -(range.high() + range.low()) / (range.high() - range.low());
        }
    }

    /** Scales the first numbers of an array in place. */
    void apply(float[] values, int count) {
        Kernels.scaleAndClip(values, scale, shift, LIMIT, count);
    }
}
