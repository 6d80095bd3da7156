package dev.agon.league.launch;

import dev.agon.league.AgonException;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The built program, as a run's jobs use it: a copy in the run's folder of what a build of Agon makes and of the jars with games
 * of one's own, so that a job that starts tomorrow plays by the same classes whatever is built meanwhile. Libraries stay where
 * they are; they do not change.
 */
public final class ProgramCopy {
    private static final String OWN_JARS = "agon-";
    private static final String LIBRARIES = "cli/target/lib";

    private ProgramCopy() {}

    /** The class path that jobs use, without copying anything. */
    public static String classPath(Path into) {
        return classPath(into, entries(), home());
    }

    /**
     * The same of another program.
     *
     * @param entries of its class path
     * @param home with its {@code cli/target/lib}, the folder of its libraries; null where those lie wherever a build tool keeps them
     */
    static String classPath(Path into, List<Path> entries, @Nullable Path home) {
        List<String> moved = new ArrayList<>();
        for (Path entry : entries) {
            moved.add((isCopied(entry, home) ? target(into, entry, moved.size()) : entry).toString());
        }
        return String.join(File.pathSeparator, moved);
    }

    /** Makes the copy that {@link #classPath} speaks of. */
    public static void make(Path into) {
        make(into, entries(), home());
    }

    /** The same of another program. */
    static void make(Path into, List<Path> entries, @Nullable Path home) {
        try {
            for (int place = 0; place < entries.size(); place++) {
                if (isCopied(entries.get(place), home)) {
                    copy(entries.get(place), target(into, entries.get(place), place));
                }
            }
        } catch (IOException e) {
            throw AgonException.environment("cannot copy the program to " + into + ": " + e);
        }
    }

    private static List<Path> entries() {
        List<Path> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath().normalize();
            if (!entry.isEmpty() && Files.exists(path)) {
                entries.add(path);
            }
        }
        return entries;
    }

    /** Where {@code ./agon} lies, which says so; null where something else has started this process. */
    private static @Nullable Path home() {
        String home = System.getProperty("agon.home", "");
        return home.isEmpty() ? null : Path.of(home).toAbsolutePath().normalize();
    }

    private static boolean isCopied(Path entry, @Nullable Path home) {
        boolean built =
                Files.isDirectory(entry) || entry.getFileName().toString().startsWith(OWN_JARS);
        return built || home != null && !entry.startsWith(home.resolve(LIBRARIES));
    }

    private static Path target(Path into, Path entry, int place) {
        return into.resolve(place + "-" + entry.getFileName());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(at(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(at(file).getParent());
                Files.copy(file, at(file), StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }

            private Path at(Path source) {
                return to.resolve(from.relativize(source).toString()).normalize();
            }
        });
    }
}
