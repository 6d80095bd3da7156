package dev.agon.league.audit;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.league.play.MatchStarts;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.proto.training.WorkerSettings;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays matches again, one after the other, on a thread of its own of the lowest priority. */
final class AuditClerk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuditClerk.class);

    private static final long LOOK_MILLIS = 250;

    private final PolicySpec spec;
    private final RolloutCodec codec;
    private final WorkerSettings settings;
    private final int maxStaleness;
    private final Policies policies;
    private final long lateNanos;
    private final Consumer<CaseFile> whenDone;
    private final Thread thread = new Thread(this::work, "audits");
    private final Queue<CaseFile> files = new ArrayDeque<>();
    private BiConsumer<Sender, String> found = (sender, lie) -> {};
    private AuditTally tally = AuditTally.NONE;
    private boolean closed;

    /**
     * A clerk with nothing to do yet.
     *
     * @param lateMillis by which what was told of a match may come after its end, as it does when a line broke
     * @param whenDone hears of each file that is closed
     */
    AuditClerk(
            PolicySpec spec,
            RolloutCodec codec,
            WorkerSettings settings,
            int maxStaleness,
            Policies policies,
            long lateMillis,
            Consumer<CaseFile> whenDone) {
        this.spec = spec;
        this.codec = codec;
        this.settings = settings;
        this.maxStaleness = maxStaleness;
        this.policies = policies;
        lateNanos = TimeUnit.MILLISECONDS.toNanos(lateMillis);
        this.whenDone = whenDone;
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
    }

    void start(BiConsumer<Sender, String> listener) {
        found = listener;
        thread.start();
    }

    /** The match has ended and is to be played again. */
    synchronized void hold(CaseFile file) {
        files.add(file);
        notifyAll();
    }

    /** What another process of that name told last may have been lost on the way. */
    void joined(Sender sender) {
        List<CaseFile> dropped;
        synchronized (this) {
            dropped = files.stream()
                    .filter(file -> file.sender().worker().equals(sender.worker())
                            && file.sender().incarnation() != sender.incarnation())
                    .filter(file -> !file.hasAllOrders())
                    .toList();
            files.removeAll(dropped);
        }
        dropped.forEach(whenDone);
    }

    synchronized AuditTally tally() {
        return tally;
    }

    private void work() {
        try {
            MatchStarts starts = new MatchStarts(spec.game(), settings);
            for (CaseFile file = next(); file != null; file = next()) {
                long started = cpuNanos();
                String lie = lie(starts, file);
                whenDone.accept(file);
                add(new AuditTally(0, lie == null ? 0 : 1, 0, 0, cpuNanos() - started));
                if (lie != null) {
                    found.accept(file.sender(), file.match() + ": " + lie);
                }
            }
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private synchronized @Nullable CaseFile next() throws InterruptedException {
        while (!closed) {
            CaseFile file = poll();
            if (file != null) {
                return file;
            }
            wait(LOOK_MILLIS);
        }
        return null;
    }

    private @Nullable CaseFile poll() {
        for (Iterator<CaseFile> waiting = files.iterator(); waiting.hasNext(); ) {
            CaseFile file = waiting.next();
            if (file.hasAllOrders() || System.nanoTime() - file.endedNanos() > lateNanos) {
                waiting.remove();
                return file;
            }
        }
        return null;
    }

    /** What it lies about, or null where all is true. */
    private @Nullable String lie(MatchStarts starts, CaseFile file) {
        if (!file.hasAllOrders()) {
            return "does not tell by which orders it was played";
        }
        try (Retrial retrial = new Retrial(spec, codec, settings, maxStaleness, starts, policies, file)) {
            String lie = hold(retrial);
            add(retrial.tally());
            return lie;
        } catch (RuntimeException failed) {
            // Whoever could make an audit fail would else never be found.
            LOG.warn("{} could not be played again", file.match(), failed);
            return "tells what cannot be played again: " + failed;
        }
    }

    private static @Nullable String hold(Retrial retrial) {
        try {
            retrial.hold();
            return null;
        } catch (LieException found) {
            return String.valueOf(found.getMessage());
        }
    }

    private synchronized void add(AuditTally more) {
        tally = tally.plus(more);
    }

    /** Plays nothing again any more. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
