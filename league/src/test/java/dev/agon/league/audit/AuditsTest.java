package dev.agon.league.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.RandomPlayer;
import dev.agon.league.play.MatchLog;
import dev.agon.league.wire.PlayedRollouts;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.proto.training.Assignment;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchPart;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.PlayedOrders;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WorkerSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What passes, what is passed over, and what is a lie at once: by what was leased to whom. */
class AuditsTest {
    private static final Sender WORKER = new Sender("w", 1);
    private static final PlayerRef LATEST =
            PlayerRef.newBuilder().setLatest(true).build();
    private static final PlayerRef RANDOM =
            PlayerRef.newBuilder().setBot("random").build();

    private final Game game = Games.onClassPath().get("connect4");
    private final PolicySpec spec = new PolicySpec(game, NetworkConfig.defaults());
    private final RolloutCodec codec = new RolloutCodec(spec);
    private final Audits audits = new Audits(
            spec, codec, WorkerSettings.newBuilder().setMatches(2).build(), 4, 0.5, new NoPolicies(), () -> 0.9);

    @BeforeEach
    void lease() {
        audits.whenFound((sender, lie) -> {});
        audits.leased(WORKER, lease("1-1"));
    }

    @AfterEach
    void close() {
        audits.close();
    }

    private static Lease lease(String id) {
        return Lease.newBuilder()
                .setId(id)
                .addAssignments(Assignment.newBuilder()
                        .addPlayers(LATEST)
                        .addPlayers(RANDOM)
                        .setLearningSeats(1)
                        .addAllSeeds(List.of(10L, 11L, 12L, 13L, 14L, 15L)))
                .addAssignments(Assignment.newBuilder()
                        .addPlayers(RANDOM)
                        .addPlayers(RANDOM)
                        .setEvaluation(true)
                        .setFirstMatch(6)
                        .addSeeds(16))
                .build();
    }

    @Test
    void whatWasLeasedPassesOnceAndNotAfterTheEnd() throws LieException {
        PackedRollout first = rollout("1-1", 3, 0, 0);
        int steps = first.getSteps();
        assertEquals(List.of(first), passed(first));
        assertEquals(List.of(), passed(first), "the same once more");
        assertEquals(List.of(), passed(rollout("1-1", 3, 0, steps - 1)), "some of it once more");
        assertEquals(1, passed(rollout("1-1", 3, 0, steps)).size());
        assertEquals(
                1, audits.take(WORKER, chunk(result("1-1", 3).build())).chunk().getResultsCount());
        assertEquals(List.of(), passed(rollout("1-1", 3, 0, 2 * steps)), "after its end");
        assertEquals(
                0, audits.take(WORKER, chunk(result("1-1", 3).build())).chunk().getResultsCount(), "its end once more");
    }

    @Test
    void whatWasNotLeasedIsRefusedWithoutBlame() throws LieException {
        for (PackedRollout strange : List.of(
                rollout("1-2", 0, 0, 0), rollout("1-1", 7, 0, 0), rollout("1-1", -1, 0, 0), rollout("", 0, 0, 0))) {
            Audits.Admitted admitted = audits.take(WORKER, chunk(strange));
            assertEquals(0, admitted.chunk().getRolloutsCount());
            assertEquals(1, admitted.refused());
            assertTrue(admitted.reason().contains("is not leased to w"), admitted.reason());
        }
        PackedRollout others = rollout("1-1", 0, 0, 0);
        assertEquals(1, audits.take(new Sender("v", 1), chunk(others)).refused());
        assertEquals(1, audits.take(new Sender("w", 2), chunk(others)).refused(), "another process of that name");
        assertEquals(
                0, audits.take(WORKER, chunk(result("1-9", 0).build())).chunk().getResultsCount());
        MatchResult exhibition = result("1-1", 0).setExhibition("x").build();
        assertEquals(0, audits.take(WORKER, chunk(exhibition)).chunk().getResultsCount());
    }

