package dev.agon.league.run;

import dev.agon.game.UnknownNameException;
import dev.agon.league.AgonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The runs of this machine: the folders under {@code runs/}. */
public final class RunFolders {
    private final Path root;
    private final boolean byPath;

    /** The runs under this folder, which may be missing. */
    public RunFolders(Path root) {
        this(root, true);
    }

    private RunFolders(Path root, boolean byPath) {
        this.root = root;
        this.byPath = byPath;
    }

    /**
     * The same runs for those who may not open every folder of the machine, such as whoever sends a name over a network: a run is found
     * by the name under which {@link #all} lists it, and a name is never taken for a path.
     */
    public RunFolders byNameAlone() {
        return new RunFolders(root, false);
    }

    /** The folder that holds them. */
    public Path root() {
        return root;
    }

    /** All runs, the one that was written to last first. */
    public List<RunFolder> all() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(RunFolder::isRun)
                    .map(RunFolder::open)
                    .sorted(Comparator.comparing(RunFolders::lastWritten)
                            .thenComparing(RunFolder::name)
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the runs in " + root, e);
        }
    }

    /** The run that was written to last. */
    public Optional<RunFolder> newest() {
        return all().stream().findFirst();
    }

    /**
     * The run to show to somebody who named none: the newest with rated matches, so that a later trial does not hide what was
     * learned; before anything is rated, the newest.
     */
    public Optional<RunFolder> newestRated() {
        return newestRated(all());
    }

    /** As {@link #newestRated()}, among the runs of a game. */
    public Optional<RunFolder> newestRated(String game) {
        return newestRated(all().stream().filter(playing(game)).toList());
    }

    private static Optional<RunFolder> newestRated(List<RunFolder> newestFirst) {
        return newestFirst.stream().filter(RunFolder::isRated).findFirst().or(() -> newestFirst.stream()
                .findFirst());
    }

    /** The run of that game that was written to last; runs whose configuration cannot be read are passed over. */
    public Optional<RunFolder> newest(String game) {
        return all().stream().filter(playing(game)).findFirst();
    }

    /**
     * The run that was written to last.
     *
     * @throws AgonException when there is none
     */
    public RunFolder requireNewest() {
        return newest().orElseThrow(
                        () -> AgonException.usage("there is no run in " + root + "; start one with: ./agon train"));
    }

    /** Whether {@link #find} finds a run. */
    public boolean has(String nameOrPath) {
        if (!byPath) {
            return listed(nameOrPath).isPresent();
        }
        try {
            return RunFolder.isRun(root.resolve(nameOrPath)) || RunFolder.isRun(Path.of(nameOrPath));
        } catch (InvalidPathException noPath) {
            return false;
        }
    }

    /**
     * The run of that name under the root, or in that folder.
     *
     * @throws AgonException when the folder is there and is no run
     * @throws UnknownNameException when there is neither, naming the nearest run
     */
    public RunFolder find(String nameOrPath) {
        if (!byPath) {
            return listed(nameOrPath).orElseThrow(() -> unknown(nameOrPath));
        }
        Path inRoot = root.resolve(nameOrPath);
        if (RunFolder.isRun(inRoot)) {
            return RunFolder.open(inRoot);
        }
        Path path = Path.of(nameOrPath);
        if (RunFolder.isRun(path) || Files.exists(path)) {
            return RunFolder.open(path);
        }
        if (Files.exists(inRoot)) {
            return RunFolder.open(inRoot);
        }
        throw unknown(nameOrPath);
    }

    private Optional<RunFolder> listed(String name) {
        return all().stream().filter(run -> run.name().equals(name)).findFirst();
    }

    private UnknownNameException unknown(String name) {
        return new UnknownNameException(
                "run", name, all().stream().map(RunFolder::name).toList());
    }

    private static Predicate<RunFolder> playing(String game) {
        return run -> {
            try {
                return run.config().game().equals(game);
            } catch (AgonException unreadable) {
                return false;
            }
        };
    }

    private static FileTime lastWritten(RunFolder run) {
        return Stream.of(run.metrics(), run.configFile())
                .map(RunFolders::modified)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException missing) {
            return FileTime.fromMillis(0);
        }
    }
}
