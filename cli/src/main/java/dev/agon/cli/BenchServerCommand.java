package dev.agon.cli;

import dev.agon.league.AgonException;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.run.RunFolders;
import dev.agon.server.bench.Latencies;
import dev.agon.server.bench.ServerBenchmark;
import dev.agon.server.bench.ServerLoad;
import dev.agon.server.bench.ServerResult;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How the arena server stands many who play and look on: recorded matches, a client in every seat. */
@Command(
        name = "server",
        description = "How the arena server stands many who play and look on.",
        mixinStandardHelpOptions = true)
final class BenchServerCommand implements Callable<Integer> {
    private static final String GAME = "lanes5v5";

    @Option(names = "--matches", paramLabel = "M", description = "Matches at a time (default: ${DEFAULT-VALUE}).")
    private int matches = 50;

    @Option(names = "--spectators", paramLabel = "N", description = "Who look on (default: ${DEFAULT-VALUE}).")
    private int spectators = 1_000;

    @Option(names = "--seconds", paramLabel = "S", description = "How long is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--warm-up", paramLabel = "S", description = "How long before that (default: ${DEFAULT-VALUE}).")
    private int warmUp = 20;

    @Option(
            names = "--silent",
            paramLabel = "N",
            description = "Measures as long again, in turns, beside N spectators that never read (default:"
                    + " ${DEFAULT-VALUE}).")
    private int silent;

    @Option(
            names = "--stand-in",
            paramLabel = "P",
            description = "Who plays along in every seat, ready to stand in (default: ${DEFAULT-VALUE}).")
    private String standIn = "bot:captain";

    @Option(
            names = "--journals",
            paramLabel = "DIR",
            description = "Keeps the journals of its matches, in a folder of their own in DIR that is gone at the end"
                    + " (default: keeps none).")
    private @Nullable Path journals;

    @Option(names = "--json", description = "One JSON object as the last line of standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = Console.of(json);
        ServerResult result = measure(console);
        console.say(
                "%d players and %d spectators, %d s: order to update p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms",
                result.clients().players(),
                spectators,
                seconds,
                result.clients().orders().p50(),
                result.clients().orders().p99(),
                result.clients().orders().p999());
        if (silent > 0) {
            console.say(
                    "beside %d that never read: p99 %.1f ms (%+.1f %%)",
                    silent, result.clients().ordersBesideSilent().p99(), 100 * silentChange(result));
        }
        console.say(
                "server %.2f cores, generator %.2f cores and %.1f ms late (p99); %.0f bytes a second and spectator; at most"
                        + " %,d bytes queued for a client",
                result.serverCores(),
                result.clients().cores(),
                result.clients().lag().p99(),
                result.clients().bytesPerSpectator(),
                result.mostQueuedBytes());
        if (journals != null) {
            console.say("%,d bytes in journals", result.journalBytes());
        }
        console.result(fields(result));
        return ExitCode.DONE;
    }

    private ServerResult measure(Console console) throws IOException, InterruptedException {
        if (journals == null) {
            return benchmark(null).run(console::say);
        }
        Path own = Files.createTempDirectory(Files.createDirectories(journals), "bench-server-");
        try {
            return benchmark(own).run(console::say);
        } finally {
            delete(own);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private ServerBenchmark benchmark(@Nullable Path kept) throws IOException {
        try {
            return new ServerBenchmark(
                    new ServerLoad(matches, spectators, seconds, warmUp, silent),
                    RecordedWorkloads.resources(GAME),
                    new PlayerCatalogue(new RunFolders(Contestants.RUNS)),
                    standIn,
                    kept);
        } catch (IllegalArgumentException outOfRange) {
            throw AgonException.usage(String.valueOf(outOfRange.getMessage()));
        }
    }

    /** By how much of itself the 99th percentile changes beside those that never read. */
    private static double silentChange(ServerResult result) {
        return result.clients().ordersBesideSilent().p99()
                        / result.clients().orders().p99()
                - 1;
    }

    private Map<String, Object> fields(ServerResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("players", result.clients().players());
        fields.put("spectators", spectators);
        fields.put("seconds", seconds);
        put(fields, "", result.clients().orders());
        fields.put("refused", result.clients().refused());
        fields.put("matches", matches);
        fields.put("orders", result.clients().orders().count());
        fields.put("unanswered", result.clients().unanswered());
        if (silent > 0) {
            fields.put("silent", silent);
            put(fields, "beside_silent_", result.clients().ordersBesideSilent());
            fields.put("beside_silent_p99_change", silentChange(result));
        }
        put(fields, "frame_", result.clients().frames());
        put(fields, "generator_lag_", result.clients().lag());
        fields.put("frames_left_out", result.clients().leftOut());
        fields.put("connections_lost", result.clients().lost());
        fields.put("bytes_per_spectator_per_s", result.clients().bytesPerSpectator());
        fields.put("bytes_per_player_per_s", result.clients().bytesPerPlayer());
        fields.put("queued_bytes_max", result.mostQueuedBytes());
        if (journals != null) {
            fields.put("journal_bytes", result.journalBytes());
        }
        fields.put("server_cores", result.serverCores());
        fields.put("generator_cores", result.clients().cores());
        fields.put("load_average", result.loadAverage());
        return fields;
    }

    private static void put(Map<String, Object> fields, String prefix, Latencies latencies) {
        fields.put(prefix + "p50_ms", latencies.p50());
        fields.put(prefix + "p99_ms", latencies.p99());
        fields.put(prefix + "p999_ms", latencies.p999());
        fields.put(prefix + "most_ms", latencies.most());
    }
}
