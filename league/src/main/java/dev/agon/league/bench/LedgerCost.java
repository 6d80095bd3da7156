package dev.agon.league.bench;

import dev.agon.agents.policy.Policy;
import dev.agon.game.Game;
import dev.agon.league.audit.Audits;
import dev.agon.league.audit.LieException;
import dev.agon.league.audit.Policies;
import dev.agon.league.audit.Sender;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WorkerSettings;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What it costs a learner to look up in the audits' ledger whether what a worker tells was leased to it, in processor time. No match is chosen
 * to be played again, which is another thread's work.
 */
final class LedgerCost {
    private static final String WORKER = "worker-0";
    private static final double NEVER = 0.999;

    private final RecordedChunks recorded;
    private final int matches;
    private final Game game;
    private final Audits audits;
    private long incarnation;

    private LedgerCost(RecordedChunks recorded, int matches, Policy policy, RolloutCodec codec) {
        this.recorded = recorded;
        this.matches = matches;
        game = policy.spec().game();
        WorkerSettings settings =
                WorkerSettings.newBuilder().setMatches(matches).build();
        audits = new Audits(policy.spec(), codec, settings, 0, Math.nextUp(0), new OnlyOne(policy), () -> NEVER);
    }

    /** Nanoseconds a decision of these chunks, over and over for so long. */
    static double nanosPerDecision(
            RecordedChunks recorded, int matches, Policy policy, RolloutCodec codec, int warmUpSeconds, int seconds) {
        LedgerCost cost = new LedgerCost(recorded, matches, policy, codec);
        cost.repeat(warmUpSeconds);
        return cost.repeat(seconds);
    }

    private double repeat(int seconds) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        long began = cpuNanos();
        long decisions = 0;
        do {
            tellAll();
            decisions += recorded.decisions();
        } while (System.nanoTime() < until);
        return (cpuNanos() - began) / (double) decisions;
    }

    /** Another process joins, is leased the matches, and tells them. */
    private void tellAll() {
        Sender sender = new Sender(WORKER, ++incarnation);
        audits.joined(sender);
        audits.leased(sender, lease());
        for (Chunk chunk : recorded.chunks()) {
            Audits.Admitted admitted = take(sender, chunk);
            if (admitted.refused() > 0) {
                throw new IllegalStateException("what was leased was refused: " + admitted.reason());
            }
        }
    }

    private Audits.Admitted take(Sender sender, Chunk chunk) {
        try {
            return audits.take(sender, chunk);
        } catch (LieException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Lease lease() {
        Assignment.Builder all = Assignment.newBuilder().setLearningSeats(-1L >>> (Long.SIZE - game.seats()));
        for (int seat = 0; seat < game.seats(); seat++) {
            all.addPlayers(PlayerRef.newBuilder().setLatest(true));
        }
        for (int match = 0; match < matches; match++) {
            all.addSeeds(match);
        }
        return Lease.newBuilder()
                .setId(RecordedRollouts.LEASE)
                .addAssignments(all)
                .build();
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** All was played by that policy. */
    private record OnlyOne(Policy policy) implements Policies {
        @Override
        public Optional<Policy> published(String agent, long version) {
            return Optional.of(policy);
        }

        @Override
        public long newest(String agent) {
            return policy.version();
        }

        @Override
        public Policy snapshot(String agent, long number) {
            return policy;
        }
    }
}
