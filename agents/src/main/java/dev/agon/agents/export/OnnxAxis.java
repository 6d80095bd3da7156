package dev.agon.agents.export;

import dev.agon.proto.onnx.TensorShapeProto;

/**
 * One axis of an input or output: a fixed length, or a name for a length that each run may choose.
 *
 * @param name of a free length, empty where the length is fixed
 * @param length where it is fixed
 */
record OnnxAxis(String name, long length) {
    /** How many rows: views at once. */
    static final OnnxAxis BATCH = new OnnxAxis("batch", 0);

    /** How many entities the row with most has; others are padded. */
    static final OnnxAxis ENTITIES = new OnnxAxis("entities", 0);

    /** How many actors the row with most has; others are padded. */
    static final OnnxAxis ACTORS = new OnnxAxis("actors", 0);

    static OnnxAxis of(long length) {
        return new OnnxAxis("", length);
    }

    TensorShapeProto.Dimension dimension() {
        TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
        return name.isEmpty()
                ? dimension.setDimValue(length).build()
                : dimension.setDimParam(name).build();
    }

    @Override
    public String toString() {
        return name.isEmpty() ? Long.toString(length) : name;
    }
}