    @Test
    void whoContradictsItsLeaseLies() {
        for (MatchResult other : List.of(
                result("1-1", 0).setSeed(99).build(),
                result("1-1", 0).setPlayers(1, LATEST).build(),
                result("1-1", 0).setLearningSeats(3).build(),
                result("1-1", 0).setEvaluation(true).build())) {
            LieException lie = assertThrows(LieException.class, () -> audits.take(WORKER, chunk(other)));
            assertTrue(lie.getMessage().startsWith("match 0 of lease 1-1 was told with other "), lie.getMessage());
        }
        isALie("has no view 2", rollout("1-1", 0, 2, 0));
        isALie("learn from in view 1", rollout("1-1", 0, 1, 0));
        isALie("learn from in view 0", rollout("1-1", 6, 0, 0));
        isALie(
                "not played for rival",
                rollout("1-1", 0, 0, 0).toBuilder()
                        .setWeights(WeightsId.newBuilder().setAgent("rival"))
                        .build());
        isALie("cannot have so many steps", rollout("1-1", 0, 0, game.maxTicks()));
        isALie("cannot have so many steps", rollout("1-1", 0, 0, -1));
    }

    private void isALie(String what, PackedRollout rollout) {
        LieException lie = assertThrows(LieException.class, () -> audits.take(WORKER, chunk(rollout)));
        assertTrue(lie.getMessage().contains(what), lie.getMessage());
    }

    @Test
    void whoBeginsMatchAfterMatchAndEndsNoneLies() throws LieException {
        for (int match = 0; match < 4; match++) {
            assertEquals(1, passed(rollout("1-1", match, 0, 0)).size());
        }
        LieException lie = assertThrows(LieException.class, () -> passed(rollout("1-1", 4, 0, 0)));
        assertTrue(lie.getMessage().contains("has begun 5 of which it told no end"), lie.getMessage());
    }

    @Test
    void anotherProcessOfTheNameInheritsNothing() throws LieException {
        Sender next = new Sender("w", 2);
        passed(rollout("1-1", 0, 0, 0));
        audits.joined(WORKER);
        assertEquals(1, passed(rollout("1-1", 1, 0, 0)).size(), "the same process that joins again");

        audits.joined(next);

        assertEquals(1, audits.take(WORKER, chunk(rollout("1-1", 2, 0, 0))).refused());
        assertEquals(1, audits.take(next, chunk(rollout("1-1", 3, 0, 0))).refused());
        audits.leased(next, lease("1-2"));
        assertEquals(0, audits.take(next, chunk(rollout("1-2", 3, 0, 0))).refused());
    }

    @Test
    void aLeaseThatIsGivenOutOnceMoreIsOfWhoeverHasItNow() throws LieException {
        Sender other = new Sender("other", 1);
        passed(rollout("1-1", 0, 0, 0));
        Lease left = lease("1-1").toBuilder().removeAssignments(0).build();
        MatchResult measured = result("1-1", 6).build();

        audits.leased(other, left);

        assertEquals(0, audits.take(WORKER, chunk(measured)).chunk().getResultsCount());
        assertEquals(1, audits.take(WORKER, chunk(rollout("1-1", 1, 0, 0))).refused());
        assertEquals(1, audits.take(other, chunk(measured)).chunk().getResultsCount());
    }

    @Test
    void whatMeasuredBeforeARestartMayBeToldByAnybodyButAsItWasLeased() throws LieException {
        audits.known(lease("0-7"));
        Sender old = new Sender("old", 5);
        MatchResult measured = result("0-7", 6).build();
        assertEquals(1, audits.take(old, chunk(measured)).chunk().getResultsCount());
        assertEquals(1, audits.take(WORKER, chunk(measured)).chunk().getResultsCount(), "the store counts it once");
        assertThrows(
                LieException.class,
                () -> audits.take(old, chunk(measured.toBuilder().setSeed(1).build())));
    }

    /** Its orders, or the first of them, may have been told to the learner before this one. */
    @Test
    void whoseMatchesBeganBeforeARestartIsNotAccusedOfLeavingOrdersOut() throws Exception {
        BlockingQueue<String> found = new LinkedBlockingQueue<>();
        WorkerSettings settings = WorkerSettings.newBuilder().setMatches(2).build();
        try (Audits all = new Audits(spec, codec, settings, 4, 1, new NoPolicies(), () -> 0.9, 0)) {
            all.whenFound((sender, lie) -> found.add(lie));
            all.known(lease("0-7"));
            all.known(lease("0-8"));
            all.leased(WORKER, lease("0-8"));
            all.leased(WORKER, lease("1-1"));
            for (String lease : List.of("0-7", "0-8", "1-1")) {
                all.take(WORKER, chunk(result(lease, 6).setSteps(9).build()));
            }
            assertEquals(
                    "match 6 of lease 1-1: does not tell by which orders it was played",
                    found.poll(1, TimeUnit.MINUTES));
            assertEquals(1, all.tally().lies());
        }
        assertTrue(found.isEmpty(), found.toString());
    }

