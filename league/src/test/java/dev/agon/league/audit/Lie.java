package dev.agon.league.audit;

import dev.agon.agents.rollout.Rollout;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.PlayedOrders;
import dev.agon.proto.training.PlayerRef;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** One way to lie about every third match. */
abstract class Lie {
    private final Set<String> about = new HashSet<>();

    /** What is leased, as the worker gets to know of it. */
    Lease lease(Lease lease) {
        return lease;
    }

    /** What is told. */
    abstract Chunk chunk(Chunk chunk);

    /** Whether that match was lied about. */
    synchronized boolean isAbout(String lease, int match) {
        return about.contains(lease + "/" + match);
    }

    final synchronized boolean chooses(String lease, int match) {
        return (lease + "/" + match).hashCode() % 3 == 0;
    }

    final synchronized void told(String lease, int match) {
        about.add(lease + "/" + match);
    }

    /** Changes a rollout; false where there is nothing to change. */
    interface Change {
        boolean apply(Rollout rollout);
    }

    /** Changes what is to be learned from. */
    static Lie ofRollouts(RolloutCodec codec, Change change) {
        return new Lie() {
            @Override
            Chunk chunk(Chunk chunk) {
                Chunk.Builder lied = chunk.toBuilder().clearRollouts();
                for (PackedRollout packed : chunk.getRolloutsList()) {
                    lied.addRollouts(changed(packed));
                }
                return lied.build();
            }

            private PackedRollout changed(PackedRollout packed) {
                String lease = packed.getPart().getLease();
                int match = packed.getPart().getMatch();
                if (!chooses(lease, match)) {
                    return packed;
                }
                try {
                    Rollout rollout = codec.decode(packed);
                    if (!change.apply(rollout)) {
                        return packed;
                    }
                    told(lease, match);
                    return codec.encode(rollout, packed.getWeights()).toBuilder()
                            .setPart(packed.getPart())
                            .build();
                } catch (RefusedException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        };
    }

    /** Leaves such rollouts out. */
    static Lie leavingOut(Predicate<PackedRollout> which) {
        return new Lie() {
            @Override
            Chunk chunk(Chunk chunk) {
                Chunk.Builder lied = chunk.toBuilder().clearRollouts();
                for (PackedRollout packed : chunk.getRolloutsList()) {
                    if (which.test(packed)
                            && chooses(
                                    packed.getPart().getLease(),
                                    packed.getPart().getMatch())) {
                        told(packed.getPart().getLease(), packed.getPart().getMatch());
                    } else {
                        lied.addRollouts(packed);
                    }
                }
                return lied.build();
            }
        };
    }

    /** Reports that those who lost have won, in such matches. */
    static Lie ofOutcomes(Predicate<MatchResult> which) {
        return new Lie() {
            @Override
            Chunk chunk(Chunk chunk) {
                Chunk.Builder lied = chunk.toBuilder().clearResults();
                for (MatchResult result : chunk.getResultsList()) {
                    MatchResult.Builder other = result.toBuilder();
                    if (which.test(result) && chooses(result.getLease(), result.getMatch())) {
                        other.clearOutcomes();
                        result.getOutcomesList().forEach(outcome -> other.addOutcomes(-outcome));
                        if (!other.getOutcomesList().equals(result.getOutcomesList())) {
                            told(result.getLease(), result.getMatch());
                        }
                    }
                    lied.addResults(other);
                }
                return lied.build();
            }
        };
    }

    /** Tells the orders of one match as those of another, or none. */
    static Lie ofOrders(boolean none) {
        return new Lie() {
            private PlayedOrders other = PlayedOrders.getDefaultInstance();

            @Override
            Chunk chunk(Chunk chunk) {
                Chunk.Builder lied = chunk.toBuilder().clearOrders();
                for (PlayedOrders stretch : chunk.getOrdersList()) {
                    if (chooses(stretch.getLease(), stretch.getMatch())
                            && (none || !other.getOrders().equals(stretch.getOrders()))) {
                        told(stretch.getLease(), stretch.getMatch());
                        if (!none) {
                            lied.addOrders(stretch.toBuilder().setOrders(other.getOrders()));
                        }
                    } else {
                        lied.addOrders(stretch);
                        other = stretch;
                    }
                }
                return lied.build();
            }
        };
    }

    /** Plays against a weaker opponent than it was leased: a bot in place of a snapshot, or a snapshot in place of another. */
    static Lie ofOpponents(String bot) {
        return new Lie() {
            private final Map<String, List<PlayerRef>> leased = new HashMap<>();

            @Override
            synchronized Lease lease(Lease lease) {
                Lease.Builder lied = lease.toBuilder();
                for (Assignment.Builder assignment : lied.getAssignmentsBuilderList()) {
                    for (int i = 0; i < assignment.getSeedsCount(); i++) {
                        leased.put(lease.getId() + "/" + (assignment.getFirstMatch() + i), assignment.getPlayersList());
                    }
                    for (int seat = 0; seat < assignment.getPlayersCount(); seat++) {
                        if (assignment.getPlayers(seat).hasSnapshot()) {
                            for (int i = 0; i < assignment.getSeedsCount(); i++) {
                                told(lease.getId(), assignment.getFirstMatch() + i);
                            }
                            assignment.setPlayers(seat, PlayerRef.newBuilder().setBot(bot));
                        }
                    }
                }
                return lied.build();
            }

            @Override
            synchronized Chunk chunk(Chunk chunk) {
                Chunk.Builder lied = chunk.toBuilder();
                for (MatchResult.Builder result : lied.getResultsBuilderList()) {
                    result.clearPlayers().addAllPlayers(leased.get(result.getLease() + "/" + result.getMatch()));
                }
                return lied.build();
            }
        };
    }

    /** Never tells that a match has ended. */
    static Lie ofEndlessMatches() {
        return new Lie() {
            @Override
            Chunk chunk(Chunk chunk) {
                return chunk.toBuilder().clearResults().build();
            }
        };
    }
}
