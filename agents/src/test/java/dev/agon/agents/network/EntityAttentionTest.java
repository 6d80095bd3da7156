package dev.agon.agents.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Layout;
import dev.agon.game.MatchRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What entities know of each other, by the embedding of the first one and the pool of all. */
final class EntityAttentionTest {
    private static final Layout LAYOUT = TestLayouts.everything();
    private static final int WIDTH = 6;

    @Test
    void anEntityKnowsOfTheOthersOfItsRow() {
        assertFalse(Arrays.equals(first(3, new int[] {0, 1}), first(3, new int[] {0, 2})));
    }

    @Test
    void anEntityKnowsNothingOfTheOthersWithoutAttention() {
        assertArrayEquals(first(0, new int[] {0, 1}), first(0, new int[] {0, 2}), 1e-6f);
    }

    @Test
    void anEntityKnowsNothingOfAnotherRow() {
        assertArrayEquals(first(3, new int[] {0, 1}), first(3, new int[] {0, 1}, new int[] {2, 3, 4}), 1e-6f);
    }

    @Test
    void theOrderInWhichEntitiesAreListedDoesNotMatter() {
        float[] pooled = pool(new int[] {0, 1, 2, 3});
        assertArrayEquals(pooled, pool(new int[] {2, 0, 3, 1}), 1e-6f);
        assertEquals(WIDTH, pooled.length);
        assertTrue(pooled[0] != pool(new int[] {0, 1, 2, 4})[0] || pooled[1] != pool(new int[] {0, 1, 2, 4})[1]);
    }

    private static float[] first(int heads, int[]... rows) {
        return encode(heads, true, rows);
    }

    private static float[] pool(int[] row) {
        return encode(3, false, row);
    }

    /** The embedding of the first entity, or the pool of the first row; an entity is told by its number. */
    private static float[] encode(int heads, boolean embedding, int[]... rows) {
        NetworkConfig config = new NetworkConfig(CoreKind.NONE, WIDTH, 7, 8, 9).withEntityAttention(heads);
        NetworkShape shape = new NetworkShape(LAYOUT, config);
        try (Weights weights = new Weights(shape);
                Gradients gradients = new Gradients(shape, false);
                EntityEncoder encoder = new EntityEncoder(OpenBlas.instance(), weights, gradients, 2, false)) {
            weights.load(RandomBatch.numbers(shape.parameterCount(), new MatchRandom(4)));
            Batch batch = new Batch(shape, 2, 1);
            batch.clear();
            for (int[] row : rows) {
                batch.addRow(new float[LAYOUT.globals().size()], 0, new float[LAYOUT.planeLength()], 0, 1);
                for (int entity : row) {
                    int features = LAYOUT.features().size();
                    batch.addEntities(new int[1], 0, RandomBatch.numbers(features, new MatchRandom(entity)), 0, 1);
                }
            }
            encoder.forward(batch);
            float[] from = embedding ? encoder.embedding.heap : batch.viewInput.heap;
            float[] result = Arrays.copyOf(from, WIDTH);
            batch.close();
            return result;
        }
    }
}
