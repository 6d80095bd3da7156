package dev.agon.league.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads {@code metrics.jsonl} while it grows. */
public final class MetricsReader {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int BUFFER = 64 * 1024;

    private MetricsReader() {}

    /**
     * Some lines of the log.
     *
     * @param lines the objects, oldest first; a line that is not JSON is left out
     * @param nextOffset where to read on
     */
    public record Page(List<JsonNode> lines, long nextOffset) {}

    /** All lines that are whole; none where there is no log yet. */
    public static List<JsonNode> all(Path log) {
        return from(log, 0).lines();
    }

    /** The whole lines from a byte offset on; a last line that is still being written is left for the next time. */
    public static Page from(Path log, long offset) {
        List<JsonNode> lines = new ArrayList<>();
        long next = forEach(log, offset, lines::add);
        return new Page(lines, next);
    }

    /**
     * Visits the lines that {@link #from} gives, holding one at a time: a log may be larger than the memory.
     *
     * @return where to read on
     */
    public static long forEach(Path log, long offset, Consumer<JsonNode> visitor) {
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            long start = Math.min(offset, channel.size());
            channel.position(start);
            return start + visit(channel, visitor);
        } catch (NoSuchFileException none) {
            return offset;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /** Gives how many bytes the whole lines have. */
    private static long visit(SeekableByteChannel channel, Consumer<JsonNode> visitor) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long whole = 0;
        while (channel.read(buffer) >= 0) {
            int start = 0;
            for (int i = 0; i < buffer.position(); i++) {
                if (buffer.array()[i] == '\n') {
                    line.write(buffer.array(), start, i - start);
                    whole += line.size() + 1;
                    parse(line.toByteArray(), visitor);
                    line.reset();
                    start = i + 1;
                }
            }
            line.write(buffer.array(), start, buffer.position() - start);
            buffer.clear();
        }
        return whole;
    }

    private static void parse(byte[] line, Consumer<JsonNode> visitor) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (IOException damaged) {
            // A damaged line must not hide the others.
            return;
        }
        if (node.isObject()) {
            visitor.accept(node);
        }
    }
}
