package dev.agon.cli;

import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.bench.WireBenchmark;
import dev.agon.league.bench.WireLoad;
import dev.agon.league.bench.WireResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the wire between workers and learner costs: recorded matches, sent by simulated workers. */
@Command(
        name = "wire",
        description = "What it costs to bring to the learner what workers play.",
        mixinStandardHelpOptions = true)
final class BenchWireCommand implements Callable<Integer> {
    @Option(names = "--game", paramLabel = "G", description = "Which recorded game (default: ${DEFAULT-VALUE}).")
    private String game = "lanes5v5";

    @Option(
            names = "--workers",
            paramLabel = "K",
            description = "Simulated workers that send as fast as they can (default: ${DEFAULT-VALUE}).")
    private int workers = 8;

    @Option(
            names = "--crowd",
            paramLabel = "N",
            description =
                    "Then measures so many that join, stream and leave, each with a connection of its own (default:"
                            + " ${DEFAULT-VALUE}, for none).")
    private int crowd;

    @Option(names = "--seconds", paramLabel = "S", description = "How long is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(names = "--warm-up", paramLabel = "S", description = "How long before that (default: ${DEFAULT-VALUE}).")
    private int warmUp = 8;

    @Option(names = "--json", description = "One JSON object as the last line of standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = Console.of(json);
        WireResult result = benchmark().run(console::say);
        console.say(
                "%s: %.1f bytes a decision on the wire, of which %.1f for audits alone; %.0f in memory",
                game, result.bytesPerDecision(), result.orderBytesPerDecision(), result.unpackedBytesPerDecision());
        console.say(
                "%.0f ns of a processor a decision to look up whether it was leased, which is not in what follows",
                result.ledgerNanosPerDecision());
        say(console, "as fast as they can", result.stream());
        WireResult.Streaming many = result.crowd();
        if (many != null) {
            say(console, "that come and go", many);
            console.say(
                    "%,d joined, %,d left, %,d lost the coordinator meanwhile; heap %.0f MB, before they came %.0f MB",
                    many.joined(), many.left(), many.lost(), many.heapMegabytes(), many.heapMegabytesBefore());
        }
        console.result(fields(result));
        return ExitCode.DONE;
    }

    private WireBenchmark benchmark() {
        Games.onClassPath().get(game);
        if (!RecordedWorkloads.exists(game)) {
            throw AgonException.usage("no recorded matches of " + game + " ship with Agon; try --game lanes5v5");
        }
        try {
            RecordedWorkloads recorded = RecordedWorkloads.load(game);
            return new WireBenchmark(
                    recorded.game(),
                    recorded.workload(),
                    recorded.size(),
                    new WireLoad(workers, crowd, warmUp, seconds));
        } catch (IllegalArgumentException outOfRange) {
            throw AgonException.usage(String.valueOf(outOfRange.getMessage()));
        }
    }

    private static void say(Console console, String what, WireResult.Streaming measured) {
        console.say(
                "%,d workers %s: %,.0f decisions/s taken in on %.2f cores, workers %.2f cores; %,d leases, p50 %.1f ms, p99"
                        + " %.1f ms",
                measured.workers(),
                what,
                measured.decisionsPerSecond(),
                measured.learnerCores(),
                measured.generatorCores(),
                measured.leases(),
                measured.leaseP50Millis(),
                measured.leaseP99Millis());
    }

    private Map<String, Object> fields(WireResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("bytes_per_decision", result.bytesPerDecision());
        fields.put("decisions_per_s", result.stream().decisionsPerSecond());
        fields.put("game", game);
        fields.put("order_bytes_per_decision", result.orderBytesPerDecision());
        fields.put("unpacked_bytes_per_decision", result.unpackedBytesPerDecision());
        fields.put("ledger_ns_per_decision", result.ledgerNanosPerDecision());
        fields.put("seconds", seconds);
        put(fields, result.stream());
        WireResult.Streaming many = result.crowd();
        if (many != null) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("decisions_per_s", many.decisionsPerSecond());
            put(row, many);
            fields.put("crowd", row);
        }
        fields.put("load_average", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return fields;
    }

    private static void put(Map<String, Object> fields, WireResult.Streaming measured) {
        fields.put("workers", measured.workers());
        fields.put("learner_cores", measured.learnerCores());
        fields.put("generator_cores", measured.generatorCores());
        fields.put("heap_mb", measured.heapMegabytes());
        fields.put("heap_before_mb", measured.heapMegabytesBefore());
        fields.put("joined", measured.joined());
        fields.put("left", measured.left());
        fields.put("lost", measured.lost());
        fields.put("leases", measured.leases());
        fields.put("lease_p50_ms", measured.leaseP50Millis());
        fields.put("lease_p99_ms", measured.leaseP99Millis());
    }
}
