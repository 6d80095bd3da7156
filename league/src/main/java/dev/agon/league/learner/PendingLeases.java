package dev.agon.league.learner;

import dev.agon.league.store.LeaseRecord;
import dev.agon.league.store.LeaseRecord.LeasedMatch;
import dev.agon.league.wire.PlayerRefs;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.PlayerRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leases as the store keeps them: only their matches that measure, because only those are waited for. */
final class PendingLeases {
    private PendingLeases() {}

    /** What to keep of a lease that is given out; nothing where none of its matches measures. */
    static Optional<LeaseRecord> record(String worker, Lease lease, long step, Instant now) {
        List<LeasedMatch> matches = measured(lease);
        return matches.isEmpty()
                ? Optional.empty()
                : Optional.of(new LeaseRecord(lease.getId(), worker, step, now, 0, matches));
    }

    /** The lease's matches that measure. */
    static List<LeasedMatch> measured(Lease lease) {
        List<LeasedMatch> matches = new ArrayList<>();
        for (Assignment assignment : lease.getAssignmentsList()) {
            if (assignment.getEvaluation()) {
                List<String> players = assignment.getPlayersList().stream()
                        .map(PlayerRefs::name)
                        .toList();
                for (int match = 0; match < assignment.getSeedsCount(); match++) {
                    matches.add(
                            new LeasedMatch(assignment.getFirstMatch() + match, assignment.getSeeds(match), players));
                }
            }
        }
        return matches;
    }

    /** Matches of a lease that nobody told the results of, by number, to be given out again under its name. */
    static Lease again(String id, Collection<LeasedMatch> open) {
        Lease.Builder lease = Lease.newBuilder().setId(id);
        @Nullable LeasedMatch before = null;
        for (LeasedMatch match : open) {
            if (before == null
                    || match.number() != before.number() + 1
                    || !match.players().equals(before.players())) {
                lease.addAssignments(assignment(match));
            }
            lease.getAssignmentsBuilder(lease.getAssignmentsCount() - 1).addSeeds(match.seed());
            before = match;
        }
        return lease.build();
    }

    private static Assignment.Builder assignment(LeasedMatch first) {
        List<PlayerRef> players = first.players().stream().map(PlayerRefs::of).toList();
        return Assignment.newBuilder()
                .setEvaluation(true)
                .setFirstMatch(first.number())
                .addAllPlayers(players);
    }
}