    @Test
    void anAuditThatFailsCountsAgainstTheWorkerWithItsReason() throws Exception {
        BlockingQueue<String> found = new LinkedBlockingQueue<>();
        Assignment measured = Assignment.newBuilder()
                .addPlayers(PlayerRef.newBuilder().setSnapshot(3))
                .addPlayers(RANDOM)
                .setEvaluation(true)
                .addSeeds(10)
                .build();
        WorkerSettings settings = WorkerSettings.newBuilder().setMatches(2).build();
        try (Audits all = new Audits(spec, codec, settings, 4, 1, new NoPolicies(), () -> 0.9)) {
            all.whenFound((sender, lie) -> found.add(sender.worker() + " " + lie));
            all.leased(
                    WORKER,
                    Lease.newBuilder().setId("1-1").addAssignments(measured).build());
            all.take(
                    WORKER,
                    Chunk.newBuilder()
                            .addOrders(firstOrders())
                            .addResults(MatchResult.newBuilder()
                                    .setLease("1-1")
                                    .setSeed(10)
                                    .addAllPlayers(measured.getPlayersList())
                                    .setEvaluation(true)
                                    .setWhole(true)
                                    .setSteps(1))
                            .build());

            String lie = found.poll(60, TimeUnit.SECONDS);
            assertTrue(String.valueOf(lie).startsWith("w match 0 of lease 1-1: tells what cannot be played"), lie);
            assertTrue(lie.contains("no snapshot is needed here"), lie);
            assertEquals(1, all.tally().lies());
        }
    }

    private PlayedOrders firstOrders() {
        Match match = game.start(10);
        Observation[] seen = {new Observation(game.layout(), 1), new Observation(game.layout(), 1)};
        Orders[] orders = Orders.forGame(game);
        match.observe(0, seen[0]);
        new RandomPlayer(1).decide(seen[0], orders[0]);
        MatchLog log = new MatchLog();
        log.add(new boolean[] {match.awaits(0), match.awaits(1)}, seen, orders);
        return PlayedOrders.newBuilder()
                .setLease("1-1")
                .setSteps(1)
                .setOrders(log.orders())
                .build();
    }

    private List<PackedRollout> passed(PackedRollout rollout) throws LieException {
        return audits.take(WORKER, chunk(rollout)).chunk().getRolloutsList();
    }

    private PackedRollout rollout(String lease, int match, int view, int firstStep) {
        Rollout rollout = PlayedRollouts.of(game, spec.network(), 1, 0);
        return codec.encode(rollout, WeightsId.getDefaultInstance()).toBuilder()
                .setPart(MatchPart.newBuilder()
                        .setLease(lease)
                        .setMatch(match)
                        .setView(view)
                        .setFirstStep(firstStep))
                .build();
    }

    private static MatchResult.Builder result(String lease, int match) {
        boolean measures = match == 6;
        return MatchResult.newBuilder()
                .setLease(lease)
                .setMatch(match)
                .setSeed(10L + match)
                .addPlayers(measures ? RANDOM : LATEST)
                .addPlayers(RANDOM)
                .setLearningSeats(measures ? 0 : 1)
                .setEvaluation(measures);
    }

    private static Chunk chunk(PackedRollout rollout) {
        return Chunk.newBuilder().addRollouts(rollout).build();
    }

    private static Chunk chunk(MatchResult result) {
        return Chunk.newBuilder().addResults(result).build();
    }

    private static final class NoPolicies implements Policies {
        @Override
        public Optional<Policy> published(String agent, long version) {
            return Optional.empty();
        }

        @Override
        public long newest(String agent) {
            return 0;
        }

        @Override
        public Policy snapshot(String agent, long number) {
            throw new IllegalStateException("no snapshot is needed here");
        }
    }
}
