package dev.agon.server;

import dev.agon.game.Games;
import dev.agon.process.ServingProcess;
import dev.agon.server.live.RealTimekeeper;
import dev.agon.server.live.Timekeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * A whole server in a process of its own, to be killed. Its time goes ten times as fast. Every result that it hands on is a line of a file.
 */
final class KilledArena {
    /** The file of results, beside the folder of replays. */
    static final String RESULTS = "results.txt";

    private static final int HURRY = 10;
    private static final long LONG_MILLIS = 600_000;
    private static final ArenaSettings SETTINGS = new ArenaSettings(
            32,
            100,
            100,
            4096,
            1000,
            LONG_MILLIS,
            LONG_MILLIS,
            LONG_MILLIS,
            LONG_MILLIS,
            3_000,
            100,
            LONG_MILLIS,
            5_000,
            true);

    private KilledArena() {}

    /** Serves until it is killed. Arguments: the folder, the port. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[0]);
        Arena arena = new Arena(
                Games.onClassPath(),
                new Bots(),
                () -> new Lineup("probe", Map.of("ticks", "1000"), List.of("walker", "bot:random")),
                result -> note(folder.resolve(RESULTS), result),
                People.NONE,
                folder.resolve("replays"),
                SETTINGS,
                new Hurried(new RealTimekeeper(2)));
        AgonServer server = AgonServer.start(ServerSettings.onPort(Integer.parseInt(args[1])), arena::mount);
        ServingProcess.serve(folder, server.address());
    }

    /** One write: a line is there or not. */
    private static void note(Path file, MatchResult result) {
        String line = result.match() + " " + result.ticks() + " " + Long.toHexString(result.hash()) + " "
                + result.replay() + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Ten seconds in one. */
    private static final class Hurried implements Timekeeper {
        private final Timekeeper time;

        Hurried(Timekeeper time) {
            this.time = time;
        }

        @Override
        public long nanoTime() {
            return time.nanoTime() * HURRY;
        }

        @Override
        public void after(long nanos, Runnable task) {
            time.after(nanos / HURRY, task);
        }

        @Override
        public Executor blocking() {
            return time.blocking();
        }
    }
}
