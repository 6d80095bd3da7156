package dev.agon.agents.export;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.proto.onnx.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who acts, as ONNX operators: which seat commands each actor and which entity it is. */
final class OnnxActors {
    static final String ENTITY = "actor_entity";
    static final String SEAT = "actor_seat";

    private final OnnxLayers layers;
    private final OnnxGraph graph;
    private final int seats;
    private final String seat;
    private final String seatsOfActors;

    /** The embedding of each actor's entity, {@code [batch, actors, width]}; null where there are no entities. */
    final @Nullable String own;

    /** The mean embedding of each seat's actors, {@code [batch, seats, width]}; null where there are no entities. */
    final @Nullable String ofSeats;

    OnnxActors(OnnxLayers layers, PolicySpec spec, @Nullable OnnxEntities entities) {
        this.layers = layers;
        graph = layers.graph;
        seats = spec.maxSeatsOfView();
        seat = graph.input(
                SEAT,
                DataType.INT64,
                "the seat that commands each actor, counted within the view from 0; -1 where there is no actor",
                OnnxAxis.BATCH,
                OnnxAxis.ACTORS);
        seatsOfActors = layers.equal(
                "actor.seats", layers.unsqueeze("actor.seat.column", seat, 2), layers.range("seat.numbers", seats));
        own = entities == null
                ? null
                : entities.ofActors(graph.input(
                        ENTITY,
                        DataType.INT64,
                        "which entity each actor is; -1 where it is none or there is no actor",
                        OnnxAxis.BATCH,
                        OnnxAxis.ACTORS));
        ofSeats = own == null ? null : mean(own);
    }

    private String mean(String embeddings) {
        String actorsOfSeats = layers.swapped("seat.actors", seatsOfActors);
        String count = graph.node(
                "ReduceSum", "seat.count", List.of(OnnxGraph.attribute("keepdims", 1)), actorsOfSeats, layers.axes(2));
        String atLeastOne = graph.node("Max", "seat.divisor", count, layers.constant("one", 1f));
        return graph.node(
                "Div", "seat.embedding", graph.node("MatMul", "seat.sum", actorsOfSeats, embeddings), atLeastOne);
    }

    /** A view's numbers for each of its actors, beside the actor's own embedding. */
    String besideOwn(String name, String ofView) {
        String ones = layers.axes(1);
        String shape = layers.concat("actor.shape", 0, List.of(ones, layers.length("actor.count", seat, 1), ones));
        return beside(name, repeated(name, ofView, shape), own);
    }

    /** Each seat's numbers for each of its actors, beside the actor's own embedding. */
    String ofSeatBesideOwn(String name, String ofSeat) {
        return beside(name, graph.node("MatMul", name + ".seat", seatsOfActors, ofSeat), own);
    }

    /** A view's numbers for each of its seats, beside the mean embedding of the seat's actors. */
    String besideSeats(String name, String ofView) {
        return beside(name, repeated(name, ofView, layers.axes(1, seats, 1)), ofSeats);
    }

    /** Each seat's numbers beside the mean embedding of the seat's actors. */
    String ofSeatBesideSeats(String name, String ofSeat) {
        return beside(name, ofSeat, ofSeats);
    }

    private String repeated(String name, String ofView, String shape) {
        return graph.node("Expand", name + ".state", layers.unsqueeze(name + ".row", ofView, 1), shape);
    }

    private String beside(String name, String numbers, @Nullable String embeddings) {
        List<String> parts = new ArrayList<>(List.of(numbers));
        if (embeddings != null) {
            parts.add(embeddings);
        }
        return layers.concat(name, 2, parts);
    }
}
