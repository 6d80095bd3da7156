package dev.agon.agents.export;

import dev.agon.agents.network.TensorSlot;
import dev.agon.agents.policy.Policy;
import dev.agon.game.Layout;
import dev.agon.proto.onnx.TensorProto;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** The layers of a policy's network as operators of an ONNX graph; weights keep the names they have in model files. */
final class OnnxLayers {
    private static final float LIMIT = 5f;
    private static final float NORM_EPSILON = 1e-5f;

    final OnnxGraph graph;
    private final Policy policy;
    private final float[] parameters;
    private final Set<String> present = new HashSet<>();

    OnnxLayers(OnnxGraph graph, Policy policy) {
        this.graph = graph;
        this.policy = policy;
        parameters = policy.parameters();
    }

    /** A weight or bias of the network, {@code [rows, columns]}. */
    String weight(String name) {
        if (present.add(name)) {
            TensorSlot slot = policy.spec().shape().tensor(name);
            graph.constant(name, List.of(slot.rows(), slot.columns()), numbers(name));
        }
        return name;
    }

    /** How many inputs a weight has. */
    int inputs(String weight) {
        return policy.spec().shape().tensor(weight).rows();
    }

    /** The numbers of a weight or bias. */
    float[] numbers(String name) {
        TensorSlot slot = policy.spec().shape().tensor(name);
        return Arrays.copyOfRange(parameters, slot.offset(), slot.offset() + slot.length());
    }

    /** {@code x · W + b} over the last axis. */
    String dense(String name, String x) {
        String product = graph.node("MatMul", name + ".product", x, weight(name + ".weight"));
        return graph.node("Add", name + ".sum", product, weight(name + ".bias"));
    }

    /** {@code max(0, x · W + b)} over the last axis. */
    String denseRelu(String name, String x) {
        return graph.node("Relu", name, dense(name, x));
    }

    /** Layer normalisation over the last axis. */
    String norm(String name, String x) {
        int width = policy.spec().shape().tensor(name + ".gain").columns();
        return graph.node(
                "LayerNormalization",
                name,
                List.of(OnnxGraph.attribute("axis", -1), OnnxGraph.attribute("epsilon", NORM_EPSILON)),
                x,
                graph.constant(name + ".gain", List.of(width), numbers(name + ".gain")),
                graph.constant(name + ".bias", List.of(width), numbers(name + ".bias")));
    }

    /** Cuts an axis into parts of these lengths. */
    List<String> split(String name, int axis, String x, long... lengths) {
        return graph.nodes(
                "Split",
                name,
                lengths.length,
                List.of(OnnxGraph.attribute("axis", axis)),
                x,
                graph.integers(name + ".lengths", lengths));
    }

    /** Brings numbers from their declared ranges to -1..1 and clips them to ±5; {@code shape} broadcasts over the input. */
    String scaled(String input, List<Layout.Feature> ranges, List<Integer> shape) {
        float[] scale = new float[ranges.size()];
        float[] shift = new float[ranges.size()];
        for (int i = 0; i < scale.length; i++) {
            Layout.Feature range = ranges.get(i);
            scale[i] = 2 / (range.high() - range.low());
            shift[i] = -(range.high() + range.low()) / (range.high() - range.low());
        }
        String product = graph.node("Mul", input + ".product", input, graph.constant(input + ".scale", shape, scale));
        String sum = graph.node("Add", input + ".sum", product, graph.constant(input + ".shift", shape, shift));
        return graph.node("Clip", input + ".scaled", sum, constant("input.low", -LIMIT), constant("input.high", LIMIT));
    }

    /** A single number that several operators may share. */
    String constant(String name, float value) {
        return present.add(name) ? graph.constant(name, value) : name;
    }

    /** Axes to insert, take away or reduce. */
    String axes(long... axes) {
        String name = "axes" + Arrays.toString(axes);
        return present.add(name) ? graph.integers(name, axes) : name;
    }

    /** Inserts an axis of length 1. */
    String unsqueeze(String name, String x, long axis) {
        return graph.node("Unsqueeze", name, x, axes(axis));
    }

    /** Joins tensors along an axis; nothing is done for one alone. */
    String concat(String name, int axis, List<String> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : graph.node("Concat", name, List.of(OnnxGraph.attribute("axis", axis)), parts.toArray(String[]::new));
    }

    /** Length of an axis, as a list with one number. */
    String length(String name, String x, int axis) {
        String shape = graph.node("Shape", name + ".shape", x);
        return graph.node("Gather", name, shape, axes(axis));
    }

    /** The numbers 0, 1, … below a fixed length. */
    String range(String name, int length) {
        return graph.integers(name, LongStream.range(0, length).toArray());
    }

    /** Numbers 1 where whole numbers are equal and 0 elsewhere. */
    String equal(String name, String a, String b) {
        String equal = graph.node("Equal", name + ".equal", a, b);
        return graph.node(
                "Cast", name, List.of(OnnxGraph.attribute("to", TensorProto.DataType.FLOAT.getNumber())), equal);
    }

    /** Swaps the last two of three axes. */
    String swapped(String name, String x) {
        return graph.node("Transpose", name, List.of(OnnxGraph.attribute("perm", List.of(0L, 2L, 1L))), x);
    }
}
