package dev.agon.league.audit;

import dev.agon.league.wire.TrainingLimits;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Lease;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who was leased which matches, and how far each of those has come that were not told to have ended. Forgotten are leases of a process that
 * is gone, the oldest of those whose matches have all ended, and the oldest of all where there are very many. Not thread-safe.
 */
final class LeaseLedger {
    private static final int FINISHED_KNOWN = 1_024;

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Entry> finished = new LinkedHashMap<>();
    private final Map<String, Integer> openByWorker = new HashMap<>();
    private final Consumer<MatchProgress> whenForgotten;
    private long matches;

    private static final class Entry {
        final @Nullable Sender owner;
        final Lease lease;
        final boolean inherited;
        final int count;
        final Map<Integer, MatchProgress> open = new HashMap<>();
        final BitSet ended = new BitSet();

        Entry(@Nullable Sender owner, Lease lease, boolean inherited) {
            this.owner = owner;
            this.lease = lease;
            this.inherited = inherited;
            count = lease.getAssignmentsList().stream()
                    .mapToInt(Assignment::getSeedsCount)
                    .sum();
        }
    }

    /** A ledger; {@code whenForgotten} hears of matches of which no end will be told. */
    LeaseLedger(Consumer<MatchProgress> whenForgotten) {
        this.whenForgotten = whenForgotten;
    }

    /**
     * A lease was given out; where another had it, it has it no more.
     *
     * @param owner to whom; null where anybody may have it, as after a restart
     */
    void give(@Nullable Sender owner, Lease lease) {
        Entry before = entries.get(lease.getId());
        if (lease.getAssignmentsCount() == 0 || (before != null && Objects.equals(before.owner, owner))) {
            return;
        }
        if (before != null) {
            forget(before);
        }
        Entry entry = new Entry(owner, lease, owner == null || (before != null && before.inherited));
        entries.put(lease.getId(), entry);
        matches += entry.count;
        while (matches > TrainingLimits.LEDGER_MATCHES && entries.size() > 1) {
            forget(entries.values().iterator().next());
        }
    }

    private void forget(Entry entry) {
        entries.remove(entry.lease.getId());
        matches -= entry.count;
        entry.open.values().forEach(whenForgotten);
        if (entry.owner != null) {
            openByWorker.merge(entry.owner.worker(), -entry.open.size(), Integer::sum);
        }
    }

    /** That process goes by its name now: what another of that name was leased is nobody's any more. Whether there was anything. */
    boolean join(Sender sender) {
        var others = entries.values().stream()
                .filter(entry -> entry.owner != null
                        && entry.owner.worker().equals(sender.worker())
                        && entry.owner.incarnation() != sender.incarnation())
                .toList();
        others.forEach(this::forget);
        return !others.isEmpty();
    }

    /** The match, if it was leased to that process, or to anybody. */
    @Nullable
    LeasedMatch find(Sender sender, String lease, int match) {
        Entry entry = entry(lease);
        if (entry == null || (entry.owner != null && !entry.owner.equals(sender))) {
            return null;
        }
        for (Assignment assignment : entry.lease.getAssignmentsList()) {
            int within = match - assignment.getFirstMatch();
            if (within >= 0 && within < assignment.getSeedsCount()) {
                return LeasedMatch.of(lease, assignment, match);
            }
        }
        return null;
    }

    private @Nullable Entry entry(String lease) {
        Entry open = entries.get(lease);
        return open == null ? finished.get(lease) : open;
    }

    /** How far a match that is known has come, or null where nothing of it was told yet. */
    @Nullable
    MatchProgress progress(LeasedMatch match) {
        return known(match).open.get(match.number());
    }

    /** The match has begun. */
    void begin(LeasedMatch match, MatchProgress progress) {
        Entry entry = known(match);
        entry.open.put(match.number(), progress);
        if (entry.owner != null) {
            openByWorker.merge(entry.owner.worker(), 1, Integer::sum);
        }
    }

    /** Whether the match, which is known, was leased before this process began: some of it may have been told to another. */
    boolean isInherited(LeasedMatch match) {
        return known(match).inherited;
    }

    /** Matches of the worker that have begun and not ended. */
    int open(String worker) {
        return openByWorker.getOrDefault(worker, 0);
    }

    /** Whether the match, which is known, has ended. */
    boolean hasEnded(LeasedMatch match) {
        return known(match).ended.get(match.number());
    }

    /** The match, which is known, has ended. */
    void end(LeasedMatch match) {
        Entry entry = known(match);
        entry.ended.set(match.number());
        if (entry.open.remove(match.number()) != null && entry.owner != null) {
            openByWorker.merge(entry.owner.worker(), -1, Integer::sum);
        }
        if (entry.ended.cardinality() >= entry.count) {
            entries.remove(entry.lease.getId());
            matches -= entry.count;
            finished.put(entry.lease.getId(), entry);
            if (finished.size() > FINISHED_KNOWN) {
                finished.remove(finished.keySet().iterator().next());
            }
        }
    }

    private Entry known(LeasedMatch match) {
        Entry entry = entry(match.lease());
        if (entry == null) {
            throw new IllegalArgumentException("not leased: " + match);
        }
        return entry;
    }
}
