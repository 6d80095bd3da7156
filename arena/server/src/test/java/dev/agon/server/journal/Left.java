package dev.agon.server.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How far a match was when its arena was lost, by its journal.
 *
 * @param match the match's id
 * @param hash of the state after so many ticks
 */
public record Left(String match, int ticks, long hash) {
    /** Waits until none lies in the folder: one goes a moment after the end of its match was told. */
    public static void awaitNone(Path folder) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        for (List<Left> left = in(folder); !left.isEmpty(); left = in(folder)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not finished: " + left);
            }
            Thread.onSpinWait();
        }
    }

    /** All that lie in the folder. */
    public static List<Left> in(Path folder) throws IOException {
        List<Left> left = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return left;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(Journals.SUFFIX)) {
                    StoredJournal read = StoredJournal.read(Files.readAllBytes(file));
                    left.add(new Left(read.opening().getMatch(), read.ticks(), read.lastStateHash()));
                }
            }
        } catch (NoSuchFileException ended) {
            return in(folder);
        }
        return left;
    }
}
