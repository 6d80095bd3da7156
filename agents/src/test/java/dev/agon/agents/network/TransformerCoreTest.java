package dev.agon.agents.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Layout;
import dev.agon.game.MatchRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** How far a transformer sees. */
final class TransformerCoreTest {
    private static final Layout LAYOUT = TestLayouts.everything();
    private static final int CONTEXT = 4;
    private static final int STEPS = 9;

    @Test
    void seesItsContextAndNothingBefore() {
        float[] plain = winLogits(1, new int[STEPS]);
        for (int step = 0; step < STEPS; step++) {
            int[] variant = new int[STEPS];
            variant[step] = 1;
            float[] changed = winLogits(1, variant);
            for (int later = 0; later < STEPS; later++) {
                boolean sees = later >= step && later - step < CONTEXT;
                float difference = Math.abs(changed[later] - plain[later]);
                assertTrue(sees == difference > 1e-6, "step " + step + " seen from " + later + ": " + difference);
            }
        }
    }

    @Test
    void blocksReachFurtherTogetherThanOneAlone() {
        int[] variant = new int[STEPS];
        variant[0] = 1;
        float[] plain = winLogits(2, new int[STEPS]);
        float[] changed = winLogits(2, variant);
        assertTrue(Math.abs(plain[2 * (CONTEXT - 1)] - changed[2 * (CONTEXT - 1)]) > 1e-7);
        assertEquals(plain[2 * CONTEXT - 1], changed[2 * CONTEXT - 1], 0);
    }

    @Test
    void neverReadsPlacesOfItsCacheThatWereNotFilledSinceTheMatchsStart() {
        NetworkShape shape = shape(1);
        float[] fresh = new float[shape.config.stateLength()];
        float[] stale = RandomBatch.numbers(fresh.length, new MatchRandom(8));
        stale[0] = 0;
        try (Weights weights = weights(shape);
                Network network = new Network(OpenBlas.instance(), weights, 1, 2, false)) {
            for (int step = 0; step < CONTEXT + 2; step++) {
                float expected = act(network, step, fresh);
                assertEquals(expected, act(network, step, stale), 0, "step " + step);
                assertEquals(Math.min(CONTEXT - 1, step + 1), fresh[0]);
            }
            assertTrue(Arrays.equals(fresh, stale), "the cache is all new after as many steps as it has places");
        }
    }

    private static float act(Network network, int step, float[] state) {
        network.batch().clear();
        add(network.batch(), step, 0);
        network.batch().startState(0, state, 0);
        network.forward();
        network.endState(0, state, 0);
        return network.winLogits()[0];
    }

    /** Win logits of a match's steps, of which each sees one or another observation. */
    private static float[] winLogits(int layers, int[] variant) {
        NetworkShape shape = shape(layers);
        try (Weights weights = weights(shape);
                Network network = new Network(OpenBlas.instance(), weights, STEPS, 2, false)) {
            network.batch().clear();
            network.batch().startState(0, new float[shape.config.stateLength()], 0);
            for (int step = 0; step < STEPS; step++) {
                if (step > 0) {
                    network.batch().nextStep();
                }
                add(network.batch(), step, variant[step]);
            }
            network.forward();
            return network.winLogits().clone();
        }
    }

    private static void add(Batch batch, int step, int variant) {
        new RandomBatch(LAYOUT, 0).addRow(batch, new MatchRandom(10L * step + variant));
    }

    private static NetworkShape shape(int layers) {
        NetworkConfig config = new NetworkConfig(CoreKind.TRANSFORMER, 6, 7, 8, 9);
        return new NetworkShape(LAYOUT, config.withTransformer(layers, 2, CONTEXT));
    }

    private static Weights weights(NetworkShape shape) {
        Weights weights = new Weights(shape);
        weights.load(RandomBatch.numbers(shape.parameterCount(), new MatchRandom(4)));
        return weights;
    }
}
