package dev.agon.agents.network;

/** What turns a row's view state into the state that heads see, maybe remembering earlier rows of its sequence. */
interface Core extends AutoCloseable {
    /** The state {@code [row, stateWidth]} on the heap after {@link #forward}. */
    Rows state();

    /** Gradient of the state, {@code [row, stateWidth]} on the heap, which heads add to. */
    Rows stateGradient();

    /** Computes the state from the heap side of the view state. */
    void forward(Timeline time, Rows view);

    /** Turns {@link #stateGradient} into the heap side of the view state's gradient. */
    void backward(Timeline time, Rows view, Rows viewGradient);

    /**
     * Writes the state after a sequence's last step, {@code [stateLength]}; where its start state lies is a place that may be
     * written to, once for each filling of the batch.
     */
    void endState(Timeline time, int sequence, float[] into, int offset);

    @Override
    void close();
}
