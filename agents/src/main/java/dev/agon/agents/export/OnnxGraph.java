package dev.agon.agents.export;

import com.google.protobuf.ByteString;
import dev.agon.proto.onnx.AttributeProto;
import dev.agon.proto.onnx.GraphProto;
import dev.agon.proto.onnx.NodeProto;
import dev.agon.proto.onnx.TensorProto;
import dev.agon.proto.onnx.TensorShapeProto;
import dev.agon.proto.onnx.TypeProto;
import dev.agon.proto.onnx.ValueInfoProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An ONNX graph under construction. A tensor is known by its name; each method that makes one gives the name back, and an
 * operator may only read what was made before it.
 */
final class OnnxGraph {
    private final GraphProto.Builder graph;
    private final Map<String, Integer> uses = new LinkedHashMap<>();

    OnnxGraph(String name, String meaning) {
        graph = GraphProto.newBuilder().setName(name).setDocString(meaning);
    }

    /** What the graph reads at each run. */
    String input(String name, TensorProto.DataType type, String meaning, OnnxAxis... axes) {
        graph.addInput(value(name, type, meaning, axes));
        return name;
    }

    /** Gives a tensor out under another name. */
    void output(String name, String tensor, String meaning, OnnxAxis... axes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Identity")
                .setName(name)
                .addInput(tensor)
                .addOutput(name));
        graph.addOutput(value(name, TensorProto.DataType.FLOAT, meaning, axes));
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, String meaning, OnnxAxis... axes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (OnnxAxis axis : axes) {
            shape.addDim(axis.dimension());
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setDocString(meaning)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }

    /** A constant tensor of numbers. */
    String constant(String name, List<Integer> shape, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        TensorProto.Builder tensor = tensor(name, TensorProto.DataType.FLOAT, bytes);
        shape.forEach(tensor::addDims);
        graph.addInitializer(tensor);
        return name;
    }

    /** A constant single number. */
    String constant(String name, float value) {
        return constant(name, List.of(), value);
    }

    /** A constant list of whole numbers. */
    String integers(String name, long... values) {
        graph.addInitializer(
                tensor(name, TensorProto.DataType.INT64, bytes(values)).addDims(values.length));
        return name;
    }

    /** A constant single whole number. */
    String integer(String name, long value) {
        graph.addInitializer(tensor(name, TensorProto.DataType.INT64, bytes(value)));
        return name;
    }

    private static ByteBuffer bytes(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return bytes;
    }

    private static TensorProto.Builder tensor(String name, TensorProto.DataType type, ByteBuffer bytes) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes.rewind()));
    }

    /** An operator with one result, whose name begins as asked. */
    String node(String operator, String name, String... inputs) {
        return node(operator, name, List.of(), inputs);
    }

    /** An operator with attributes and one result. */
    String node(String operator, String name, List<AttributeProto> attributes, String... inputs) {
        return nodes(operator, name, 1, attributes, inputs).get(0);
    }

    /** An operator with several results. */
    List<String> nodes(String operator, String name, int results, List<AttributeProto> attributes, String... inputs) {
        int use = uses.merge(name, 1, Integer::sum);
        String unique = use == 1 ? name : name + "." + use;
        String[] outputs = new String[results];
        Arrays.setAll(outputs, i -> results == 1 ? unique + ":" : unique + ":" + i);
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(unique)
                .addAllInput(List.of(inputs))
                .addAllOutput(List.of(outputs))
                .addAllAttribute(attributes));
        return List.of(outputs);
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto attribute(String name, List<Long> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    GraphProto build() {
        return graph.build();
    }
}
