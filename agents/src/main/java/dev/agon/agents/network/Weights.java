package dev.agon.agents.network;

/**
 * All parameters of a network on heap and in native memory. Networks on several threads may read one while nobody loads it.
 */
public final class Weights implements AutoCloseable {
    final NetworkShape shape;
    private final FloatBlock block;

    /** Zeros, until {@link #load}. */
    public Weights(NetworkShape shape) {
        this.shape = shape;
        block = new FloatBlock(shape.parameterCount());
    }

    /** The heap side, {@link TensorSlot#offset} telling where what is; after a change {@link #publish} is due. */
    public float[] values() {
        return block.heap;
    }

    /** Makes changes of {@link #values} visible to matrix products. */
    public void publish() {
        block.upload(0, block.heap.length);
    }

    /** Takes over all parameters. */
    public void load(float[] parameters) {
        if (parameters.length != block.heap.length) {
            throw new IllegalArgumentException(
                    "network has " + block.heap.length + " parameters, was given " + parameters.length);
        }
        System.arraycopy(parameters, 0, block.heap, 0, parameters.length);
        publish();
    }

    Matrix matrix(TensorSlot slot) {
        return block.matrix(slot.offset(), slot.columns());
    }

    @Override
    public void close() {
        block.close();
    }
}
