package dev.agon.league.learner;

import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies ready for the clerk: results as they came, and leases as they were given out. Thread-safe; nobody waits at it but the
 * clerk.
 */
final class Tray {
    private List<Given> leases = new ArrayList<>();
    private List<Delivery> deliveries = new ArrayList<>();
    private boolean closed;

    /**
     * Results that came together.
     *
     * @param whenKept to be run when all of them that belong into the store are in it
     */
    record Delivery(List<MatchResult> results, Runnable whenKept) {}

    /** A lease and the worker that got it. */
    record Given(String worker, Lease lease) {}

    /** What was there, in the order in which it came. */
    record Content(List<Given> leases, List<Delivery> deliveries) {}

    /** Whether the result belongs into the store. */
    static boolean measures(MatchResult result) {
        return result.getEvaluation() || !result.getExhibition().isEmpty();
    }

    /** Lays results down; where none of them belongs into the store there is nothing to wait for. */
    void put(List<MatchResult> results, Runnable whenKept) {
        boolean kept = results.stream().noneMatch(Tray::measures);
        put(new Delivery(results, kept ? () -> {} : whenKept));
        if (kept) {
            whenKept.run();
        }
    }

    private synchronized void put(Delivery delivery) {
        deliveries.add(delivery);
        notifyAll();
    }

    synchronized void put(Given lease) {
        leases.add(lease);
        notifyAll();
    }

    /** Takes everything, after waiting at most so long for there to be anything. */
    synchronized Content take(long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; left > 0 && isEmpty() && !closed; left = (until - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        return takeNow();
    }

    /** Takes everything that is there. */
    synchronized Content takeNow() {
        Content content = new Content(leases, deliveries);
        leases = new ArrayList<>();
        deliveries = new ArrayList<>();
        return content;
    }

    private boolean isEmpty() {
        return leases.isEmpty() && deliveries.isEmpty();
    }

    /** Ends all waiting. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
