package dev.agon.agents.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Layout;
import dev.agon.game.MatchRandom;
import org.junit.jupiter.api.Test;

/** Backward passes against finite differences, tensor by tensor, so that a fault names its layer. */
final class GradientTest {
    private static final double STEP = 5e-4;

    @Test
    void gradientsOfEveryLayerWithoutCoreMatchFiniteDifferences() {
        check(config(CoreKind.NONE), 1, 1, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void gradientsOfEveryLayerWithLstmOverRaggedSequencesMatchFiniteDifferences() {
        check(config(CoreKind.LSTM), 5, 3, 3, 1);
    }

    @Test
    void gradientsOfEveryLayerWithMultiplicativeLstmOverRaggedSequencesMatchFiniteDifferences() {
        check(config(CoreKind.MLSTM), 5, 3, 3, 1);
    }

    @Test
    void gradientsOfEveryLayerWithTransformerOverRaggedSequencesLongerThanItsContextMatchFiniteDifferences() {
        check(
                new NetworkConfig(CoreKind.NONE, 6, 7, 6, 8)
                        .withTransformer(2, 2, 4)
                        .withCore(CoreKind.TRANSFORMER),
                6,
                3,
                3,
                1);
    }

    @Test
    void gradientsOfEveryLayerWithAttentionAmongEntitiesMatchFiniteDifferences() {
        check(config(CoreKind.NONE).withEntityAttention(2), 1, 1, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void gradientsOfEveryLayerWithALstmPerSeatMatchFiniteDifferences() {
        check(config(CoreKind.LSTM).withCoreScope(CoreScope.ACTOR), 4, 2, 2, 1);
    }

    @Test
    void gradientsOfEveryLayerWithATransformerPerSeatMatchFiniteDifferences() {
        NetworkConfig config = new NetworkConfig(CoreKind.TRANSFORMER, 6, 7, 8, 8).withTransformer(1, 2, 3);
        check(config.withCoreScope(CoreScope.ACTOR), 4, 2, 2, 1);
    }

    @Test
    void gradientsOfEveryLayerWithConvolutionsOverABoardOfTwoBlocksMatchFiniteDifferences() {
        check(TestLayouts.board(), 0.3f, config(CoreKind.NONE).withGrid(5, 2), 1, 1, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void gradientsOfEveryLayerWithOneConvolutionBesideEntitiesAndALstmMatchFiniteDifferences() {
        check(TestLayouts.everything(), 1, config(CoreKind.LSTM).withGrid(4, 0), 5, 3, 3, 1);
    }

    private static NetworkConfig config(CoreKind core) {
        return new NetworkConfig(core, 6, 7, 5, 8);
    }

    private static void check(NetworkConfig config, int... sequenceSteps) {
        check(TestLayouts.everything(), 1, config, sequenceSteps);
    }

    /** Parameters are up to {@code size}: small where layers are deep and wide, so that rounding does not hide differences. */
    private static void check(Layout layout, float size, NetworkConfig config, int... sequenceSteps) {
        NetworkShape shape = new NetworkShape(layout, config);
        try (Weights weights = new Weights(shape);
                Network network = new Network(OpenBlas.instance(), weights, 16, 2, true)) {
            float[] parameters = RandomBatch.numbers(shape.parameterCount(), new MatchRandom(11));
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] *= size;
            }
            weights.load(parameters);
            RandomBatch batch = new RandomBatch(layout, 5, sequenceSteps);
            network.zeroGradients();
            batch.loss(network, true);
            float[] gradient = new float[shape.parameterCount()];
            network.addGradients(gradient);
            for (TensorSlot slot : shape.tensors()) {
                if (slot.trained()) {
                    checkAlongGradient(slot, weights, network, batch, parameters, gradient);
                    checkAlongRandom(slot, weights, network, batch, parameters, gradient);
                }
            }
        }
    }

    private static void checkAlongGradient(
            TensorSlot slot,
            Weights weights,
            Network network,
            RandomBatch batch,
            float[] parameters,
            float[] gradient) {
        double norm = 0;
        for (int i = 0; i < slot.length(); i++) {
            norm += (double) gradient[slot.offset() + i] * gradient[slot.offset() + i];
        }
        norm = Math.sqrt(norm);
        assertTrue(norm > 1e-4, slot.name() + " has no gradient");
        double[] direction = new double[slot.length()];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = gradient[slot.offset() + i] / norm;
        }
        double slope = slope(slot, weights, network, batch, parameters, direction);
        assertEquals(norm, slope, 2e-2 * norm + 2e-3, slot.name() + " along its gradient");
    }

    private static void checkAlongRandom(
            TensorSlot slot,
            Weights weights,
            Network network,
            RandomBatch batch,
            float[] parameters,
            float[] gradient) {
        MatchRandom random = new MatchRandom(slot.offset());
        double[] direction = new double[slot.length()];
        double expected = 0;
        double scale = 1 / Math.sqrt(slot.length());
        for (int i = 0; i < direction.length; i++) {
            direction[i] = (random.nextInt(2) == 0 ? -1 : 1) * scale;
            expected += direction[i] * gradient[slot.offset() + i];
        }
        double slope = slope(slot, weights, network, batch, parameters, direction);
        assertEquals(expected, slope, 2e-2 * Math.abs(expected) + 1e-2, slot.name() + " along a random direction");
    }

    private static double slope(
            TensorSlot slot,
            Weights weights,
            Network network,
            RandomBatch batch,
            float[] parameters,
            double[] direction) {
        double up = lossAt(slot, weights, network, batch, parameters, direction, STEP);
        double down = lossAt(slot, weights, network, batch, parameters, direction, -STEP);
        return (up - down) / (2 * STEP);
    }

    private static double lossAt(
            TensorSlot slot,
            Weights weights,
            Network network,
            RandomBatch batch,
            float[] parameters,
            double[] direction,
            double step) {
        float[] moved = parameters.clone();
        for (int i = 0; i < direction.length; i++) {
            moved[slot.offset() + i] += (float) (step * direction[i]);
        }
        weights.load(moved);
        return batch.loss(network, false);
    }
}
