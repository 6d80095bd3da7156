package dev.agon.league.bench;

import dev.agon.agents.bench.EnvWorkload;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Game;
import dev.agon.league.config.GameDefaults;
import dev.agon.league.config.RunConfig;
import dev.agon.league.coordinator.WeightsShelf;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.Token;
import dev.agon.proto.training.WeightsId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures what the wire between workers and learner costs: bytes of a decision, and how many of them a learner's process takes in from
 * simulated workers, over real gRPC on loopback, with all checks and without training. docs/benchmarks.md says what is counted.
 *
 * <pre>{@code
 * WireResult result = new WireBenchmark(game, workload, matches, load).run(System.out::println);
 * }</pre>
 */
public final class WireBenchmark {
    private static final String RUN = "bench-wire";
    private static final String AGENT = "main";
    /** As in a run of some hours. */
    private static final long VERSION = 12_345;

    /** Of the crowd: how often a worker sends a chunk and asks for a lease, and how long it stays. */
    private static final int CHUNK_MILLIS = 2_000;

    private static final int LEASE_MILLIS = 5_000;
    private static final int LIFE_MILLIS = 30_000;
    private static final int LEDGER_SECONDS = 3;

    private final Game game;
    private final EnvWorkload workload;
    private final int matches;
    private final WireLoad load;
    private final RunConfig config;
    private final PolicySpec spec;
    private final RolloutCodec codec;

    /**
     * A measurement to be made.
     *
     * @param workload of that game
     * @param matches of the workload that are sent over and over
     */
    public WireBenchmark(Game game, EnvWorkload workload, int matches, WireLoad load) {
        this.game = game;
        this.workload = workload;
        this.matches = matches;
        this.load = load;
        config = GameDefaults.of(game.name());
        spec = new PolicySpec(game, config.network());
        codec = new RolloutCodec(spec);
    }

    /**
     * Plays, packs, serves and measures; takes about as long as the load says, twice where there is a crowd.
     *
     * @param progress told what is going on
     */
    public WireResult run(Consumer<String> progress) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("agon-wire");
        Path chunks = folder.resolve("chunks");
        Path token = folder.resolve("token");
        try {
            progress.accept("playing " + matches + " recorded matches of " + game.name());
            Policy policy = Policy.initial(spec, 1).withVersion(VERSION);
            RecordedChunks recorded = record(policy, chunks);
            double ledger = ledger(recorded, policy);
            recorded = recorded.figures();
            Token.random().write(token);
            Coordination coordination = new Coordination(config, spec, codec, policy, RUN, AGENT, token, progress);
            return new WireResult(
                    recorded.bytes() / (double) recorded.decisions(),
                    recorded.orderBytes() / (double) recorded.decisions(),
                    recorded.unpackedBytes() / (double) recorded.decisions(),
                    ledger,
                    coordination.measure(load, load.workers(), port -> full(port, token, chunks)),
                    crowd(coordination, token, chunks));
        } finally {
            Files.deleteIfExists(chunks);
            Files.deleteIfExists(token);
            Files.deleteIfExists(folder);
        }
    }

    private RecordedChunks record(Policy policy, Path file) throws IOException {
        WeightsId weights = new WeightsShelf(RUN, AGENT, 1, policy).latest();
        RecordedChunks recorded =
                RecordedChunks.of(RecordedRollouts.of(policy, config.ppo(), workload, matches), codec, weights);
        recorded.write(file);
        return recorded;
    }

    private double ledger(RecordedChunks recorded, Policy policy) {
        return LedgerCost.nanosPerDecision(
                recorded,
                matches,
                policy,
                codec,
                Math.min(LEDGER_SECONDS, load.warmUpSeconds()),
                Math.min(LEDGER_SECONDS, load.seconds()));
    }

    private CrowdPlan full(int port, Path token, Path chunks) {
        return new CrowdPlan(
                port,
                token.toString(),
                chunks.toString(),
                load.workers(),
                0,
                LEASE_MILLIS,
                0,
                load.warmUpSeconds(),
                load.seconds());
    }

    private WireResult.@Nullable Streaming crowd(Coordination coordination, Path token, Path chunks)
            throws IOException, InterruptedException {
        if (load.crowd() == 0) {
            return null;
        }
        return coordination.measure(
                load,
                load.crowd(),
                port -> new CrowdPlan(
                        port,
                        token.toString(),
                        chunks.toString(),
                        load.crowd(),
                        CHUNK_MILLIS,
                        LEASE_MILLIS,
                        LIFE_MILLIS,
                        load.warmUpSeconds(),
                        load.seconds()));
    }
}
