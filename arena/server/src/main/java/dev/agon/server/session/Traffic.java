package dev.agon.server.session;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What has gone over all connections of the arena so far, counted. Thread-safe. */
public final class Traffic {
    final LongAdder messages = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder framesLeftOut = new LongAdder();
    final LongAdder cutOff = new LongAdder();
    final LongAdder turnedAway = new LongAdder();
    final LongAccumulator mostQueued = new LongAccumulator(Long::max, 0);

    /** Most bytes that ever waited for one client. */
    public long mostQueuedBytes() {
        return mostQueued.get();
    }

    /** Clients that were cut off because they read too slowly. */
    public long cutOff() {
        return cutOff.sum();
    }

    /** Clients that were turned away because too many were there. */
    public long turnedAway() {
        return turnedAway.sum();
    }

    /** Offers all figures as meters; docs/metrics.md says what they mean. */
    public void register(MeterRegistry meters) {
        count(meters, "agon.arena.messages", messages);
        count(meters, "agon.arena.bytes", bytes);
        count(meters, "agon.arena.frames.left.out", framesLeftOut);
        count(meters, "agon.arena.cut.off", cutOff);
        count(meters, "agon.arena.turned.away", turnedAway);
        Gauge.builder("agon.arena.queued.bytes.most", mostQueued, LongAccumulator::get)
                .register(meters);
    }

    private static void count(MeterRegistry meters, String name, LongAdder counter) {
        FunctionCounter.builder(name, counter, LongAdder::sum).register(meters);
    }
}
