package dev.agon.agents.export;

import dev.agon.agents.network.NetworkConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The transformer core as ONNX operators: one decision that attends to itself and to the cache of keys and values, from {@code
 * [filled, (keys, values) of each block]} with the newest last. Places of the cache that no decision has filled are masked.
 */
final class OnnxTransformer {
    private static final float UNSEEN = -1e30f;

    private final OnnxLayers layers;
    private final OnnxGraph graph;
    private final int blocks;
    private final int heads;
    private final int context;
    private final int width;

    OnnxTransformer(OnnxLayers layers, NetworkConfig config) {
        this.layers = layers;
        graph = layers.graph;
        blocks = config.coreLayers();
        heads = config.coreHeads();
        context = config.context();
        width = config.coreWidth();
    }

    /**
     * One decision.
     *
     * @param state what was carried
     * @return what heads see, then what to carry on
     */
    List<String> step(String view, String state) {
        long[] lengths = new long[1 + 2 * blocks];
        Arrays.fill(lengths, (long) (context - 1) * width);
        lengths[0] = 1;
        List<String> before = layers.split("core.before", 1, state, lengths);
        String seen = seen(before.get(0));
        List<String> after = new ArrayList<>();
        after.add(graph.node(
                "Min",
                "core.filled",
                graph.node("Add", "core.filled.more", before.get(0), layers.constant("one", 1f)),
                layers.constant("core.places", context - 1f)));
        String x = layers.dense("core.input", view);
        for (int i = 0; i < blocks; i++) {
            x = block("core.block" + i, x, before.get(1 + 2 * i), before.get(2 + 2 * i), seen, after);
        }
        return List.of(layers.norm("core.norm", x), layers.concat("core.after", 1, after));
    }

    /** Which of the context's places, oldest first, hold a decision of this match, {@code [batch, 1, 1, context]}. */
    private String seen(String filled) {
        float[] back = new float[context];
        for (int place = 0; place < context; place++) {
            back[place] = context - 1 - place;
        }
        String seen =
                graph.node("LessOrEqual", "core.seen", graph.constant("core.back", List.of(context), back), filled);
        return graph.node("Unsqueeze", "core.seen.places", seen, layers.axes(1, 2));
    }

    private String block(String name, String x, String keys, String values, String seen, List<String> after) {
        String normalized = layers.norm(name + ".attention.norm", x);
        List<String> parts = layers.split(
                name + ".attention.parts", 1, layers.dense(name + ".attention.input", normalized), width, width, width);
        String allKeys = layers.concat(name + ".keys", 1, List.of(keys, parts.get(1)));
        String allValues = layers.concat(name + ".values", 1, List.of(values, parts.get(2)));
        after.add(withoutOldest(name + ".keys.kept", allKeys));
        after.add(withoutOldest(name + ".values.kept", allValues));
        String attended = attention(name + ".attention", parts.get(0), allKeys, allValues, seen);
        String between = graph.node("Add", name + ".between", x, layers.dense(name + ".attention.output", attended));
        String hidden = layers.denseRelu(name + ".feed.hidden", layers.norm(name + ".feed.norm", between));
        return graph.node("Add", name, between, layers.dense(name + ".feed.output", hidden));
    }

    private String withoutOldest(String name, String places) {
        return graph.node(
                "Slice", name, places, layers.axes(width), layers.axes((long) context * width), layers.axes(1));
    }

    private String attention(String name, String query, String keys, String values, String seen) {
        String logits = graph.node(
                "MatMul",
                name + ".products",
                byHead(name + ".query", query, 1, List.of(0L, 2L, 1L, 3L)),
                byHead(name + ".keys", keys, context, List.of(0L, 2L, 3L, 1L)));
        float scale = (float) (1 / Math.sqrt((double) width / heads));
        String scaled = graph.node("Mul", name + ".scaled", logits, layers.constant("core.scale", scale));
        String biased = graph.node("Add", name + ".biased", scaled, oldestFirst(name + ".distance"));
        String masked = graph.node("Where", name + ".masked", seen, biased, layers.constant("core.unseen", UNSEEN));
        String sums = graph.node(
                "MatMul",
                name + ".sums",
                graph.node("Softmax", name + ".probabilities", List.of(OnnxGraph.attribute("axis", -1)), masked),
                byHead(name + ".values", values, context, List.of(0L, 2L, 1L, 3L)));
        return graph.node("Reshape", name + ".side", sums, layers.axes(0, width));
    }

    /** From {@code [batch, places · width]} by {@code [batch, places, head, number]} to another order of these axes. */
    private String byHead(String name, String x, int places, List<Long> order) {
        String shape = layers.axes(0, places, heads, width / heads);
        return graph.node(
                "Transpose",
                name,
                List.of(OnnxGraph.attribute("perm", order)),
                graph.node("Reshape", name + ".heads", x, shape));
    }

    /** The biases of distances, {@code [head, distance]}, as {@code [1, head, 1, place]} with the oldest place first. */
    private String oldestFirst(String name) {
        float[] biases = layers.numbers(name);
        float[] reversed = new float[biases.length];
        IntStream.range(0, biases.length)
                .forEach(i -> reversed[i] = biases[i / context * context + context - 1 - i % context]);
        return graph.constant(name, List.of(1, heads, 1, context), reversed);
    }
}
