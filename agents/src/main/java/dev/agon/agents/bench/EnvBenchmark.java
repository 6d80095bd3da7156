package dev.agon.agents.bench;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Measures how fast a game is played from start to end, again and again, with full observations and masks for all that are
 * awaited, or for all views at every tick, and a hash at every tick.
 */
public final class EnvBenchmark {
    private static final double NANOS_PER_SECOND = 1e9;

    private EnvBenchmark() {}

    /** As the other, with random players in all seats. */
    public static EnvResult run(Game game, int threads, double seconds) throws InterruptedException {
        return run(game, thread -> new RandomWorkload(game, MatchRandom.derive(1, thread)), threads, seconds);
    }

    /**
     * Plays on each thread, first half as long to warm up, then for the measured time; then the same again with all views observed at
     * every tick, awaited or not.
     *
     * @param workloads the matches of each thread, by its number
     * @param threads threads that play at once; at least 1
     * @param seconds how long is measured; positive
     */
    public static EnvResult run(Game game, IntFunction<EnvWorkload> workloads, int threads, double seconds)
            throws InterruptedException {
        if (threads < 1 || !(seconds > 0)) {
            throw new IllegalArgumentException(
                    "threads must be at least 1 and seconds positive: threads=" + threads + ", seconds=" + seconds);
        }
        List<EnvLoop> loops = new ArrayList<>();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            EnvLoop loop = new EnvLoop(game, workloads.apply(i), (long) (seconds * NANOS_PER_SECOND));
            Thread thread = new Thread(loop, "env-benchmark-" + i);
            loops.add(loop);
            running.add(thread);
            thread.start();
        }
        for (Thread thread : running) {
            thread.join();
        }
        return sum(game, loops);
    }

    private static EnvResult sum(Game game, List<EnvLoop> loops) {
        double ticksPerSecond = 0;
        double ticksPerProcessorSecond = 0;
        double decisionsPerSecond = 0;
        double agentStepsPerSecond = 0;
        double agentStepsPerProcessorSecond = 0;
        double bytes = 0;
        double ticks = 0;
        for (EnvLoop loop : loops) {
            EnvLoop.Span span = loop.awaited();
            ticksPerSecond += span.perSecond(span.ticks());
            ticksPerProcessorSecond += span.perProcessorSecond(span.ticks());
            decisionsPerSecond += span.perSecond(span.decisions());
            bytes += span.bytes();
            ticks += span.ticks();
            EnvLoop.Span everybody = loop.everybody();
            double agentSteps = (double) everybody.ticks() * loop.views();
            agentStepsPerSecond += everybody.perSecond(agentSteps);
            agentStepsPerProcessorSecond += everybody.perProcessorSecond(agentSteps);
        }
        return new EnvResult(
                game.name(),
                loops.size(),
                ticksPerSecond,
                ticksPerProcessorSecond,
                decisionsPerSecond,
                bytes / ticks,
                agentStepsPerSecond,
                agentStepsPerProcessorSecond);
    }
}
