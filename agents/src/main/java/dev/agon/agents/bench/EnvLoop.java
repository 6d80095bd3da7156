package dev.agon.agents.bench;

import com.sun.management.ThreadMXBean;
import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.lang.management.ManagementFactory;

/** What one thread of {@link EnvBenchmark} does: whole matches until the time is up. */
final class EnvLoop implements Runnable {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final EnvWorkload workload;
    private final long measuredNanos;
    private final Observation[] seen;
    private final Orders[] orders;
    private long nanos;
    private long processorNanos;
    private long ticks;
    private long decisions;
    private long bytes;

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

    @Override
    public void run() {
        playFor(measuredNanos / 2);
        playFor(measuredNanos);
    }

    private void playFor(long duration) {
        ticks = 0;
        decisions = 0;
        long bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
        long processorBefore = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        do {
            play(workload.next());
            nanos = System.nanoTime() - start;
        } while (nanos < duration);
        processorNanos = THREADS.getCurrentThreadCpuTime() - processorBefore;
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
    }

    private void play(Match match) {
        while (!match.over()) {
            for (int view = 0; view < seen.length; view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    match.observe(view, seen[view]);
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

    long nanos() {
        return nanos;
    }

    /** Processor time that the thread took. */
    long processorNanos() {
        return processorNanos;
    }

    long ticks() {
        return ticks;
    }

    long decisions() {
        return decisions;
    }

    long bytes() {
        return bytes;
    }
}
