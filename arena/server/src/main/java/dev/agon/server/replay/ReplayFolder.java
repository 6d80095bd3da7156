package dev.agon.server.replay;

import dev.agon.proto.arena.ReplayFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The replays of a run: one file each, named by us, the oldest deleted when there are too many. Thread-safe. */
public final class ReplayFolder {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final int most;

    /**
     * Keeps replays in the folder, which is made when the first is kept.
     *
     * @param most how many are kept
     */
    public ReplayFolder(Path folder, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a replay folder keeps at least 1 replay, not " + most);
        }
        this.folder = folder;
        this.most = most;
    }

    /**
     * Writes a replay and gives the name that it was kept under; names sort by time within a game.
     *
     * @param id distinguishes matches that ended in the same second: lower case letters, digits and hyphens
     */
    public synchronized String keep(ReplayFile replay, String id) throws IOException {
        Files.createDirectories(folder);
        String time = TIME.format(Instant.ofEpochMilli(replay.getEndedAtMillis()));
        String name = replay.getGame() + "-" + time + "-" + id;
        ReplayFiles.write(file(name), replay);
        List<String> names = new ArrayList<>(names());
        for (String old : names.subList(Math.min(most, names.size()), names.size())) {
            Files.deleteIfExists(file(old));
        }
        return name;
    }

    /** The name that the match with an id was kept under, or null. */
    public @Nullable String nameOf(String id) throws IOException {
        if (!NAME.matcher(id).matches()) {
            return null;
        }
        if (!Files.isDirectory(folder)) {
            return null;
        }
        Pattern kept = Pattern.compile(".+-[0-9]{8}-[0-9]{6}-" + id);
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(ReplayFolder::name)
                    .filter(name -> kept.matcher(name).matches())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The name of a replay that is kept in a file; empty for other files. */
    private static String name(Path file) {
        String fileName = file.getFileName().toString();
        return fileName.endsWith(ReplayFiles.SUFFIX)
                ? fileName.substring(0, fileName.length() - ReplayFiles.SUFFIX.length())
                : "";
    }

    /** Names of the replays, newest first. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Dated> dated = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = name(file);
                if (!name.isEmpty()) {
                    dated.add(new Dated(name, Files.getLastModifiedTime(file).toMillis()));
                }
            }
        }
        Collections.sort(dated);
        return dated.stream().map(Dated::name).toList();
    }

    /**
     * Reads a replay.
     *
     * @throws NoSuchFileException where none has the name, whatever the name
     * @throws DamagedReplayException where its file is damaged
     */
    public ReplayFile read(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new NoSuchFileException("no replay of that name");
        }
        if (Files.isSymbolicLink(file(name))) {
            throw new NoSuchFileException("no replay of that name, but a link to somewhere else");
        }
        return ReplayFiles.read(file(name));
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a replay's name: " + name);
        }
        return folder.resolve(name + ReplayFiles.SUFFIX);
    }

    private record Dated(String name, long millis) implements Comparable<Dated> {
        @Override
        public int compareTo(Dated other) {
            int newestFirst = Long.compare(other.millis, millis);
            return newestFirst != 0 ? newestFirst : other.name.compareTo(name);
        }
    }
}
