package dev.agon.agents.model;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers with a shape.
 *
 * @param shape length of each axis, outermost first; empty for a single number
 * @param values in row-major order; owned by the tensor's maker
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between files and buffers, never compared
public record Tensor(List<Integer> shape, float[] values) {
    public Tensor {
        shape = List.copyOf(shape);
        int product = shape.stream().reduce(1, Math::multiplyExact);
        if (product != values.length) {
            throw new IllegalArgumentException("shape " + shape + " does not hold " + values.length + " numbers");
        }
    }

    /** A tensor with one axis. */
    public static Tensor of(float... values) {
        return new Tensor(List.of(values.length), values);
    }

    @Override
    public String toString() {
        return shape + " " + (values.length <= 8 ? Arrays.toString(values) : "");
    }
}
