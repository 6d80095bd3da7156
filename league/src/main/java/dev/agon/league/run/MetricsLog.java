package dev.agon.league.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Appends one JSON object per line to {@code metrics.jsonl}. Numbers that are not finite are written as {@code null}, which
 * JSON can hold. One writer; not thread-safe.
 */
public final class MetricsLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RandomAccessFile file;
    private final Consumer<Map<String, ?>> also;

    /** Opens the log for appending; what a crash left of a last line is cut off. */
    public static MetricsLog open(Path path) {
        return open(path, figures -> {});
    }

    /**
     * As the other.
     *
     * @param also hears all figures too
     */
    public static MetricsLog open(Path path, Consumer<Map<String, ?>> also) {
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            file.setLength(wholeLines(file));
            file.seek(file.length());
            return new MetricsLog(file, also);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }

    private MetricsLog(RandomAccessFile file, Consumer<Map<String, ?>> also) {
        this.also = also;
        this.file = file;
    }

    /** Appends the figures as one line, in one write; where that fails nothing of it stays. */
    public void append(Map<String, ?> figures) {
        try {
            append((JSON.writeValueAsString(writable(figures)) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("figures cannot be written as JSON: " + figures, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot append to the metrics", e);
        }
        also.accept(figures);
    }

    private void append(byte[] line) throws IOException {
        long before = file.getFilePointer();
        try {
            file.write(line);
        } catch (IOException failed) {
            file.setLength(before);
            file.seek(before);
            throw failed;
        }
    }

    private static Map<String, Object> writable(Map<String, ?> figures) {
        Map<String, Object> result = new LinkedHashMap<>();
        figures.forEach((key, value) -> result.put(key, finiteOrNull(value)));
        return result;
    }

    @SuppressWarnings("NullAway") // JSON's null is a value here
    private static Object finiteOrNull(Object value) {
        boolean finite =
                !(value instanceof Double || value instanceof Float) || Double.isFinite(((Number) value).doubleValue());
        return finite ? value : null;
    }

    private static long wholeLines(RandomAccessFile file) throws IOException {
        for (long end = file.length(); end > 0; end--) {
            file.seek(end - 1);
            if (file.read() == '\n') {
                return end;
            }
        }
        return 0;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the metrics", e);
        }
    }
}
