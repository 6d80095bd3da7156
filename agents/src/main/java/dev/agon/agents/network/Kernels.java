package dev.agon.agents.network;

/**
 * Element-wise loops over stretches of heap arrays, written so that the compiler vectorises them: no branches, one array access
 * pattern each, and the same offset, if any, into all arrays that a loop touches: it cannot tell that they do not overlap.
 */
final class Kernels {
    /** Turns any normal positive number into at least 1. */
    private static final float HUGE = 1e30f;

    private static final float LOG2_E = 1.44269504f;

    /** Where the convergent reaches 1. */
    private static final float TANH_LIMIT = 6.297f;

    private Kernels() {}

    /** {@code y = max(0, y)}, as half of {@code y + |y|}: as exact, and quicker than a maximum that knows of NaN and -0. */
    static void relu(float[] y, int count) {
        for (int i = 0; i < count; i++) {
            y[i] = 0.5f * (y[i] + Math.abs(y[i]));
        }
    }

    /** {@code y = max(0, y)} over a stretch. */
    static void relu(float[] y, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            y[i] = 0.5f * (y[i] + Math.abs(y[i]));
        }
    }

    /** {@code y = max(0, y + x)} over the same stretch of both. */
    static void addAndRelu(float[] y, float[] x, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            float sum = y[i] + x[i];
            y[i] = 0.5f * (sum + Math.abs(sum));
        }
    }

    /** {@code y = y · scale + shift}, clipped to ±limit. */
    static void scaleAndClip(float[] y, float[] scale, float[] shift, float limit, int count) {
        for (int i = 0; i < count; i++) {
            y[i] = Math.max(-limit, Math.min(limit, y[i] * scale[i] + shift[i]));
        }
    }

    /** Passes gradients where the activation was positive: {@code gradient *= y > 0}. */
    static void reluBackward(float[] gradient, float[] y, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= Math.min(1f, y[i] * HUGE);
        }
    }

    /** The same for gradients that start at 0 and activations that start at an offset. */
    static void reluBackward(float[] gradient, float[] y, int yOffset, int count) {
        for (int i = 0; i < count; i++) {
            gradient[i] *= Math.min(1f, y[yOffset + i] * HUGE);
        }
    }

    /** {@code y = max(y, x)} over the first numbers of each. */
    static void max(float[] y, float[] x, int count) {
        for (int i = 0; i < count; i++) {
            y[i] = Math.max(y[i], x[i]);
        }
    }

    /** Gives the gradient of a maximum to those that attained it: {@code into += (y == max) ? gradient : 0}. */
    static void maxBackward(float[] into, float[] y, float[] max, float[] gradient, int count) {
        for (int i = 0; i < count; i++) {
            into[i] += gradient[i] * (1f - Math.min(1f, (max[i] - y[i]) * HUGE));
        }
    }

    /** {@code into += factor · from} over one row. */
    static void addScaled(float[] into, int intoOffset, float factor, float[] from, int fromOffset, int width) {
        for (int i = 0; i < width; i++) {
            into[intoOffset + i] += factor * from[fromOffset + i];
        }
    }

    /** {@code into = a · b}, element by element over the same stretch of each. */
    static void product(float[] into, float[] a, float[] b, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            into[i] = a[i] * b[i];
        }
    }

    /** {@code into = a + b} over the first numbers of each. */
    static void sum(float[] into, float[] a, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = a[i] + b[i];
        }
    }

    /** Sum of a stretch; four sums, which the processor runs side by side. */
    static float sum(float[] a, int offset, int width) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < width; i += 4) {
            s0 += a[offset + i];
            s1 += a[offset + i + 1];
            s2 += a[offset + i + 2];
            s3 += a[offset + i + 3];
        }
        for (; i < width; i++) {
            s0 += a[offset + i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** Sum of squared differences of a stretch from a number. */
    static float squaredDistance(float[] a, int offset, float from, int width) {
        float even = 0;
        float odd = 0;
        int i = 0;
        for (; i + 1 < width; i += 2) {
            float first = a[offset + i] - from;
            float second = a[offset + i + 1] - from;
            even += first * first;
            odd += second * second;
        }
        if (i < width) {
            even += (a[offset + i] - from) * (a[offset + i] - from);
        }
        return even + odd;
    }

    /** Dot product of two stretches; four sums, which the processor runs side by side. */
    static float dot(float[] a, int aOffset, float[] b, int bOffset, int width) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < width; i += 4) {
            s0 += a[aOffset + i] * b[bOffset + i];
            s1 += a[aOffset + i + 1] * b[bOffset + i + 1];
            s2 += a[aOffset + i + 2] * b[bOffset + i + 2];
            s3 += a[aOffset + i + 3] * b[bOffset + i + 3];
        }
        for (; i < width; i++) {
            s0 += a[aOffset + i] * b[bOffset + i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** From logits, each times a scale, to their softmax, in place. */
    static void softmax(float[] x, int offset, float scale, int count) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = offset; i < offset + count; i++) {
            x[i] *= scale;
            max = Math.max(max, x[i]);
        }
        float sum = 0;
        for (int i = offset; i < offset + count; i++) {
            float e = expOfNonPositive(x[i] - max);
            x[i] = e;
            sum += e;
        }
        float share = 1 / sum;
        for (int i = offset; i < offset + count; i++) {
            x[i] *= share;
        }
    }

    /** From the gradients of a softmax's probabilities to those of its unscaled logits, in place. */
    static void softmaxBackward(
            float[] gradient, int offset, float[] probability, int probabilityOffset, float scale, int count) {
        float mean = dot(probability, probabilityOffset, gradient, offset, count);
        for (int i = 0; i < count; i++) {
            gradient[offset + i] = scale * probability[probabilityOffset + i] * (gradient[offset + i] - mean);
        }
    }

    /** Hyperbolic tangent by the eighth convergent of Lambert's continued fraction, off by at most 1e-5. */
    static float tanh(float x) {
        float c = Math.max(-TANH_LIMIT, Math.min(TANH_LIMIT, x));
        float s = c * c;
        float p = 34459425f + s * (4729725f + s * (135135f + s * (990f + s)));
        float q = 34459425f + s * (16216200f + s * (945945f + s * (13860f + s * 45f)));
        return c * p / q;
    }

    /** Logistic function by {@link #tanh}. */
    static float sigmoid(float x) {
        return 0.5f + 0.5f * tanh(0.5f * x);
    }

    /** Exponential of a number that is not positive, off by at most 3e-7 of the result; 0 below -87. */
    static float expOfNonPositive(float x) {
        if (x < -87f) {
            return 0;
        }
        float scaled = x * LOG2_E;
        int whole = (int) (scaled - 0.5f);
        float f = scaled - whole;
        float p = 1.535336188e-4f;
        p = p * f + 1.339887440e-3f;
        p = p * f + 9.618437357e-3f;
        p = p * f + 5.550332471e-2f;
        p = p * f + 2.402264791e-1f;
        p = p * f + 6.931472028e-1f;
        p = p * f + 1f;
        return p * Float.intBitsToFloat((whole + 127) << 23);
    }
}
