package dev.agon.agents.network;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A window on native memory that is read as a row-major matrix. {@link #at} moves the window, so that one object serves many
 * places without allocation; used by one thread.
 */
public final class Matrix {
    private final FloatPointer pointer;
    private final FloatBuffer memory;
    private final long origin;
    private final int stride;

    Matrix(FloatPointer memory, FloatBuffer view, long origin, int stride) {
        pointer = new FloatPointer(memory);
        pointer.position(origin);
        this.memory = view;
        this.origin = origin;
        this.stride = stride;
    }

    /** Moves the window to start at this row of the matrix. */
    Matrix at(int row) {
        pointer.position(origin + (long) row * stride);
        return this;
    }

    /** The address of the first element. */
    FloatPointer pointer() {
        return pointer;
    }

    /** Numbers from one row to the next. */
    public int stride() {
        return stride;
    }

    /** The element at a row and column, counted from the window's start. Slow: for reference implementations. */
    public float get(int row, int column) {
        return memory.get((int) pointer.position() + row * stride + column);
    }

    /** Sets an element. Slow: for reference implementations. */
    public void set(int row, int column, float value) {
        memory.put((int) pointer.position() + row * stride + column, value);
    }
}
