package dev.agon.agents.export;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.game.Layout;
import dev.agon.proto.onnx.TensorProto.DataType;
import java.util.List;

/**
 * The entity encoder as ONNX operators. Rows hold as many entities as the row with most; where the mask says that there is none,
 * the embedding is 0 and no maximum sees it. A row without entities pools to 0.
 */
final class OnnxEntities {
    static final String FEATURES = "entity_features";
    static final String KIND = "entity_kind";
    static final String MASK = "entity_mask";

    private static final float UNSEEN = -1e30f;

    private final OnnxLayers layers;
    private final int width;

    /** Embeddings {@code [batch, entities, width]}, 0 where there is no entity. */
    final String embedding;

    /** Their maximum, {@code [batch, width]}. */
    final String pooled;

    /** Whether there is an entity, {@code [batch, entities]}. */
    final String mask;

    /** The same, {@code [batch, entities, 1]}. */
    private final String present;

    /** The numbers of entities, {@code [entities]}. */
    private final String numbers;

    OnnxEntities(OnnxLayers layers, Layout layout, NetworkConfig network) {
        this.layers = layers;
        width = network.entityWidth();
        OnnxGraph graph = layers.graph;
        String features = graph.input(
                FEATURES,
                DataType.FLOAT,
                "features of each entity as the game gives them, in the order of the layout's features",
                OnnxAxis.BATCH,
                OnnxAxis.ENTITIES,
                OnnxAxis.of(layout.features().size()));
        String kind = graph.input(
                KIND,
                DataType.INT64,
                "kind of each entity, an index into the layout's kinds; 0 where there is none",
                OnnxAxis.BATCH,
                OnnxAxis.ENTITIES);
        mask = graph.input(
                MASK, DataType.BOOL, "whether there is an entity or only padding", OnnxAxis.BATCH, OnnxAxis.ENTITIES);
        present = layers.unsqueeze("entity.present", mask, 2);
        String scaled = layers.scaled(
                features, layout.features(), List.of(layout.features().size()));
        String alone = masked("entity.alone", encoded(scaled, kind), layers.constant("zero", 0f));
        embedding = network.entityAttention() == 0
                ? alone
                : masked(
                        "entity.embedding",
                        new OnnxEntityAttention(layers, network.entityAttention(), width).embedding(alone, mask),
                        layers.constant("zero", 0f));
        pooled = pooled();
        String count = graph.node(
                "Gather", "entity.count", graph.node("Shape", "entity.shape", kind), graph.integer("entity.axis", 1));
        numbers = graph.node(
                "Range", "entity.numbers", graph.integer("entity.first", 0), count, graph.integer("entity.step", 1));
    }

    private String encoded(String features, String kind) {
        OnnxGraph graph = layers.graph;
        String product = graph.node("MatMul", "entity.features", features, layers.weight("entity.features.weight"));
        String bias = graph.node("Gather", "entity.kind", layers.weight("entity.kind.bias"), kind);
        String hidden = graph.node("Relu", "entity.first", graph.node("Add", "entity.first.sum", product, bias));
        return layers.denseRelu("entity.hidden", hidden);
    }

    private String masked(String name, String embeddings, String padding) {
        return layers.graph.node("Where", name, present, embeddings, padding);
    }

    private String pooled() {
        OnnxGraph graph = layers.graph;
        String most = graph.node(
                "ReduceMax",
                "entity.most",
                List.of(OnnxGraph.attribute("axes", List.of(1L)), OnnxGraph.attribute("keepdims", 0)),
                masked("entity.seen", embedding, layers.constant("entity.unseen", UNSEEN)));
        String any = graph.node("Greater", "entity.any", most, layers.constant("entity.unseen", UNSEEN));
        return graph.node("Where", "entity.pooled", any, most, layers.constant("zero", 0f));
    }

    /** The embedding of each actor's entity, {@code [batch, actors, width]}, 0 for an actor that is none: {@code actorEntity} is -1. */
    String ofActors(String actorEntity) {
        String own = layers.equal("actor.entity", layers.unsqueeze("actor.entity.column", actorEntity, 2), numbers);
        return layers.graph.node("MatMul", "actor.embedding", own, embedding);
    }

    /** Width of an embedding. */
    int width() {
        return width;
    }
}
