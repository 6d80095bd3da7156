package dev.agon.agents.rl4j.actor;

import java.util.List;

/**
 * A trained actor: layers of numbers from a {@link FlatObservation} to a probability for each of the {@link FlatOrders}. All layers but the
 * last end in max(0, x), the last in a softmax. Immutable; may be shared between threads.
 *
 * @param game name of what it plays
 * @param layoutHash of the layout that it was trained on
 * @param layers from the observation to the orders, each taking what the one before gives
 */
public record DenseActor(String game, String layoutHash, List<Layer> layers) {
    public DenseActor {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("an actor needs at least one layer");
        }
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
                throw new IllegalArgumentException("layer " + i + " takes "
                        + layers.get(i).inputs() + " numbers, but layer " + (i - 1) + " gives "
                        + layers.get(i - 1).outputs());
            }
        }
    }

    /** How many numbers it looks at. */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /** Between how many orders it chooses. */
    public int orders() {
        return layers.get(layers.size() - 1).outputs();
    }

    /** The probability of each order: {@code [order]}, adding up to 1, of illegal ones too. */
    public float[] probabilities(float[] observation) {
        float[] values = observation;
        for (int i = 0; i < layers.size(); i++) {
            values = layers.get(i).apply(values);
            if (i + 1 < layers.size()) {
                rectify(values);
            }
        }
        softmax(values);
        return values;
    }

    private static void rectify(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i]);
        }
    }

    private static void softmax(float[] values) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.exp(values[i] - largest);
            sum += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= (float) sum;
        }
    }

    /**
     * A weighted sum for each output.
     *
     * @param weights {@code [input, output]} flattened
     * @param bias {@code [output]}
     */
    @SuppressWarnings("ArrayRecordComponent") // two tensors under their names, never compared
    public record Layer(float[] weights, float[] bias) {
        public Layer {
            if (bias.length == 0 || weights.length == 0 || weights.length % bias.length != 0) {
                throw new IllegalArgumentException(
                        weights.length + " weights cannot belong to " + bias.length + " outputs");
            }
            weights = weights.clone();
            bias = bias.clone();
        }

        /** How many numbers it takes. */
        public int inputs() {
            return weights.length / bias.length;
        }

        /** How many numbers it gives. */
        public int outputs() {
            return bias.length;
        }

        private float[] apply(float[] values) {
            float[] sums = bias.clone();
            for (int input = 0; input < inputs(); input++) {
                float value = values[input];
                int row = input * sums.length;
                if (value != 0) {
                    for (int output = 0; output < sums.length; output++) {
                        sums[output] += value * weights[row + output];
                    }
                }
            }
            return sums;
        }
    }
}
