package dev.agon.agents.network;

/** What turns a row's view state into the state that heads see, maybe remembering earlier rows of its sequence. */
interface Core extends AutoCloseable {
    /** The state {@code [row, stateWidth]} on the heap after {@link #forward}. */
    Rows state();

    /** Gradient of the state, {@code [row, stateWidth]} on the heap, which heads add to. */
    Rows stateGradient();

    /** Computes the state from the heap side of the view state. */
    void forward(Batch batch, Rows view);

    /** Turns {@link #stateGradient} into the heap side of the view state's gradient. */
    void backward(Batch batch, Rows view, Rows viewGradient);

    /** Copies the state after a sequence's last step, {@code [stateLength]}. */
    void endState(Batch batch, int sequence, float[] into, int offset);

    @Override
    void close();
}
