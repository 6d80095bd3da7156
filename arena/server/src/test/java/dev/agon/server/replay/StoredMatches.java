package dev.agon.server.replay;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.VariedStart;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.server.replay.ReplayVerifier.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The matches that are kept in the repository, to be played again by every machine, JDK and mode of running. */
final class StoredMatches {
    /** Where they are, from this module's folder. */
    static final Path FOLDER = Path.of("src/test/resources/dev/agon/server/replay/stored");

    private static final long SEED = 1;

    private StoredMatches() {}

    /** Plays replay files again; ends with code 1 where one differs. Arguments: the files. */
    public static void main(String[] files) throws IOException {
        boolean same = true;
        for (String file : files) {
            String difference = difference(Path.of(file));
            same &= difference.isEmpty();
            System.out.println(difference.isEmpty() ? file + ": as recorded" : difference);
        }
        System.exit(same ? 0 : 1);
    }

    /** What is different when the replay is played again, in a sentence; empty where nothing is. */
    static String difference(Path file) throws IOException {
        ReplayFile replay = ReplayFiles.read(file);
        try {
            Verdict verdict = ReplayVerifier.verify(Games.onClassPath(), replay);
            return verdict.ok() ? "" : file + " differs at tick " + verdict.firstDifference();
        } catch (DamagedReplayException otherRules) {
            return file + ": " + otherRules.getMessage();
        }
    }

    /** All that there should be, by file. */
    static Map<Path, Supplier<ReplayFile>> all() {
        Map<Path, Supplier<ReplayFile>> matches = new LinkedHashMap<>();
        for (Game game : games()) {
            String strongest = game.anchors().get(game.anchors().size() - 1).bot();
            matches.put(file(game, strongest), () -> Recordings.ofBots(game, strongest, SEED, false));
            matches.put(file(game, "random"), () -> Recordings.random(game, SEED));
            if (game instanceof VariedStart) {
                matches.put(file(game, strongest + "-varied"), () -> Recordings.ofBots(game, strongest, SEED, true));
            }
        }
        return matches;
    }

    /** The shipped games: the others of the class path are these tests' own. */
    private static List<Game> games() {
        return Games.onClassPath().all().stream()
                .filter(game -> game.getClass().getPackageName().startsWith("dev.agon.game."))
                .toList();
    }

    private static Path file(Game game, String players) {
        return FOLDER.resolve(game.name() + "-" + players + ReplayFiles.SUFFIX);
    }

    /** Plays and stores all of them, and deletes what is no longer one of them. */
    static void record() throws IOException {
        Files.createDirectories(FOLDER);
        for (Path old : files()) {
            Files.delete(old);
        }
        for (Map.Entry<Path, Supplier<ReplayFile>> match : all().entrySet()) {
            ReplayFiles.write(match.getKey(), match.getValue().get());
        }
    }

    /** What is stored. */
    static List<Path> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    /** The shortest stored match of each game, for what takes long. */
    static Collection<Path> shortest() throws IOException {
        Map<String, Path> byGame = new TreeMap<>();
        Map<String, Integer> ticks = new TreeMap<>();
        for (Path file : files()) {
            ReplayFile replay = ReplayFiles.read(file);
            if (replay.getTicks() < ticks.getOrDefault(replay.getGame(), Integer.MAX_VALUE)) {
                ticks.put(replay.getGame(), replay.getTicks());
                byGame.put(replay.getGame(), file);
            }
        }
        return byGame.values();
    }
}
