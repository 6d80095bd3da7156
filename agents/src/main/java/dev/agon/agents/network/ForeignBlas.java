package dev.agon.agents.network;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Functions of the loaded OpenBLAS, called by the foreign-function interface of JDK 22 and later, which lends heap arrays to
 * native code without a copy. Reached by reflection, since the sources are compiled for 17; a handle in a constant costs no more
 * than a call that the compiler saw.
 */
final class ForeignBlas {
    /** The first JDK whose calls may take heap arrays. */
    private static final int FIRST_JDK = 22;

    /** Arguments of {@link #sgemm}: order, two transpositions, m, n, k, alpha, a, b, beta, c; a matrix is array, byte offset, stride. */
    private static final MethodType SGEMM = MethodType.methodType(
            void.class,
            int.class,
            int.class,
            int.class,
            int.class,
            int.class,
            int.class,
            float.class,
            float[].class,
            long.class,
            int.class,
            float[].class,
            long.class,
            int.class,
            float.class,
            float[].class,
            long.class,
            int.class);

    private ForeignBlas() {}

    /** {@code cblas_sgemm} on heap arrays, or null where this JDK cannot do it. */
    static @Nullable MethodHandle sgemm() {
        long address = address("cblas_sgemm");
        if (address == 0) {
            return null;
        }
        try {
            Object i = layout("JAVA_INT");
            Object f = layout("JAVA_FLOAT");
            Object p = layout("ADDRESS");
            Object arguments = arrayOf("MemoryLayout", i, i, i, i, i, i, f, p, i, p, i, f, p, i);
            Object descriptor = foreign("FunctionDescriptor")
                    .getMethod("ofVoid", arguments.getClass())
                    .invoke(null, arguments);
            Object critical = foreign("Linker$Option")
                    .getMethod("critical", boolean.class)
                    .invoke(null, true);
            return onArrays(downcall(address, descriptor, critical)).asType(SGEMM);
        } catch (ReflectiveOperationException absent) {
            return null;
        }
    }

    /** What OpenBLAS calls the kernel that it chose for this processor, e.g. {@code SkylakeX}, or null where it cannot be asked. */
    static @Nullable String coreName() {
        long address = address("openblas_get_corename");
        if (address == 0) {
            return null;
        }
        try {
            Object none = arrayOf("MemoryLayout");
            Object descriptor = foreign("FunctionDescriptor")
                    .getMethod("of", foreign("MemoryLayout"), none.getClass())
                    .invoke(null, layout("ADDRESS"), none);
            Object result = downcall(address, descriptor).invoke();
            long text = (long) foreign("MemorySegment").getMethod("address").invoke(result);
            return new org.bytedeco.javacpp.BytePointer(new At(text)).getString();
        } catch (ReflectiveOperationException absent) {
            return null;
        } catch (Throwable failed) {
            throw new IllegalStateException("OpenBLAS did not tell its kernel", failed);
        }
    }

    private static long address(String function) {
        if (Runtime.version().feature() < FIRST_JDK) {
            return 0;
        }
        Pointer symbol = Loader.addressof(function);
        return symbol == null ? 0 : symbol.address();
    }

    private static MethodHandle downcall(long address, Object descriptor, Object... options)
            throws ReflectiveOperationException {
        Class<?> segment = foreign("MemorySegment");
        Object symbol = segment.getMethod("ofAddress", long.class).invoke(null, address);
        Object linker = foreign("Linker").getMethod("nativeLinker").invoke(null);
        Object typed = arrayOf("Linker$Option", options);
        return (MethodHandle) foreign("Linker")
                .getMethod("downcallHandle", segment, foreign("FunctionDescriptor"), typed.getClass())
                .invoke(linker, symbol, descriptor, typed);
    }

    /** Takes an array and a byte offset wherever the function takes a memory segment. */
    private static MethodHandle onArrays(MethodHandle downcall) throws ReflectiveOperationException {
        Class<?> segment = foreign("MemorySegment");
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        MethodHandle whole = lookup.findStatic(segment, "ofArray", MethodType.methodType(segment, float[].class));
        MethodHandle from = lookup.findVirtual(segment, "asSlice", MethodType.methodType(segment, long.class));
        MethodHandle slice = MethodHandles.collectArguments(from, 0, whole);
        MethodHandle handle = downcall;
        for (int at = downcall.type().parameterCount() - 1; at >= 0; at--) {
            if (downcall.type().parameterType(at).equals(segment)) {
                handle = MethodHandles.collectArguments(handle, at, slice);
            }
        }
        return handle;
    }

    private static Object layout(String name) throws ReflectiveOperationException {
        return foreign("ValueLayout").getField(name).get(null);
    }

    private static Object arrayOf(String component, Object... elements) throws ClassNotFoundException {
        Object[] empty = (Object[]) Array.newInstance(foreign(component), 0);
        return Stream.of(elements).toList().toArray(Arrays.copyOf(empty, elements.length));
    }

    private static Class<?> foreign(String name) throws ClassNotFoundException {
        return Class.forName("java.lang.foreign." + name);
    }

    /** A pointer to a given place. */
    private static final class At extends Pointer {
        At(long address) {
            this.address = address;
        }
    }
}
