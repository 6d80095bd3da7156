package dev.agon.league.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.CoordinatorServer;
import dev.agon.league.coordinator.Handshake;
import dev.agon.league.coordinator.Roster;
import dev.agon.league.coordinator.Rounds;
import dev.agon.league.coordinator.WeightsShelf;
import dev.agon.league.learner.UnfiledDesk;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.Token;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.proto.training.TrainingStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** A coordinator as a learner has it, without a learner: what comes in is counted and dropped. One load after the other. */
final class Coordination {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MEGABYTE = 1 << 20;

    private final RunConfig config;
    private final PolicySpec spec;
    private final RolloutCodec codec;
    private final Policy policy;
    private final String run;
    private final String agent;
    private final Path tokenFile;
    private final Consumer<String> progress;

    Coordination(
            RunConfig config,
            PolicySpec spec,
            RolloutCodec codec,
            Policy policy,
            String run,
            String agent,
            Path tokenFile,
            Consumer<String> progress) {
        this.config = config;
        this.spec = spec;
        this.codec = codec;
        this.policy = policy;
        this.run = run;
        this.agent = agent;
        this.tokenFile = tokenFile;
        this.progress = progress;
    }

    /** Serves while so many workers do what they are to, and says what that took. */
    WireResult.Streaming measure(WireLoad load, int workers, IntFunction<CrowdPlan> plan)
            throws IOException, InterruptedException {
        double before = heapMegabytes();
        try (Sink sink = new Sink(config.ppo().batch());
                CoordinatorServer server = serve(sink)) {
            progress.accept(workers + " simulated workers join; " + load.warmUpSeconds() + " s to warm up");
            Process crowd = new ProcessBuilder(command(plan.apply(server.port())))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader from =
                    new BufferedReader(new InputStreamReader(crowd.getInputStream(), StandardCharsets.UTF_8))) {
                expect(WorkerCrowd.BEGINS, from);
                progress.accept("measuring for " + load.seconds() + " s");
                long cpu = cpuNanos();
                long taken = sink.decisions();
                long began = System.nanoTime();
                expect(WorkerCrowd.ENDS, from);
                double nanos = System.nanoTime() - began;
                double decisionsPerSecond = (sink.decisions() - taken) * 1e9 / nanos;
                double cores = (cpuNanos() - cpu) / nanos;
                double after = heapMegabytes();
                CrowdReport report = JSON.readValue(lineOf(from), CrowdReport.class);
                return result(workers, decisionsPerSecond, cores, after, before, report);
            } finally {
                crowd.destroy();
                crowd.waitFor();
            }
        }
    }

    private CoordinatorServer serve(Sink sink) throws IOException {
        WeightsShelf shelf = new WeightsShelf(run, agent, 1, policy);
        return new CoordinatorServer(
                new InetSocketAddress("127.0.0.1", 0),
                Token.read(tokenFile),
                new Handshake(description(), spec.game().rulesVersion(), spec.layoutHash(), ""),
                codec,
                new Roster(List.of(new Roster.Post(agent, shelf, sink.intake())), (name, number) -> policy),
                new Rounds(1, List.of()),
                new UnfiledDesk(spec.game(), config),
                TrainingStatus::getDefaultInstance);
    }

    private LeagueDescription description() {
        return LeagueDescription.newBuilder()
                .setProtocol(Protocol.VERSION)
                .setRun(run)
                .setGame(config.game())
                .putAllGameSettings(spec.game().settings())
                .setNetwork("{}")
                .build();
    }

    private static List<String> command(CrowdPlan plan) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                WorkerCrowd.class.getName(),
                JSON.writeValueAsString(plan)));
        return command;
    }

    private static void expect(String word, BufferedReader from) throws IOException {
        String line = lineOf(from);
        if (!line.equals(word)) {
            throw new IOException("the simulated workers were to say '" + word + "' and said: " + line);
        }
    }

    private static String lineOf(BufferedReader from) throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new IOException("the simulated workers ended before anything was measured; see above");
        }
        return line;
    }

    private static WireResult.Streaming result(
            int workers, double decisionsPerSecond, double cores, double heap, double before, CrowdReport report)
            throws IOException {
        if (report.refused() > 0) {
            throw new IOException("rollouts of simulated workers were refused: " + report.reason());
        }
        return new WireResult.Streaming(
                workers,
                decisionsPerSecond,
                cores,
                report.cores(),
                heap,
                before,
                report.joined(),
                report.left(),
                report.lost(),
                report.leases(),
                report.leaseP50Millis(),
                report.leaseP99Millis());
    }

    private static double heapMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
