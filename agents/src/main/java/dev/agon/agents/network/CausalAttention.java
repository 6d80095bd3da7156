package dev.agon.agents.network;

import java.util.Arrays;

/**
 * Self-attention of each step over itself and the steps before it of the same match, at most {@code context} of them (Vaswani et
 * al., 2017, equation 1), with a learned bias per head and distance in place of positions (Raffel et al., 2020, section 2.1).
 *
 * <p>Steps before a sequence's first come from a cache of their keys and values, the newest last; how many of its places were
 * ever filled, none at a match's start, says how far back it may be read. No gradient goes into the cache.
 */
final class CausalAttention implements AutoCloseable {
    private final float[] weights;
    private final float[] gradients;
    private final int distance;
    private final int heads;
    private final int context;
    private final int width;
    private final int headWidth;
    private final float scale;
    private final int cacheOffset;
    private final float[] probability;
    private final float[] probabilityGradient;

    /** Queries, keys and values side by side, {@code [row, 3 · width]}, on the heap. */
    final Rows input;

    /** Their gradients. */
    final Rows inputGradient;

    /** The result, {@code [row, width]}, on the heap. */
    final Rows output;

    /** Gradient of the result. */
    final Rows outputGradient;

    /** Attention whose cache lies {@code cacheOffset} numbers into a sequence's state: keys, then values. */
    CausalAttention(Weights weights, Gradients gradients, String name, int cacheOffset, int maxRows, boolean training) {
        NetworkConfig config = weights.shape.config;
        int trained = training ? maxRows : 0;
        this.weights = weights.values();
        this.gradients = gradients.sums;
        this.cacheOffset = cacheOffset;
        distance = weights.shape.tensor(name + ".distance").offset();
        heads = config.coreHeads();
        context = config.context();
        width = config.coreWidth();
        headWidth = width / heads;
        scale = (float) (1 / Math.sqrt(headWidth));
        input = new Rows(maxRows, 3 * width);
        output = new Rows(maxRows, width);
        inputGradient = new Rows(trained, 3 * width);
        outputGradient = new Rows(trained, width);
        probability = new float[maxRows * heads * context];
        probabilityGradient = new float[training ? context : 0];
    }

    /** How many numbers the cache of one sequence holds. */
    static int cacheLength(NetworkConfig config) {
        return 2 * (config.context() - 1) * config.coreWidth();
    }

    /** Fills {@link #output} from {@link #input}. */
    void forward(Timeline time) {
        Arrays.fill(output.heap, 0, time.rows * output.stride, 0);
        for (int step = 0; step < time.steps; step++) {
            for (int sequence = 0; sequence < time.count(step); sequence++) {
                for (int head = 0; head < heads; head++) {
                    attend(time, step, sequence, head);
                }
            }
        }
        for (int row = 0; row < time.rows; row++) {
            output.heap[row * output.stride + width] = 1;
        }
    }

    private void attend(Timeline time, int step, int sequence, int head) {
        int row = time.row(step, sequence);
        int at = (row * heads + head) * context;
        int query = row * input.stride + head * headWidth;
        int seen = seen(time, step, sequence);
        int within = Math.min(seen, step + 1);
        for (int back = 0; back < within; back++) {
            int key = key(time, step - back, sequence, head);
            probability[at + back] = Kernels.dot(input.heap, query, input.heap, key, headWidth);
        }
        float[] cache = time.startState(sequence);
        for (int back = within; back < seen; back++) {
            int key = cachedKey(time, step - back, sequence, head);
            probability[at + back] = Kernels.dot(input.heap, query, cache, key, headWidth);
        }
        softmax(at, seen, distance + head * context);
        int into = row * output.stride + head * headWidth;
        for (int back = 0; back < within; back++) {
            int value = key(time, step - back, sequence, head) + width;
            Kernels.addScaled(output.heap, into, probability[at + back], input.heap, value, headWidth);
        }
        for (int back = within; back < seen; back++) {
            int value = cachedKey(time, step - back, sequence, head) + (context - 1) * width;
            Kernels.addScaled(output.heap, into, probability[at + back], cache, value, headWidth);
        }
    }

