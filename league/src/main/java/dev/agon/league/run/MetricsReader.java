package dev.agon.league.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code metrics.jsonl} while it grows. */
public final class MetricsReader {
    private static final ObjectMapper JSON = new ObjectMapper();

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
        byte[] bytes = bytesFrom(log, offset);
        List<JsonNode> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                parse(new String(bytes, start, i - start, StandardCharsets.UTF_8), lines);
                start = i + 1;
            }
        }
        return new Page(lines, offset + start);
    }

    private static void parse(String line, List<JsonNode> into) {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                into.add(node);
            }
        } catch (JsonProcessingException damaged) {
            // A damaged line must not hide the others.
        }
    }

    private static byte[] bytesFrom(Path log, long offset) {
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            channel.position(Math.min(offset, channel.size()));
            return Channels.newInputStream(channel).readAllBytes();
        } catch (NoSuchFileException none) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }
}
