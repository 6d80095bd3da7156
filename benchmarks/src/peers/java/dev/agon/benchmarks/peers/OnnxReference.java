package dev.agon.benchmarks.peers;

import com.google.protobuf.ByteString;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.TensorSlot;
import dev.agon.agents.policy.Policy;
import dev.agon.proto.onnx.AttributeProto;
import dev.agon.proto.onnx.GraphProto;
import dev.agon.proto.onnx.ModelProto;
import dev.agon.proto.onnx.NodeProto;
import dev.agon.proto.onnx.OperatorSetIdProto;
import dev.agon.proto.onnx.TensorProto;
import dev.agon.proto.onnx.TensorShapeProto;
import dev.agon.proto.onnx.TypeProto;
import dev.agon.proto.onnx.ValueInfoProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The reference network as the leanest ONNX model: 24 entities in every row, so no padding and no masks, one actor, and a pointer
 * that the verb does not change. Softmax and draws, which ours includes, are left out.
 */
final class OnnxReference {
    private static final int OPERATORS = 17;
    private static final int[] GATES = {0, 3, 1, 2};

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("reference");
    private final Policy policy;
    private final float[] parameters;
    private final int rows;

    private OnnxReference(Policy policy, int rows) {
        this.policy = policy;
        this.rows = rows;
        parameters = policy.parameters();
    }

    /** The model's file for batches of so many rows. */
    static byte[] of(Policy policy, int rows) {
        OnnxReference model = new OnnxReference(policy, rows);
        model.build(policy.spec().network().core() == CoreKind.LSTM);
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
                .setGraph(model.graph)
                .build()
                .toByteArray();
    }

    private void build(boolean recurrent) {
        int entities = TorchNetwork.ENTITIES;
        input("features", rows * entities, TorchNetwork.featuresOfRow() / entities);
        input("globals", rows, policy.spec().layout().globals().size());
        weight("entity.features.weight");
        weight("entity.kind.bias");
        node("Gemm", "entity.first", "features", "entity.features.weight", "entity.kind.bias");
        node("Relu", "entity.relu", "entity.first");
        relu("entity.hidden", "entity.relu");
        TensorSlot width = policy.spec().shape().tensor("entity.hidden.bias");
        integers("entity.shape", rows, entities, width.columns());
        node("Reshape", "entities", "entity.hidden.relu", "entity.shape");
        graph.addNode(operator("ReduceMax", "pooled", "entities")
                .addAttribute(attribute("axes", 1))
                .addAttribute(attribute("keepdims", false)));
        concat("view.input", "pooled", "globals");
        relu("view", "view.input");
        String state = recurrent ? lstm("view.relu") : "view.relu";
        graph.addInitializer(longs("first", 0));
        graph.addNode(operator("Gather", "own", "entities", "first").addAttribute(attribute("axis", 1L)));
        concat("head.input", state, "own");
        relu("actor", "head.input");
        dense("verb", "actor.relu");
        dense("query", "actor.relu");
        integers("query.shape", rows, width.columns(), 1);
        node("Reshape", "query.column", "query", "query.shape");
        node("MatMul", "pointer", "entities", "query.column");
        relu("value.hidden", "head.input");
        dense("value", "value.hidden.relu");
        dense("win", state);
        for (String name : List.of("verb", "pointer", "value", "win")) {
            graph.addOutput(ValueInfoProto.newBuilder().setName(name).setType(floats()));
        }
    }

    private String lstm(String view) {
        int width = policy.spec().network().coreWidth();
        input("output.before", 1, rows, width);
        input("cell.before", 1, rows, width);
        gates("core.input.weight", width);
        gates("core.recurrent.weight", width);
        TensorSlot bias = policy.spec().shape().tensor("core.input.bias");
        float[] both = new float[8 * width];
        for (int gate = 0; gate < 4; gate++) {
            System.arraycopy(parameters, bias.offset() + GATES[gate] * width, both, gate * width, width);
        }
        tensor("core.bias", both, 1, 8 * width);
        integers("sequence.shape", 1, rows, width);
        node("Reshape", "sequence", view, "sequence.shape");
        graph.addNode(operator(
                        "LSTM",
                        "core.all",
                        "sequence",
                        "core.input.weight",
                        "core.recurrent.weight",
                        "core.bias",
                        "",
                        "output.before",
                        "cell.before")
                .addOutput("output.after")
                .addOutput("cell.after")
                .addAttribute(attribute("hidden_size", (long) width)));
        integers("state.shape", rows, width);
        node("Reshape", "state", "output.after", "state.shape");
        graph.addOutput(ValueInfoProto.newBuilder().setName("output.after").setType(floats()));
        graph.addOutput(ValueInfoProto.newBuilder().setName("cell.after").setType(floats()));
        return "state";
    }

    /** Weights of the gates, one row a unit, in the order input, output, forget, candidate. */
    private void gates(String name, int width) {
        TensorSlot slot = policy.spec().shape().tensor(name);
        float[] sorted = new float[slot.length()];
        for (int gate = 0; gate < 4; gate++) {
            for (int unit = 0; unit < width; unit++) {
                for (int in = 0; in < slot.rows(); in++) {
                    sorted[(gate * width + unit) * slot.rows() + in] =
                            parameters[slot.offset() + in * slot.columns() + GATES[gate] * width + unit];
                }
            }
        }
        tensor(name, sorted, 1, 4 * width, slot.rows());
    }

    private void relu(String layer, String input) {
        dense(layer, input);
        node("Relu", layer + ".relu", layer);
    }

    private void dense(String layer, String input) {
        weight(layer + ".weight");
        weight(layer + ".bias");
        node("Gemm", layer, input, layer + ".weight", layer + ".bias");
    }

    private void weight(String name) {
        TensorSlot slot = policy.spec().shape().tensor(name);
        float[] values = new float[slot.length()];
        System.arraycopy(parameters, slot.offset(), values, 0, values.length);
        if (slot.rows() == 1) {
            tensor(name, values, slot.columns());
        } else {
            tensor(name, values, slot.rows(), slot.columns());
        }
    }

    private void tensor(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
        for (long length : shape) {
            tensor.addDims(length);
        }
        graph.addInitializer(tensor.setRawData(ByteString.copyFrom(bytes)));
    }

    private void integers(String name, long... values) {
        graph.addInitializer(longs(name, values).addDims(values.length));
    }

    private static TensorProto.Builder longs(String name, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
    }

    private void concat(String output, String... inputs) {
        graph.addNode(operator("Concat", output, inputs).addAttribute(attribute("axis", 1L)));
    }

    private void node(String type, String output, String... inputs) {
        graph.addNode(operator(type, output, inputs));
    }

    private static NodeProto.Builder operator(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }

    private static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto attribute(String name, boolean value) {
        return attribute(name, value ? 1L : 0L);
    }

    private static AttributeProto attribute(String name, int onlyOne) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addInts(onlyOne)
                .build();
    }

    private void input(String name, long... shape) {
        TensorShapeProto.Builder axes = TensorShapeProto.newBuilder();
        for (long length : shape) {
            axes.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(length));
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(axes)
                .build();
        graph.addInput(ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor)));
    }

    private static TypeProto floats() {
        return TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber()))
                .build();
    }
}
