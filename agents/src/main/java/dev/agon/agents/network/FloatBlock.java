package dev.agon.agents.network;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that loops and BLAS work on. Where BLAS cannot reach the heap they live twice, in a heap array and in native memory:
 * {@link #upload} and {@link #download} then move a stretch in bulk, and nothing is copied unless asked. Elsewhere both do
 * nothing: code must be right either way, so a stretch changed on one side is not read on the other before it was moved.
 */
final class FloatBlock implements AutoCloseable {
    /** The heap side. */
    final float[] heap;

    private final @Nullable FloatPointer pointer;
    private final @Nullable FloatBuffer view;

    FloatBlock(int length) {
        this(length, !OpenBlas.worksOnHeap());
    }

    FloatBlock(int length, boolean staged) {
        heap = new float[length];
        pointer = staged ? new FloatPointer(Math.max(1, length)) : null;
        view = pointer == null ? null : pointer.asBuffer();
        upload(0, length);
    }

    /** A matrix of that many columns over the side that BLAS sees, from an offset on. */
    Matrix matrix(int offset, int columns) {
        return new Matrix(heap, pointer, view, offset, columns);
    }

    /** Makes what loops wrote visible to BLAS. */
    void upload(int offset, int count) {
        if (view != null) {
            view.put(offset, heap, offset, count);
        }
    }

    /** Makes what BLAS wrote visible to loops. */
    void download(int offset, int count) {
        if (view != null) {
            view.get(offset, heap, offset, count);
        }
    }

    @Override
    public void close() {
        if (pointer != null) {
            pointer.close();
        }
    }
}
