package dev.agon.agents.export;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Layout;
import dev.agon.game.TargetKind;
import dev.agon.proto.onnx.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policy and value heads as ONNX operators. Logits come out for every verb and target, legal or not. */
final class OnnxHeads {
    static final String ACTOR_ENTITY = "actor_entity";
    static final String ACTOR_SEAT = "actor_seat";
    static final String VERB_LOGITS = "verb_logits";
    static final String TARGET_LOGITS = "target_logits.";
    static final String VALUES = "values";
    static final String WIN_PROBABILITY = "win_probability";

    /** The logit of a target that is only padding. */
    static final float NO_TARGET = -1e9f;

    private final OnnxLayers layers;
    private final OnnxGraph graph;
    private final PolicySpec spec;
    private final Layout layout;
    private final @Nullable OnnxEntities entities;
    private final String state;
    private final String actorSeat;
    private final @Nullable String own;

    /**
     * The heads.
     *
     * @param state what they see, {@code [batch, stateWidth]}
     */
    OnnxHeads(OnnxLayers layers, PolicySpec spec, @Nullable OnnxEntities entities, String state) {
        this.layers = layers;
        graph = layers.graph;
        this.spec = spec;
        layout = spec.layout();
        this.entities = entities;
        this.state = state;
        actorSeat = graph.input(
                ACTOR_SEAT,
                DataType.INT64,
                "the seat that commands each actor, counted within the view from 0; -1 where there is no actor",
                OnnxAxis.BATCH,
                OnnxAxis.ACTORS);
        own = entities == null
                ? null
                : entities.ofActors(graph.input(
                        ACTOR_ENTITY,
                        DataType.INT64,
                        "which entity each actor is; -1 where it is none or there is no actor",
                        OnnxAxis.BATCH,
                        OnnxAxis.ACTORS));
    }

    /** Verb logits, and target logits of each verb that takes a target. */
    void orders() {
        String ones = layers.axes(1);
        String shape = layers.concat("actor.shape", 0, List.of(ones, layers.length("actor.count", actorSeat, 1), ones));
        String hidden = layers.denseRelu("actor", beside("actor.input", shape, own));
        graph.output(
                VERB_LOGITS,
                layers.dense("verb", hidden),
                "a logit per verb",
                OnnxAxis.BATCH,
                OnnxAxis.ACTORS,
                OnnxAxis.of(layout.verbs().size()));
        @Nullable String query = null;
        for (int verb = 0; verb < layout.verbs().size(); verb++) {
            TargetKind kind = layout.verbs().get(verb).target();
            if (kind == TargetKind.CELL) {
                cells(verb, hidden);
            } else if (kind == TargetKind.ENTITY && entities != null) {
                query = query == null ? layers.dense("query", hidden) : query;
                pointer(verb, query, entities);
            }
        }
    }

    /** The state repeated along a new middle axis, beside a number of embeddings. */
    private String beside(String name, String shape, @Nullable String embeddings) {
        List<String> parts = new ArrayList<>();
        parts.add(graph.node("Expand", name + ".state", layers.unsqueeze(name + ".row", state, 1), shape));
        if (embeddings != null) {
            parts.add(embeddings);
        }
        return layers.concat(name, 2, parts);
    }

    private void pointer(int verb, String query, OnnxEntities targets) {
        String name = layout.verbs().get(verb).name();
        String ofVerb = graph.node(
                "Gather", "query.of." + name, layers.weight("query.verb"), graph.integer("verb." + name, verb));
        String products = graph.node(
                "MatMul",
                "pointer." + name,
                graph.node("Add", "query." + name, query, ofVerb),
                layers.swapped("entity.columns", targets.embedding));
        float scale = (float) (1 / Math.sqrt(targets.width()));
        String logits = graph.node(
                "Where",
                "targets." + name,
                layers.unsqueeze("entity.target", targets.mask, 1),
                graph.node("Mul", "scaled." + name, products, layers.constant("pointer.scale", scale)),
                layers.constant("pointer.none", NO_TARGET));
        graph.output(
                TARGET_LOGITS + name,
                logits,
                "given the verb " + name + ", a logit per entity",
                OnnxAxis.BATCH,
                OnnxAxis.ACTORS,
                OnnxAxis.ENTITIES);
    }

    private void cells(int verb, String hidden) {
        String name = layout.verbs().get(verb).name();
        String weight = graph.node(
                "Transpose",
                "cells." + name + ".columns",
                List.of(OnnxGraph.attribute("perm", List.of(1L, 0L))),
                layers.weight("cells." + name + ".weight"));
        String product = graph.node("MatMul", "cells." + name + ".product", hidden, weight);
        graph.output(
                TARGET_LOGITS + name,
                graph.node("Add", "cells." + name, product, layers.weight("cells." + name + ".bias")),
                "given the verb " + name + ", a logit per cell or direction",
                OnnxAxis.BATCH,
                OnnxAxis.ACTORS,
                OnnxAxis.of(layout.targets(verb)));
    }

    /** A value per seat in units of reward. */
    void values() {
        int seats = spec.maxSeatsOfView();
        String hidden = layers.denseRelu(
                "value.hidden",
                beside("value.input", graph.integers("value.shape", 1, seats, 1), own == null ? null : meanOwn(own)));
        String normalized = graph.node("Squeeze", "value.normalized", layers.dense("value", hidden), layers.axes(2));
        float[] scale = layers.numbers("value.scale");
        String inUnits =
                graph.node("Mul", "value.deviations", normalized, layers.constant("value.deviation", scale[1]));
        graph.output(
                VALUES,
                graph.node("Add", "value.rewards", inUnits, layers.constant("value.mean", scale[0])),
                "the reward that each seat of the view is expected to get from here on",
                OnnxAxis.BATCH,
                OnnxAxis.of(seats));
    }

    /** The mean embedding of each seat's actors, {@code [batch, seats, width]}. */
    private String meanOwn(String embeddings) {
        String ofSeat = layers.swapped(
                "seat.actors",
                layers.equal(
                        "actor.seats",
                        layers.unsqueeze("actor.seat.column", actorSeat, 2),
                        layers.range("seat.numbers", spec.maxSeatsOfView())));
        String count = graph.node(
                "ReduceSum", "seat.count", List.of(OnnxGraph.attribute("keepdims", 1)), ofSeat, layers.axes(2));
        String atLeastOne = graph.node("Max", "seat.divisor", count, layers.constant("one", 1f));
        return graph.node("Div", "seat.embedding", graph.node("MatMul", "seat.sum", ofSeat, embeddings), atLeastOne);
    }

    /** The probability that the view's team wins. */
    void win() {
        String logit = graph.node("Squeeze", "win.logit", layers.dense("win", state), layers.axes(1));
        graph.output(
                WIN_PROBABILITY,
                graph.node("Sigmoid", "win", logit),
                "the probability that the view's team wins",
                OnnxAxis.BATCH);
    }
}
