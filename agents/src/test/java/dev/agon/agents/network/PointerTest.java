package dev.agon.agents.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.game.Layout;
import dev.agon.game.Layout.EntityKind;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import dev.agon.game.MatchRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pointer beside dot products written out, with masks of few and of many targets, in one word and in two. */
final class PointerTest {
    private static final int WIDTH = 10;
    private static final int ENTITIES = 90;
    private static final int FIRST = 3;
    private static final float UNTOUCHED = 77f;

    private final MatchRandom random = new MatchRandom(5);

    @Test
    void logitsAreScaledDotProductsWhereverTheMaskAllows() {
        for (int legal : new int[] {1, 2, 4, 5, 20, ENTITIES}) {
            withPointer((pointer, encoder) -> {
                long[] mask = mask(legal);
                float[] actor = RandomBatch.numbers(WIDTH, random);
                float[] verb = RandomBatch.numbers(WIDTH, random);
                float[] logits = new float[128];
                Arrays.fill(logits, UNTOUCHED);
                pointer.query(actor, 0, verb, 0);
                pointer.forward(FIRST, mask, 0, 2, logits);
                for (int target = 0; target < ENTITIES; target++) {
                    double expected = UNTOUCHED;
                    if (allows(mask, target)) {
                        expected = 0;
                        for (int i = 0; i < WIDTH; i++) {
                            expected += (actor[i] + verb[i]) * embedding(encoder, target, i) / Math.sqrt(WIDTH);
                        }
                    }
                    assertEquals(expected, logits[target], 1e-5, legal + " legal, target " + target);
                }
            });
        }
    }

    @Test
    void gradientsAreThoseOfDotProducts() {
        for (int legal : new int[] {0, 1, 4, 30}) {
            withPointer((pointer, encoder) -> {
                long[] mask = mask(legal);
                float[] actor = RandomBatch.numbers(WIDTH, random);
                float[] gradient = RandomBatch.numbers(128, random);
                pointer.query(actor, 0, new float[WIDTH], 0);
                float[] before = encoder.embeddingGradient.heap.clone();
                float[] ofQuery = pointer.backward(FIRST, mask, 0, 2, gradient);
                for (int i = 0; i < WIDTH; i++) {
                    double expected = 0;
                    for (int target = 0; target < ENTITIES; target++) {
                        float g = allows(mask, target) ? gradient[target] : 0;
                        expected += g * embedding(encoder, target, i) / Math.sqrt(WIDTH);
                        int at = (FIRST + target) * (WIDTH + 1) + i;
                        assertEquals(
                                before[at] + g * actor[i] / Math.sqrt(WIDTH),
                                encoder.embeddingGradient.heap[at],
                                1e-5,
                                "embedding of target " + target);
                    }
                    assertEquals(expected, ofQuery[i], 1e-5, "query");
                }
            });
        }
    }

    private interface Check {
        void accept(Pointer pointer, EntityEncoder encoder);
    }

    private void withPointer(Check check) {
        Layout layout = new Layout(
                List.of(Feature.flag("night")),
                List.of(new EntityKind("unit", List.of("x"))),
                List.of(Feature.of("x", -3, 3)),
                List.of(),
                0,
                0,
                FIRST + ENTITIES,
                1,
                List.of(Verb.plain("hold"), Verb.atEntity("attack")),
                0);
        NetworkShape shape = new NetworkShape(layout, new NetworkConfig(CoreKind.NONE, WIDTH, 7, 8, 9));
        try (Weights weights = new Weights(shape);
                Gradients gradients = new Gradients(shape, true);
                EntityEncoder encoder = new EntityEncoder(OpenBlas.instance(), weights, gradients, 1, true);
                Pointer pointer = new Pointer(OpenBlas.instance(), shape, encoder)) {
            fill(encoder.embedding);
            encoder.embedding.upload(FIRST + ENTITIES);
            fill(encoder.embeddingGradient);
            check.accept(pointer, encoder);
        }
    }

    private void fill(Rows rows) {
        float[] numbers = RandomBatch.numbers(rows.heap.length, random);
        System.arraycopy(numbers, 0, rows.heap, 0, numbers.length);
    }

    private long[] mask(int legal) {
        long[] mask = new long[2];
        while (Long.bitCount(mask[0]) + Long.bitCount(mask[1]) < legal) {
            int target = random.nextInt(ENTITIES);
            mask[target / 64] |= 1L << target;
        }
        return mask;
    }

    private static boolean allows(long[] mask, int target) {
        return (mask[target / 64] >>> target & 1) != 0;
    }

    private static double embedding(EntityEncoder encoder, int target, int i) {
        return encoder.embedding.heap[(FIRST + target) * (WIDTH + 1) + i];
    }
}
