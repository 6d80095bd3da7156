package dev.agon.agents.export;

import java.util.List;

/** Self-attention among a row's entities with a residual, as ONNX operators; no entity attends to padding. */
final class OnnxEntityAttention {
    private static final String NAME = "entity.attention";
    private static final float UNSEEN = -1e30f;

    private final OnnxLayers layers;
    private final OnnxGraph graph;
    private final int heads;
    private final int width;

    OnnxEntityAttention(OnnxLayers layers, int heads, int width) {
        this.layers = layers;
        graph = layers.graph;
        this.heads = heads;
        this.width = width;
    }

    /**
     * Embeddings that know of each other.
     *
     * @param x embeddings {@code [batch, entities, width]}, finite in padding too
     * @param mask whether there is an entity, {@code [batch, entities]}
     */
    String embedding(String x, String mask) {
        List<String> parts = layers.split(
                NAME + ".parts", 2, layers.dense(NAME + ".input", layers.norm(NAME + ".norm", x)), width, width, width);
        String products = graph.node(
                "MatMul",
                NAME + ".products",
                byHead("queries", parts.get(0), List.of(0L, 2L, 1L, 3L)),
                byHead("keys", parts.get(1), List.of(0L, 2L, 3L, 1L)));
        float scale = (float) (1 / Math.sqrt((double) width / heads));
        String masked = graph.node(
                "Where",
                NAME + ".masked",
                graph.node("Unsqueeze", NAME + ".present", mask, layers.axes(1, 2)),
                graph.node("Mul", NAME + ".scaled", products, layers.constant(NAME + ".scale", scale)),
                layers.constant(NAME + ".unseen", UNSEEN));
        String mixed = graph.node(
                "MatMul",
                NAME + ".sums",
                graph.node("Softmax", NAME + ".probabilities", List.of(OnnxGraph.attribute("axis", -1)), masked),
                byHead("values", parts.get(2), List.of(0L, 2L, 1L, 3L)));
        String ordered = transposed("side", mixed, List.of(0L, 2L, 1L, 3L));
        String flat = graph.node("Reshape", NAME + ".flat", ordered, layers.axes(0, 0, width));
        return graph.node("Add", NAME, x, layers.dense(NAME + ".output", flat));
    }

    /** From {@code [batch, entities, width]} by {@code [batch, entities, head, number]} to another order of these axes. */
    private String byHead(String name, String x, List<Long> order) {
        String shape = layers.axes(0, 0, heads, width / heads);
        return transposed(name, graph.node("Reshape", NAME + "." + name + ".heads", x, shape), order);
    }

    private String transposed(String name, String x, List<Long> order) {
        return graph.node("Transpose", NAME + "." + name, List.of(OnnxGraph.attribute("perm", order)), x);
    }
}
