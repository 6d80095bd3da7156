package dev.agon.league.launch;

import dev.agon.league.AgonException;
import dev.agon.league.run.RunFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The ends of the files in a run's {@code logs} folder. */
public final class LogTails {
    private static final int MOST_BYTES_PER_LINE = 400;

    private LogTails() {}

    /**
     * Prints the last lines of each file under its name, the one that was written to last at the end.
     *
     * @throws AgonException where there are none
     */
    public static void print(RunFolder run, int lines, Consumer<String> out) {
        List<Path> files = files(run.logs());
        if (files.isEmpty()) {
            throw AgonException.environment("there are no logs in " + run.logs() + " yet");
        }
        for (Path file : files) {
            out.accept("==> " + file);
            tail(file, lines).forEach(out);
        }
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted((a, b) ->
                            Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
                    .toList();
        } catch (IOException e) {
            throw AgonException.environment("cannot list " + folder + ": " + e);
        }
    }

    /** The last lines of a file, however long it is. */
    static List<String> tail(Path file, int lines) {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
            long length = open.length();
            int wanted = (int) Math.min(length, (long) lines * MOST_BYTES_PER_LINE);
            byte[] bytes = new byte[wanted];
            open.seek(length - wanted);
            open.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("(cannot be read: " + e.getMessage() + ")");
        }
    }
}