    /** From dot products to probabilities, in place. */
    private void softmax(int at, int count, int bias) {
        for (int back = 0; back < count; back++) {
            probability[at + back] = probability[at + back] * scale + weights[bias + back];
        }
        Kernels.softmax(probability, at, 1f, count);
    }

    /** How many steps a step sees, itself included. */
    private int seen(Timeline time, int step, int sequence) {
        return Math.min(context, step + 1 + cached(time, sequence));
    }

    private int cached(Timeline time, int sequence) {
        int filled = (int) time.startState(sequence)[time.startOffset(sequence)];
        return Math.max(0, Math.min(context - 1, filled));
    }

    private int key(Timeline time, int step, int sequence, int head) {
        return time.row(step, sequence) * input.stride + width + head * headWidth;
    }

    /** Where the key of a step before the sequence's first is; -1 is the newest. */
    private int cachedKey(Timeline time, int step, int sequence, int head) {
        return time.startOffset(sequence) + cacheOffset + (context - 1 + step) * width + head * headWidth;
    }

    /** Fills {@link #inputGradient} from {@link #outputGradient}. */
    void backward(Timeline time) {
        Arrays.fill(inputGradient.heap, 0, time.rows * inputGradient.stride, 0);
        for (int step = 0; step < time.steps; step++) {
            for (int sequence = 0; sequence < time.count(step); sequence++) {
                for (int head = 0; head < heads; head++) {
                    attendBackward(time, step, sequence, head);
                }
            }
        }
    }

    private void attendBackward(Timeline time, int step, int sequence, int head) {
        int row = time.row(step, sequence);
        int at = (row * heads + head) * context;
        int from = row * outputGradient.stride + head * headWidth;
        int seen = seen(time, step, sequence);
        int within = Math.min(seen, step + 1);
        for (int back = 0; back < within; back++) {
            int value = key(time, step - back, sequence, head) + width;
            probabilityGradient[back] = Kernels.dot(outputGradient.heap, from, input.heap, value, headWidth);
            Kernels.addScaled(inputGradient.heap, value, probability[at + back], outputGradient.heap, from, headWidth);
        }
        float[] cache = time.startState(sequence);
        for (int back = within; back < seen; back++) {
            int value = cachedKey(time, step - back, sequence, head) + (context - 1) * width;
            probabilityGradient[back] = Kernels.dot(outputGradient.heap, from, cache, value, headWidth);
        }
        softmaxBackward(at, seen, distance + head * context);
        int query = row * input.stride + head * headWidth;
        for (int back = 0; back < within; back++) {
            int key = key(time, step - back, sequence, head);
            float g = scale * probabilityGradient[back];
            Kernels.addScaled(inputGradient.heap, query, g, input.heap, key, headWidth);
            Kernels.addScaled(inputGradient.heap, key, g, input.heap, query, headWidth);
        }
        for (int back = within; back < seen; back++) {
            int key = cachedKey(time, step - back, sequence, head);
            Kernels.addScaled(inputGradient.heap, query, scale * probabilityGradient[back], cache, key, headWidth);
        }
    }

    /** From gradients of probabilities to those of logits, in place, which are those of the distances' biases too. */
    private void softmaxBackward(int at, int count, int bias) {
        Kernels.softmaxBackward(probabilityGradient, 0, probability, at, 1f, count);
        Kernels.addScaled(gradients, bias, 1f, probabilityGradient, 0, count);
    }

    /** Writes the cache as it is after a sequence's last step; {@code state} may be its start state, of which it forgets the oldest. */
    void remember(Timeline time, int sequence, float[] state, int offset) {
        int steps = time.lastStep(sequence) + 1;
        int places = context - 1;
        int kept = Math.max(0, places - steps);
        for (int part = 0; part < 2; part++) {
            int into = offset + cacheOffset + part * places * width;
            int from = time.startOffset(sequence) + cacheOffset + part * places * width;
            System.arraycopy(time.startState(sequence), from + (places - kept) * width, state, into, kept * width);
            for (int place = kept; place < places; place++) {
                int step = steps - places + place;
                int key = key(time, step, sequence, 0) + part * width;
                System.arraycopy(input.heap, key, state, into + place * width, width);
            }
        }
    }

    @Override
    public void close() {
        input.close();
        output.close();
        inputGradient.close();
        outputGradient.close();
    }
}
