package dev.agon.league.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people did, a line of JSON each, in a file that only grows. Several processes may write it: each holds a lock on it while it
 * reads what came and adds a line, which is forced to disk. A last line that a crash cut short is passed over and closed by the next
 * that is added.
 */
final class PeopleFile {
    /** The name of the file, beside the runs. */
    static final String NAME = "people.jsonl";

    private static final Logger LOG = LoggerFactory.getLogger(PeopleFile.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    PeopleFile(Path file) {
        this.file = file;
    }

    /** What was done after a place in the file, and where it ends. */
    record Stretch(List<Deed> deeds, long end) {}

    /** How long the file is, in bytes; 0 where there is none. */
    long length() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }

    /** What came after that place, in whole lines. */
    Stretch readFrom(long start) throws IOException {
        if (!Files.exists(file)) {
            return new Stretch(List.of(), 0);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel, start);
        }
    }

    /**
     * Adds a line, if what came meanwhile allows it.
     *
     * @param decide is told what came after {@code start}, and gives what to add, or null for nothing
     * @return what came, with what was added, and where the file ends now
     */
    Stretch add(long start, Function<List<Deed>, @Nullable Deed> decide) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock unused = channel.lock()) {
            Stretch came = read(channel, start);
            Deed deed = decide.apply(came.deeds());
            if (deed == null) {
                return came;
            }
            String line = (channel.size() > came.end() ? "\n" : "") + JSON.writeValueAsString(deed) + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            channel.position(channel.size());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            List<Deed> all = new ArrayList<>(came.deeds());
            all.add(deed);
            return new Stretch(all, channel.size());
        }
    }

    private Stretch read(FileChannel channel, long start) throws IOException {
        channel.position(start);
        byte[] bytes = Channels.newInputStream(channel)
                .readNBytes((int) Math.min(Integer.MAX_VALUE - 8, channel.size() - start));
        List<Deed> deeds = new ArrayList<>();
        int lineStart = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                parse(new String(bytes, lineStart, i - lineStart, StandardCharsets.UTF_8), deeds);
                lineStart = i + 1;
            }
        }
        return new Stretch(deeds, start + lineStart);
    }

    private void parse(String line, List<Deed> into) {
        if (line.isBlank()) {
            return;
        }
        try {
            into.add(JSON.readValue(line, Deed.class));
        } catch (JsonProcessingException damaged) {
            LOG.warn("{} has a damaged line, which is passed over: {}", file, damaged.getOriginalMessage());
        }
    }
}
