package dev.agon.agents.export;

import dev.agon.agents.network.CoreScope;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Layout;
import dev.agon.game.TargetKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Policy and value heads as ONNX operators. Logits come out for every verb and target, legal or not. */
final class OnnxHeads {
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
    private final @Nullable OnnxPlanes planes;
    private final OnnxActors actors;
    private final String state;
    private final boolean ofSeats;

    /**
     * The heads.
     *
     * @param state what they see, {@code [batch, stateWidth]}, or {@code [batch, seats, stateWidth]} of a core of each seat
     */
    OnnxHeads(
            OnnxLayers layers,
            PolicySpec spec,
            @Nullable OnnxEntities entities,
            @Nullable OnnxPlanes planes,
            OnnxActors actors,
            String state) {
        this.layers = layers;
        graph = layers.graph;
        this.spec = spec;
        layout = spec.layout();
        this.entities = entities;
        this.planes = planes;
        this.actors = actors;
        this.state = state;
        ofSeats = spec.network().coreScope() == CoreScope.ACTOR;
    }

    /** Verb logits, and target logits of each verb that takes a target. */
    void orders() {
        String input = ofSeats ? actors.ofSeatBesideOwn("actor.input", state) : actors.besideOwn("actor.input", state);
        String hidden = layers.denseRelu("actor", input);
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
        String ofActor = graph.node("Add", "cells." + name, product, layers.weight("cells." + name + ".bias"));
        @Nullable String ofBoard = planes == null ? null : planes.columns(name, layout.targets(verb));
        graph.output(
                TARGET_LOGITS + name,
                ofBoard == null ? ofActor : graph.node("Add", "cells." + name + ".both", ofActor, ofBoard),
                "given the verb " + name + ", a logit per cell or direction",
                OnnxAxis.BATCH,
                OnnxAxis.ACTORS,
                OnnxAxis.of(layout.targets(verb)));
    }

    /** A value per seat in units of reward. */
    void values() {
        String input =
                ofSeats ? actors.ofSeatBesideSeats("value.input", state) : actors.besideSeats("value.input", state);
        String hidden = layers.denseRelu("value.hidden", input);
        String normalized = graph.node("Squeeze", "value.normalized", layers.dense("value", hidden), layers.axes(2));
        float[] scale = layers.numbers("value.scale");
        String inUnits =
                graph.node("Mul", "value.deviations", normalized, layers.constant("value.deviation", scale[1]));
        graph.output(
                VALUES,
                graph.node("Add", "value.rewards", inUnits, layers.constant("value.mean", scale[0])),
                "the reward that each seat of the view is expected to get from here on",
                OnnxAxis.BATCH,
                OnnxAxis.of(spec.maxSeatsOfView()));
    }

    /** The probability that the view's team wins. */
    void win() {
        String ofView = ofSeats
                ? graph.node(
                        "ReduceMean",
                        "win.seats",
                        List.of(OnnxGraph.attribute("axes", List.of(1L)), OnnxGraph.attribute("keepdims", 0)),
                        state)
                : state;
        String logit = graph.node("Squeeze", "win.logit", layers.dense("win", ofView), layers.axes(1));
        graph.output(
                WIN_PROBABILITY,
                graph.node("Sigmoid", "win", logit),
                "the probability that the view's team wins",
                OnnxAxis.BATCH);
    }
}
