package dev.agon.league.learner;

import dev.agon.league.store.LeaseRecord;
import dev.agon.league.store.LeaseRecord.LeasedMatch;
import dev.agon.proto.training.Lease;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Matches that measure and of which no result has come, by lease: those that somebody plays, and those that wait to be given out once more
 * because whoever had them is gone. Not thread-safe.
 */
final class OpenLeases {
    private final Map<String, Open> leases = new LinkedHashMap<>();
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Map<String, Long> processes = new HashMap<>();

    /** A lease that is not finished. */
    private static final class Open {
        final NavigableMap<Integer, LeasedMatch> matches = new TreeMap<>();
        /** Who has it, or had it and may come back with it; null where that cannot be. */
        @Nullable
        String worker;

        @Nullable
        Long process;

        Open(List<LeasedMatch> of) {
            of.forEach(match -> matches.put(match.number(), match));
        }
    }

    /** The worker got a lease. */
    void give(String worker, Lease lease) {
        List<LeasedMatch> matches = PendingLeases.measured(lease);
        if (!matches.isEmpty()) {
            give(worker, lease.getId(), new Open(matches));
        }
    }

    private void give(String worker, String id, Open lease) {
        lease.worker = worker;
        lease.process = processes.get(worker);
        leases.put(id, lease);
    }

    /** A lease of which these matches are open waits, for anybody. */
    void await(LeaseRecord lease) {
        if (!lease.pending().isEmpty()) {
            leases.put(lease.id(), new Open(lease.pending()));
            waiting.add(lease.id());
        }
    }

    /** The result of a match came; whether that waited to be given out once more. */
    boolean told(String id, int match) {
        Open lease = leases.get(id);
        if (lease == null || lease.matches.remove(match) == null) {
            return false;
        }
        boolean waited = waiting.contains(id);
        if (lease.matches.isEmpty()) {
            leases.remove(id);
            waiting.remove(id);
        }
        return waited;
    }

    /** That process goes by its name now: another of that name is gone. How many matches wait from now on. */
    int joined(String worker, long process) {
        processes.put(worker, process);
        int matches = 0;
        for (Map.Entry<String, Open> entry : leases.entrySet()) {
            Open lease = entry.getValue();
            if (worker.equals(lease.worker) && (lease.process == null || lease.process != process)) {
                lease.worker = null;
                matches += await(entry.getKey(), lease);
            }
        }
        return matches;
    }

    /** The worker is heard no more; if it comes back, it still has what it had. How many matches wait from now on, for others. */
    int forgotten(String worker) {
        processes.remove(worker);
        int matches = 0;
        for (Map.Entry<String, Open> entry : leases.entrySet()) {
            if (worker.equals(entry.getValue().worker)) {
                matches += await(entry.getKey(), entry.getValue());
            }
        }
        return matches;
    }

    private int await(String id, Open lease) {
        return waiting.add(id) ? lease.matches.size() : 0;
    }

    /** How many matches the worker could be given of a lease that waits; 0 where none waits for it. */
    int waitingFor(String worker) {
        return firstFor(worker).map(id -> open(id).matches.size()).orElse(0);
    }

    /** Gives the worker what waits for it. */
    Lease giveAgain(String worker) {
        String id = firstFor(worker).orElseThrow();
        Open lease = open(id);
        waiting.remove(id);
        give(worker, id, lease);
        return PendingLeases.again(id, lease.matches.values());
    }

    private Optional<String> firstFor(String worker) {
        return waiting.stream().filter(id -> !worker.equals(open(id).worker)).findFirst();
    }

    private Open open(String id) {
        Open lease = leases.get(id);
        if (lease == null) {
            throw new IllegalStateException("waits, but is finished: " + id);
        }
        return lease;
    }

    /** All that wait. */
    List<Lease> waiting() {
        List<Lease> all = new ArrayList<>();
        waiting.forEach(id -> all.add(PendingLeases.again(id, open(id).matches.values())));
        return all;
    }
}
