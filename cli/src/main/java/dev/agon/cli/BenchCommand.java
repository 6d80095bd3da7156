package dev.agon.cli;

import dev.agon.agents.bench.EnvBenchmark;
import dev.agon.agents.bench.EnvParts;
import dev.agon.agents.bench.EnvResult;
import dev.agon.agents.bench.InferenceBenchmark;
import dev.agon.agents.bench.InferenceRow;
import dev.agon.agents.bench.LearnerBenchmark;
import dev.agon.agents.bench.LearnerRow;
import dev.agon.agents.bench.RandomWorkload;
import dev.agon.agents.network.CoreKind;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.AgonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Figures of this machine. */
@Command(
        name = "bench",
        description = "Measures this machine.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchCommand.Env.class,
            BenchCommand.Inference.class,
            BenchCommand.Learner.class,
            BenchServerCommand.class,
            BenchWireCommand.class
        })
final class BenchCommand {
    private static final int MOST_THREADS = 1024;

    /** How fast a game is played: recorded matches where some ship with it, else random ones. */
    @Command(name = "env", description = "How fast a game is played.", mixinStandardHelpOptions = true)
    static final class Env implements Callable<Integer> {
        private static final int RANDOM_MATCHES = 1_000;

        @Option(names = "--game", paramLabel = "G", description = "Which game (default: ${DEFAULT-VALUE}).")
        private String game = Contestants.FLAGSHIP;

        @Option(names = "--threads", paramLabel = "T", description = "Threads that play (default: ${DEFAULT-VALUE}).")
        private int threads = 1;

        @Option(names = "--seconds", paramLabel = "S", description = "How long (default: ${DEFAULT-VALUE}).")
        private double seconds = 3;

        @Option(names = "--parts", description = "Also where the time of a tick goes, on one thread.")
        private boolean parts;

        @Option(names = "--json", description = "One JSON object as the last line of standard output.")
        private boolean json;

        @Override
        public Integer call() throws InterruptedException {
            requireThreads(threads);
            requireTime(seconds);
            Console console = Console.of(json);
            EnvResult result = measure(Games.onClassPath().get(game));
            console.say(
                    "%s on %d threads: %,.0f ticks/s (%,.0f in a second of processor time), %,.0f decisions/s, "
                            + "%.1f bytes allocated per tick; with every view observed at every tick %,.0f agent-steps/s "
                            + "(%,.0f in a second of processor time)",
                    result.game(),
                    result.threads(),
                    result.ticksPerSecond(),
                    result.ticksPerProcessorSecond(),
                    result.decisionsPerSecond(),
                    result.bytesAllocatedPerTick(),
                    result.agentStepsPerSecond(),
                    result.agentStepsPerProcessorSecond());
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("game", result.game());
            fields.put("threads", result.threads());
            fields.put("ticks_per_s", result.ticksPerSecond());
            fields.put("ticks_per_processor_s", result.ticksPerProcessorSecond());
            fields.put("decisions_per_s", result.decisionsPerSecond());
            fields.put("bytes_allocated_per_tick", result.bytesAllocatedPerTick());
            fields.put("agent_steps_per_s", result.agentStepsPerSecond());
            fields.put("agent_steps_per_processor_s", result.agentStepsPerProcessorSecond());
            fields.put("workload", workload());
            if (parts) {
                addParts(console, fields);
            }
            console.result(fields);
            return ExitCode.DONE;
        }

        private void addParts(Console console, Map<String, Object> fields) {
            EnvParts measured = measureParts();
            console.say(
                    "of a tick: observing %,.0f ns, advancing %,.0f ns, hashing %,.0f ns; %.1f entities in an observation",
                    measured.observeNanos(), measured.advanceNanos(), measured.hashNanos(), measured.entities());
            fields.put("observe_ns", measured.observeNanos());
            fields.put("advance_ns", measured.advanceNanos());
            fields.put("hash_ns", measured.hashNanos());
            fields.put("entities", measured.entities());
        }

        private EnvParts measureParts() {
            if (!RecordedWorkloads.exists(game)) {
                Game played = Games.onClassPath().get(game);
                return EnvParts.measure(played, new RandomWorkload(played, 1), RANDOM_MATCHES, seconds);
            }
            RecordedWorkloads recorded = RecordedWorkloads.load(game);
            return EnvParts.measure(recorded.game(), recorded.workload(), recorded.size(), seconds);
        }

        private String workload() {
            return RecordedWorkloads.exists(game) ? "recorded" : "random";
        }

