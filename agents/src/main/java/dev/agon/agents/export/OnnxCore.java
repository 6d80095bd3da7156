package dev.agon.agents.export;

import dev.agon.agents.network.CoreScope;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.proto.onnx.TensorProto.DataType;
import java.util.List;

/** The core as ONNX operators: one step, with what it carries as an input {@code state} and an output {@code next_state}. */
final class OnnxCore {
    static final String STATE = "state";
    static final String NEXT_STATE = "next_state";

    private final OnnxLayers layers;
    private final NetworkConfig config;
    private final int stateLength;
    private final OnnxGraph graph;

    OnnxCore(OnnxLayers layers, PolicySpec spec) {
        this.layers = layers;
        config = spec.network();
        stateLength = spec.stateLength();
        graph = layers.graph;
    }

    /** What heads see of a core of each seat, {@code [batch, seats, stateWidth]}, from what the seats see. */
    String stepSeats(String input, int seats) {
        String rows = graph.node("Reshape", "core.seats", input, layers.axes(-1, layers.inputs("core.input.weight")));
        return graph.node("Reshape", "core.states", step(rows), layers.axes(-1, seats, config.stateWidth()));
    }

    /** What heads see, {@code [batch, stateWidth]}, from the view state. */
    String step(String view) {
        return switch (config.core()) {
            case NONE -> view;
            case LSTM -> {
                List<String> before = before();
                yield lstm(view, before.get(0), before.get(1));
            }
            case MLSTM -> {
                List<String> before = before();
                yield lstm(view, multiplied(view, before.get(0)), before.get(1));
            }
            case TRANSFORMER -> {
                String state = state("[filled, (keys, values) of each block]");
                List<String> after = new OnnxTransformer(layers, config).step(view, state);
                nextState(after.get(1));
                yield after.get(0);
            }
        };
    }

    private String state(String parts) {
        String state = graph.input(
                STATE,
                DataType.FLOAT,
                "what the core carries, " + parts + (ofSeats() ? " of one seat after the other" : "")
                        + ": zeros at a match's start, then the " + NEXT_STATE + " of the decision before",
                OnnxAxis.BATCH,
                OnnxAxis.of(stateLength));
        return ofSeats()
                ? graph.node("Reshape", "core.state.seats", state, layers.axes(-1, config.stateLength()))
                : state;
    }

    private boolean ofSeats() {
        return config.coreScope() == CoreScope.ACTOR;
    }

    private void nextState(String tensor) {
        graph.output(
                NEXT_STATE,
                ofSeats() ? graph.node("Reshape", "core.state.flat", tensor, layers.axes(-1, stateLength)) : tensor,
                "what the core carries to the next decision of the same match and view",
                OnnxAxis.BATCH,
                OnnxAxis.of(stateLength));
    }

    /** Output and cell of the decision before, {@code h'} and {@code c'}. */
    private List<String> before() {
        return layers.split("core.before", 1, state("[h, c]"), config.coreWidth(), config.coreWidth());
    }

    /** What gates of a multiplicative memory see in place of {@code h'}: {@code (x · A) ∘ (h' · B)}. */
    private String multiplied(String view, String before) {
        return graph.node(
                "Mul",
                "core.multiplier",
                graph.node("MatMul", "core.multiplier.input", view, layers.weight("core.multiplier.input.weight")),
                graph.node(
                        "MatMul",
                        "core.multiplier.recurrent",
                        before,
                        layers.weight("core.multiplier.recurrent.weight")));
    }

    /** {@code c = f·c' + i·g}, {@code h = o·tanh(c)}; gates see the view state and {@code recurrent}. */
    private String lstm(String view, String recurrent, String cellBefore) {
        String sums = graph.node(
                "Add",
                "core.sums",
                layers.dense("core.input", view),
                graph.node("MatMul", "core.recurrent", recurrent, layers.weight("core.recurrent.weight")));
        int width = config.coreWidth();
        List<String> gates = layers.split("core.gates", 1, sums, width, width, width, width);
        String input = graph.node("Sigmoid", "core.inputGate", gates.get(0));
        String forget = graph.node("Sigmoid", "core.forgetGate", gates.get(1));
        String candidate = graph.node("Tanh", "core.candidate", gates.get(2));
        String output = graph.node("Sigmoid", "core.outputGate", gates.get(3));
        String cell = graph.node(
                "Add",
                "core.cell",
                graph.node("Mul", "core.kept", forget, cellBefore),
                graph.node("Mul", "core.written", input, candidate));
        String hidden = graph.node("Mul", "core.state", output, graph.node("Tanh", "core.squashed", cell));
        nextState(layers.concat("core.after", 1, List.of(hidden, cell)));
        return hidden;
    }
}
