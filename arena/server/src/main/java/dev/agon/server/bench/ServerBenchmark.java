package dev.agon.server.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.agon.game.Games;
import dev.agon.server.AgonServer;
import dev.agon.server.Arena;
import dev.agon.server.ArenaSettings;
import dev.agon.server.ConnectionLimits;
import dev.agon.server.PlayerSource;
import dev.agon.server.ServerSettings;
import dev.agon.server.lobby.Reservation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures how the server stands many players and spectators: recorded matches are played on, each from another moment in them, by a
 * client in every seat, over real WebSockets on loopback, while others look on. docs/benchmarks.md says what is counted.
 */
public final class ServerBenchmark {
    /** Time for a match to begin in, and not to end in, beside what is measured. */
    private static final int SPARE_SECONDS = 40;

    private static final int SPARE_CLIENTS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerLoad load;
    private final List<String> recordings;
    private final List<RecordedMatch> recorded = new ArrayList<>();
    private final PlayerSource players;
    private final String standIn;
    private final @Nullable Path journals;

    /**
     * A measurement to be made.
     *
     * @param recordings resources of recorded matches of one game
     * @param standIn who plays along in every seat, ready to stand in for its client, as in all matches of people
     * @param journals an empty folder for the journals of all matches, or null where none are kept
     * @throws IllegalArgumentException where the recorded matches are too short for the load
     */
    public ServerBenchmark(
            ServerLoad load, List<String> recordings, PlayerSource players, String standIn, @Nullable Path journals)
            throws IOException {
        this.load = load;
        this.recordings = List.copyOf(recordings);
        this.players = players;
        this.standIn = standIn;
        this.journals = journals;
        for (String resource : recordings) {
            recorded.add(RecordedMatch.load(resource));
        }
        recorded.forEach(this::latestBeginning);
    }

    /**
     * Serves and measures; takes as long as the load says and a little longer.
     *
     * @param progress told what is going on
     */
    public ServerResult run(Consumer<String> progress) throws IOException, InterruptedException {
        try (Arena arena = new Arena(
                        Games.onClassPath(),
                        players,
                        () -> {
                            throw new IllegalStateException("nobody watches the exhibition");
                        },
                        ended -> {},
                        journals,
                        settings());
                AgonServer server = AgonServer.start(ServerSettings.onPort(0), limits(), arena::mount)) {
            LoadPlan plan = new LoadPlan(server.address(), recordings, begin(arena), load);
            return measure(plan, arena, progress);
        }
    }

    private int clients() {
        return load.matches() * recorded.get(0).game().seats() + load.spectators() + load.silent() + SPARE_CLIENTS;
    }

    private ArenaSettings settings() {
        ArenaSettings usual = ArenaSettings.defaults();
        return new ArenaSettings(
                load.matches(),
                clients(),
                clients(),
                usual.maxMessageBytes(),
                usual.messagesPerSecond(),
                Duration.ofMinutes(5).toMillis(),
                usual.seatHoldMillis(),
                usual.emptyMillis(),
                usual.turnMillis(),
                usual.agentTurnMillis(),
                usual.betweenExhibitionsMillis(),
                usual.slowReaderMillis(),
                usual.keptReplays(),
                true);
    }

    private ConnectionLimits limits() {
        return ConnectionLimits.defaults().forAsManyAs(clients());
    }

    private List<LoadPlan.Begun> begin(Arena arena) {
        List<LoadPlan.Begun> matches = new ArrayList<>();
        for (int i = 0; i < load.matches(); i++) {
            int recording = i % recorded.size();
            int tick = beginning(i, recorded.get(recording));
            List<Reservation> seats =
                    arena.lobby().createForPeople(recorded.get(recording).from(tick), standIn);
            matches.add(new LoadPlan.Begun(
                    seats.get(0).match().id(),
                    recording,
                    tick,
                    seats.stream().map(Reservation::token).toList()));
        }
        return matches;
    }

    /** Matches begin evenly over all moments from which the recorded match goes on for long enough. */
    private int beginning(int match, RecordedMatch recording) {
        return (int) (latestBeginning(recording) * (long) match / Math.max(1, load.matches() - 1));
    }

    private int latestBeginning(RecordedMatch recording) {
        int ticksPerSecond = recording.game().ticksPerSecond();
        int needed = (int) Math.ceil(load.warmUpSeconds() + load.measuredSeconds() + SPARE_SECONDS);
        if (recording.ticks() < needed * ticksPerSecond) {
            throw new IllegalArgumentException("a recorded match lasts " + recording.ticks() / ticksPerSecond
                    + " s, and with --warm-up, --seconds (twice with --silent) and the time to begin " + needed
                    + " s are needed; give smaller numbers");
        }
        return recording.ticks() - needed * ticksPerSecond;
    }

    private ServerResult measure(LoadPlan plan, Arena arena, Consumer<String> progress)
            throws IOException, InterruptedException {
        Process generator = new ProcessBuilder(generatorCommand())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream to = generator.getOutputStream();
                BufferedReader from =
                        new BufferedReader(new InputStreamReader(generator.getInputStream(), StandardCharsets.UTF_8))) {
            to.write((JSON.writeValueAsString(plan) + "\n").getBytes(StandardCharsets.UTF_8));
            to.flush();
            progress.accept(load.matches() + " matches begin; " + load.warmUpSeconds() + " s to warm up");
            expect(LoadGenerator.BEGINS, from);
            progress.accept("measuring for " + (int) load.measuredSeconds() + " s");
            long cpu = cpuNanos();
            long began = System.nanoTime();
            expect(LoadGenerator.ENDS, from);
            double cores = (cpuNanos() - cpu) / (double) (System.nanoTime() - began);
            LoadReport report = JSON.readValue(lineOf(from), LoadReport.class);
            return result(report, cores, arena);
        } finally {
            generator.destroy();
            generator.waitFor();
        }
    }

    private static List<String> generatorCommand() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LoadGenerator.class.getName()));
        return command;
    }

    private static void expect(String word, BufferedReader from) throws IOException {
        String line = lineOf(from);
        if (!line.equals(word)) {
            throw new IOException("the load generator was to say '" + word + "' and said: " + line);
        }
    }

    private static String lineOf(BufferedReader from) throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new IOException("the load generator ended before it had measured anything; see above");
        }
        return line;
    }

    private ServerResult result(LoadReport report, double serverCores, Arena arena) throws IOException {
        return new ServerResult(
                load,
                report,
                arena.traffic().mostQueuedBytes(),
                journalBytes(),
                serverCores,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private long journalBytes() throws IOException {
        if (journals == null) {
            return 0;
        }
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(journals)) {
            for (Path file : files) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
