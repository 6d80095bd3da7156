package dev.agon.agents.network;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Numbers that live twice: in a heap array, where fused loops vectorise, and in native memory, where BLAS works. Nothing is
 * copied unless asked: {@link #upload} and {@link #download} move a stretch in bulk.
 */
final class FloatBlock implements AutoCloseable {
    /** The heap side. */
    final float[] heap;

    private final FloatPointer pointer;
    private final FloatBuffer view;

    FloatBlock(int length) {
        heap = new float[length];
        pointer = new FloatPointer(Math.max(1, length));
        view = pointer.asBuffer();
        upload(0, length);
    }

    /** A matrix of that many columns over the native side from an offset on. */
    Matrix matrix(int offset, int columns) {
        return new Matrix(pointer, view, offset, columns);
    }

    /** Copies from the heap to native memory. */
    void upload(int offset, int count) {
        view.put(offset, heap, offset, count);
    }

    /** Copies from native memory to the heap. */
    void download(int offset, int count) {
        view.get(offset, heap, offset, count);
    }

    @Override
    public void close() {
        pointer.close();
    }
}
