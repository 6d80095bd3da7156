package dev.agon.agents.ppo;

import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.network.TensorSlot;

/** The Euclidean norm of all gradients together, and how they are shortened to a greatest one (Pascanu et al., 2013). */
final class GlobalNorm {
    private static final double NO_DIVISION_BY_ZERO = 1e-12;

    private GlobalNorm() {}

    /**
     * The norm.
     *
     * @param gradient one number for every parameter of the shape
     * @throws NonFiniteException naming the first tensor that holds NaN or an infinity
     */
    static double of(float[] gradient, NetworkShape shape) {
        double sum = 0;
        for (float g : gradient) {
            sum += (double) g * g;
        }
        if (!Double.isFinite(sum)) {
            throw new NonFiniteException(firstNonFinite(gradient, shape), "in the gradient");
        }
        return Math.sqrt(sum);
    }

    private static String firstNonFinite(float[] gradient, NetworkShape shape) {
        for (TensorSlot slot : shape.tensors()) {
            for (int i = slot.offset(); i < slot.offset() + slot.length(); i++) {
                if (!Float.isFinite(gradient[i])) {
                    return slot.name();
                }
            }
        }
        throw new IllegalStateException("finite numbers have a finite sum of squares in double precision");
    }

    /** What the gradient is to be multiplied with so that its norm is at most {@code greatest}. */
    static float shrink(double norm, double greatest) {
        return (float) Math.min(1, greatest / (norm + NO_DIVISION_BY_ZERO));
    }
}
