package dev.agon.game;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures what observing and advancing allocate. */
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** Bytes allocated per tick, rounded down, over so many random matches after as many to warm up. */
    static long bytesPerTick(Game game, int matches) {
        measure(game, matches, 0);
        return measure(game, matches, matches);
    }

    private static long measure(Game game, int matches, long firstSeed) {
        long bytes = 0;
        long ticks = 0;
        float[] terms = new float[game.rewardTerms().size()];
        for (int i = 0; i < matches; i++) {
            RandomPlay play = new RandomPlay(game, firstSeed + i);
            while (!play.match.over()) {
                play.drawOrders();
                long before = THREADS.getCurrentThreadAllocatedBytes();
                play.match.advance(play.orders);
                for (int view = 0; view < play.seen.length; view++) {
                    play.match.observe(view, play.seen[view]);
                }
                play.match.rewards(0, terms);
                bytes += THREADS.getCurrentThreadAllocatedBytes() - before;
                ticks++;
            }
        }
        return bytes / ticks;
    }
}