        private EnvResult measure(Game played) throws InterruptedException {
            if (!RecordedWorkloads.exists(game)) {
                return EnvBenchmark.run(played, threads, seconds);
            }
            RecordedWorkloads recorded = RecordedWorkloads.load(game);
            return EnvBenchmark.run(recorded.game(), thread -> recorded.workload(), threads, seconds);
        }
    }

    /** How fast a policy acts, with every core. */
    @Command(name = "inference", description = "How fast a policy acts.", mixinStandardHelpOptions = true)
    static final class Inference implements Callable<Integer> {
        @Option(names = "--game", paramLabel = "G", description = "Which game (default: ${DEFAULT-VALUE}).")
        private String game = Contestants.FLAGSHIP;

        @Option(names = "--batch", paramLabel = "N", description = "Views at once (default: ${DEFAULT-VALUE}).")
        private int batch = 64;

        @Option(names = "--threads", paramLabel = "T", description = "Threads that act (default: ${DEFAULT-VALUE}).")
        private int threads = 1;

        @Option(names = "--seconds", paramLabel = "S", description = "How long a row (default: ${DEFAULT-VALUE}).")
        private double seconds = 3;

        @Option(names = "--json", description = "One JSON object as the last line of standard output.")
        private boolean json;

        @Override
        public Integer call() throws InterruptedException {
            requireViews("--batch", batch);
            requireThreads(threads);
            requireTime(seconds);
            Console console = Console.of(json);
            List<Map<String, Object>> rows = new ArrayList<>();
            for (CoreKind core : CoreKind.values()) {
                InferenceRow row = InferenceBenchmark.run(Games.onClassPath().get(game), core, batch, threads, seconds);
                console.say(
                        "%s, core %s, batch %d, %d threads: %,.0f view steps/s",
                        game, nameOf(core), batch, threads, row.stepsPerSecond());
                rows.add(row(
                        "core", nameOf(core), "batch", batch, "threads", threads, "steps_per_s", row.stepsPerSecond()));
            }
            console.result(row("game", game, "rows", rows));
            return ExitCode.DONE;
        }
    }

    /** How fast a policy learns, with every core. */
    @Command(name = "learner", description = "How fast a policy learns.", mixinStandardHelpOptions = true)
    static final class Learner implements Callable<Integer> {
        @Option(names = "--game", paramLabel = "G", description = "Which game (default: ${DEFAULT-VALUE}).")
        private String game = Contestants.FLAGSHIP;

        @Option(
                names = "--minibatch",
                paramLabel = "N",
                description = "View steps a gradient (default: ${DEFAULT-VALUE}).")
        private int minibatch = 4096;

        @Option(names = "--threads", paramLabel = "T", description = "Threads that learn (default: ${DEFAULT-VALUE}).")
        private int threads = 1;

        @Option(names = "--seconds", paramLabel = "S", description = "How long a row (default: ${DEFAULT-VALUE}).")
        private double seconds = 5;

        @Option(names = "--json", description = "One JSON object as the last line of standard output.")
        private boolean json;

        @Override
        public Integer call() {
            requireViews("--minibatch", minibatch);
            requireThreads(threads);
            requireTime(seconds);
            Console console = Console.of(json);
            List<Map<String, Object>> rows = new ArrayList<>();
            for (CoreKind core : CoreKind.values()) {
                LearnerRow row = LearnerBenchmark.run(Games.onClassPath().get(game), core, minibatch, threads, seconds);
                console.say(
                        "%s, core %s, minibatch %d, reuse 1, %d threads: %,.0f view steps/s",
                        game, nameOf(core), minibatch, threads, row.samplesPerSecond());
                rows.add(row(
                        "core",
                        nameOf(core),
                        "minibatch",
                        minibatch,
                        "threads",
                        threads,
                        "samples_per_s",
                        row.samplesPerSecond()));
            }
            console.result(row("game", game, "rows", rows));
            return ExitCode.DONE;
        }
    }

    private static void requireViews(String option, int views) {
        if (views < 1) {
            throw AgonException.usage(option + " must be at least 1, not " + views);
        }
    }

    private static void requireThreads(int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw AgonException.usage("--threads must be in [1, " + MOST_THREADS + "], not " + threads);
        }
    }

    private static void requireTime(double seconds) {
        if (!(seconds > 0)) {
            throw AgonException.usage("--seconds must be more than 0, not " + seconds);
        }
    }

    private static String nameOf(CoreKind core) {
        return core.name().toLowerCase(Locale.ROOT);
    }

    /** Names and values in turn, in that order. */
    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }
}
