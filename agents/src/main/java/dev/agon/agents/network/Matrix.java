package dev.agon.agents.network;

import java.nio.FloatBuffer;
import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/**
 * A window on numbers that is read as a row-major matrix: on native memory where there is some, else on a heap array. {@link
 * #at} moves the window, so that one object serves many places without allocation; used by one thread.
 */
public final class Matrix {
    private final float[] heap;
    private final @Nullable FloatPointer pointer;
    private final @Nullable FloatBuffer memory;
    private final int origin;
    private final int stride;
    private int position;

    Matrix(float[] heap, @Nullable FloatPointer pointer, @Nullable FloatBuffer view, int origin, int stride) {
        this.heap = heap;
        this.pointer = pointer == null ? null : new FloatPointer(pointer);
        memory = view;
        this.origin = origin;
        this.stride = stride;
        move(origin);
    }

    /** Moves the window to start at this row of the matrix. */
    Matrix at(int row) {
        move(origin + row * stride);
        return this;
    }

    /** Moves the window down and to the right, or back where negative. */
    void shift(int rows, int columns) {
        move(position + rows * stride + columns);
    }

    private void move(int to) {
        position = to;
        if (pointer != null) {
            pointer.position(to);
        }
    }

    /** Whether BLAS works on native memory here. */
    boolean isNative() {
        return pointer != null;
    }

    /** The native address of the first element. */
    FloatPointer pointer() {
        return Objects.requireNonNull(pointer);
    }

    /** The heap side. */
    float[] heap() {
        return heap;
    }

    /** Where the first element is in {@link #heap}, in bytes. */
    long heapOffset() {
        return (long) position * Float.BYTES;
    }

    /** Numbers from one row to the next. */
    public int stride() {
        return stride;
    }

    /** The element at a row and column, counted from the window's start. Slow: for reference implementations. */
    public float get(int row, int column) {
        int at = position + row * stride + column;
        return memory == null ? heap[at] : memory.get(at);
    }

    /** Sets an element. Slow: for reference implementations. */
    public void set(int row, int column, float value) {
        int at = position + row * stride + column;
        if (memory == null) {
            heap[at] = value;
        } else {
            memory.put(at, value);
        }
    }
}
