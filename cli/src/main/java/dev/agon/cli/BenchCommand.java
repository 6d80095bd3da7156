package dev.agon.cli;

import dev.agon.agents.bench.EnvBenchmark;
import dev.agon.agents.bench.EnvResult;
import dev.agon.game.Games;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Figures of this machine. */
@Command(
        name = "bench",
        description = "Measures this machine.",
        mixinStandardHelpOptions = true,
        subcommands = BenchCommand.Env.class)
final class BenchCommand {
    /** How fast a game is played by random players. */
    @Command(name = "env", description = "How fast a game is played.", mixinStandardHelpOptions = true)
    static final class Env implements Callable<Integer> {
        @Option(names = "--game", paramLabel = "G", description = "Which game (default: ${DEFAULT-VALUE}).")
        private String game = Contestants.FLAGSHIP;

        @Option(names = "--threads", paramLabel = "T", description = "Threads that play (default: ${DEFAULT-VALUE}).")
        private int threads = 1;

        @Option(names = "--seconds", paramLabel = "S", description = "How long (default: ${DEFAULT-VALUE}).")
        private double seconds = 3;

        @Option(names = "--json", description = "One JSON object as the last line of standard output.")
        private boolean json;

        @Override
        public Integer call() throws InterruptedException {
            Console console = Console.of(json);
            EnvResult result = EnvBenchmark.run(Games.onClassPath().get(game), threads, seconds);
            console.say(
                    "%s on %d threads: %,.0f ticks/s, %,.0f decisions/s, %.1f bytes allocated per tick",
                    result.game(),
                    result.threads(),
                    result.ticksPerSecond(),
                    result.decisionsPerSecond(),
                    result.bytesAllocatedPerTick());
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("game", result.game());
            fields.put("threads", result.threads());
            fields.put("ticks_per_s", result.ticksPerSecond());
            fields.put("decisions_per_s", result.decisionsPerSecond());
            fields.put("bytes_allocated_per_tick", result.bytesAllocatedPerTick());
            console.result(fields);
            return ExitCode.DONE;
        }
    }
}
