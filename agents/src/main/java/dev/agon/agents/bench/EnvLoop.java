package dev.agon.agents.bench;

import com.sun.management.ThreadMXBean;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.lang.management.ManagementFactory;

/**
 * What one thread of {@link EnvBenchmark} does: whole matches until the time is up, first with the awaited views observed, then with all
 * of them at every tick.
 */
final class EnvLoop implements Runnable {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final EnvWorkload workload;
    private final long measuredNanos;
    private final Observation[] seen;
    private final Orders[] orders;
    private Span awaited = new Span(0, 0, 0, 0, 0);
    private Span everybody = awaited;

    /** Of the span that is being played. */
    private long ticks;

    private long decisions;

    /** Of all ticks together. */
    @SuppressWarnings("UnusedVariable") // written, so that no compiler leaves a hash out as useless
    private long hashes;

    EnvLoop(Game game, EnvWorkload workload, long measuredNanos) {
        this.workload = workload;
        this.measuredNanos = measuredNanos;
        seen = new Observation[game.views()];
        orders = Orders.forGame(game);
        for (int view = 0; view < seen.length; view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
        }
    }

    /**
     * What was played in a stretch of time.
     *
     * @param nanos that passed
     * @param processorNanos processor time that the thread took
     * @param bytes that the thread allocated
     */
    record Span(long nanos, long processorNanos, long ticks, long decisions, long bytes) {
        double perSecond(double count) {
            return count * 1e9 / nanos;
        }

        double perProcessorSecond(double count) {
            return count * 1e9 / processorNanos;
        }
    }

    @Override
    public void run() {
        playFor(measuredNanos / 2, false);
        awaited = playFor(measuredNanos, false);
        playFor(measuredNanos / 2, true);
        everybody = playFor(measuredNanos, true);
    }

    private Span playFor(long duration, boolean allLook) {
        ticks = 0;
        decisions = 0;
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long processorBefore = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long nanos;
        do {
            play(workload.next(), allLook);
            nanos = System.nanoTime() - start;
        } while (nanos < duration);
        return new Span(
                nanos,
                THREADS.getCurrentThreadCpuTime() - processorBefore,
                ticks,
                decisions,
                THREADS.getCurrentThreadAllocatedBytes() - bytesBefore);
    }

    private void play(Match match, boolean allLook) {
        while (!match.over()) {
            for (int view = 0; view < seen.length; view++) {
                orders[view].clear();
                boolean asked = match.awaits(view);
                if (asked || allLook) {
                    match.observe(view, seen[view]);
                }
                if (asked) {
                    workload.order(view, seen[view], orders[view]);
                    countDecisions(seen[view]);
                }
            }
            match.advance(orders);
            hashes ^= match.hash();
            ticks++;
        }
    }

    private void countDecisions(Observation observation) {
        for (int actor = 0; actor < observation.actors; actor++) {
            decisions += observation.hasChoice(actor) ? 1 : 0;
        }
    }

    /** With the views observed that are awaited. */
    Span awaited() {
        return awaited;
    }

    /** With all views observed at every tick. */
    Span everybody() {
        return everybody;
    }

    int views() {
        return seen.length;
    }
}
