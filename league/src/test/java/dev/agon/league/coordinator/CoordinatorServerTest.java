package dev.agon.league.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.league.learner.CapturedLog;
import dev.agon.league.wire.PlayedRollouts;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.Token;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.league.wire.WeightsCodec;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.ChunkAcknowledgement;
import dev.agon.proto.training.DescribeRequest;
import dev.agon.proto.training.ExhibitionReply;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WeightsPart;
import dev.agon.proto.training.WeightsRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoordinatorServerTest {
    private final ServedCoordinator served = new ServedCoordinator(NetworkConfig.defaults());
    private final PolicySpec spec = served.spec;
    private final TrainingChannel channel = served.channel;

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void refusesOtherRulesNamingBothVersions() {
        StatusRuntimeException refused = assertThrows(StatusRuntimeException.class, () -> channel.calls()
                .join(served.join().setRulesVersion("old-9").build()));
        assertEquals(Status.Code.FAILED_PRECONDITION, refused.getStatus().getCode());
        String message = refused.getMessage();
        assertTrue(message.contains("old-9") && message.contains(served.game.rulesVersion()), message);
    }

    @Test
    void refusesAnotherJarOfTheGameNamingBoth() {
        StatusRuntimeException refused = assertThrows(StatusRuntimeException.class, () -> channel.calls()
                .join(served.join().setPlugin("4bad").build()));
        assertEquals(Status.Code.FAILED_PRECONDITION, refused.getStatus().getCode());
        String message = refused.getMessage();
        assertTrue(message.contains("4bad") && message.contains("none") && message.contains("--plugin"), message);
    }

    @Test
    void refusesAnotherProtocolNamingBothVersions() {
        StatusRuntimeException refused = assertThrows(StatusRuntimeException.class, () -> channel.calls()
                .describe(DescribeRequest.newBuilder().setProtocol(99).build()));
        assertTrue(refused.getMessage().contains("99"), refused.getMessage());
        assertTrue(refused.getMessage().contains("has " + Protocol.VERSION), refused.getMessage());
    }

    @Test
    void refusesWhoeverHasNoToken() {
        try (TrainingChannel stranger = served.channel(Token.random())) {
            StatusRuntimeException refused = assertThrows(StatusRuntimeException.class, () -> stranger.calls()
                    .join(served.join().build()));
            assertEquals(Status.Code.UNAUTHENTICATED, refused.getStatus().getCode());
        }
    }

    @Test
    void refusesAnExhibitionMatchOfAPlayerThatChanges() {
        MatchResult result = MatchResult.newBuilder()
                .setExhibition("abc")
                .addPlayers(PlayerRef.newBuilder().setLatest(true))
                .build();
        StatusRuntimeException refused =
                assertThrows(StatusRuntimeException.class, () -> channel.calls().reportExhibition(result));
        assertEquals(Status.Code.FAILED_PRECONDITION, refused.getStatus().getCode());
        try (TrainingChannel stranger = served.channel(Token.random())) {
            refused = assertThrows(
                    StatusRuntimeException.class, () -> stranger.calls().reportExhibition(result));
            assertEquals(Status.Code.UNAUTHENTICATED, refused.getStatus().getCode());
        }
    }

    @Test
    void countsAChunkOnceHoweverOftenItComes() throws InterruptedException {
        channel.calls().join(served.join().build());
        Rollout rollout = PlayedRollouts.of(served.game, spec.network(), 1, 5);
        Chunk chunk = served.chunk(1, 1, rollout, served.shelf.latest());

        StreamObserver<Chunk> stream = served.stream();
        stream.onNext(chunk);
        stream.onNext(chunk);
        StreamObserver<Chunk> another = served.stream();
        another.onNext(chunk);

        assertEquals(
                1,
                served.nextAcknowledgement().getAdmitted()
                        + served.nextAcknowledgement().getAdmitted()
                        + served.nextAcknowledgement().getAdmitted());
        assertEquals(rollout.decisions(), served.intake.queuedDecisions());
    }

    @Test
    void theDeskHearsWhichProcessOfAWorkerPlays() {
        channel.calls().join(served.join().build());
        channel.calls().join(served.join().setWorkerIncarnation(2).build());

        assertEquals(List.of("w is process 1", "w is process 2"), List.copyOf(served.desk.comings));
    }

    @Test
    void refusesRolloutsOfAnotherIncarnation() throws InterruptedException {
        channel.calls().join(served.join().build());
        Rollout rollout = PlayedRollouts.of(served.game, spec.network(), 1, 5);
        StreamObserver<Chunk> stream = served.stream();

        stream.onNext(served.chunk(
                1,
                1,
                rollout,
                served.shelf.latest().toBuilder().setIncarnation(1).build()));
        ChunkAcknowledgement other = served.nextAcknowledgement();
        assertEquals(0, other.getAdmitted());
        assertTrue(other.getReason().contains("incarnation 1"), other.getReason());
        assertEquals(0, served.intake.queuedDecisions());
    }

    @Test
    void bringsToEachAgentWhatItsOwnWeightsPlayedAndNothingElse() throws InterruptedException {
        channel.calls().join(served.join().build());
        Rollout main = PlayedRollouts.of(served.game, spec.network(), 1, 5);
        Rollout other = PlayedRollouts.of(served.game, spec.network(), 2, 0);
        WeightsId foreign = served.otherShelf.latest().toBuilder().setAgent("").build();
        StreamObserver<Chunk> stream = served.stream();

        stream.onNext(served.chunk(1, 1, main, served.shelf.latest()).toBuilder()
                .addRollouts(served.codec.encode(other, served.otherShelf.latest()))
                .addRollouts(served.codec.encode(other, foreign))
                .addRollouts(served.codec.encode(
                        other, foreign.toBuilder().setAgent("nobody").build()))
                .build());
        ChunkAcknowledgement acknowledged = served.nextAcknowledgement();

        assertEquals(2, acknowledged.getAdmitted());
        assertEquals(2, acknowledged.getRefused());
        assertEquals(List.of(served.shelf.latest(), served.otherShelf.latest()), acknowledged.getLatestList());
        assertEquals(main.decisions(), served.intake.queuedDecisions());
        assertEquals(other.decisions(), served.otherIntake.queuedDecisions());
    }

    @Test
    void givesOutSnapshotsAlsoOfAgentsThatAreTrainedNoMoreButOfNothingOutsideTheRun() throws Exception {
        Iterator<WeightsPart> parts = channel.pulls()
                .pullWeights(WeightsRequest.newBuilder()
                        .setAgent("retired")
                        .setSnapshot(9)
                        .build());
        Policy pulled = WeightsCodec.assemble(spec, parts.next().getHeader(), parts, null);
        assertEquals(served.policy.hash(), pulled.hash());
        assertEquals(9, pulled.version());

        Iterator<WeightsPart> outside = channel.pulls()
                .pullWeights(WeightsRequest.newBuilder()
                        .setAgent("../../secret")
                        .setSnapshot(9)
                        .build());
        StatusRuntimeException refused = assertThrows(StatusRuntimeException.class, outside::next);
        assertTrue(refused.getMessage().contains("no agent is named ../../secret"), refused.getMessage());
    }

    @Test
    void givesOutWeightsWhoseHashIsChecked() throws Exception {
        Iterator<WeightsPart> parts = channel.pulls()
                .pullWeights(WeightsRequest.newBuilder().setLatest(true).build());
        Policy pulled = WeightsCodec.assemble(spec, parts.next().getHeader(), parts, null);
        assertEquals(served.policy.hash(), pulled.hash());
        assertEquals(5, pulled.version());
    }

    @Test
    void tellsWhoeverHasTheWeightsBeforeTheDifferenceAlone() throws Exception {
        float[] moved = served.policy.parameters();
        for (int i = 0; i < moved.length; i += 3) {
            moved[i] += 1e-5f;
        }
        Policy next = new Policy(spec, 6, moved);
        served.shelf.publish(next);

        List<WeightsPart> whole = pull("");
        List<WeightsPart> difference = pull(served.policy.hash());

        assertTrue(bytes(difference) < bytes(whole) / 2, bytes(difference) + " of " + bytes(whole) + " bytes");
        assertEquals(next.hash(), assembled(whole, null).hash());
        assertEquals(next.hash(), assembled(difference, served.policy).hash());
        RefusedException refused =
                assertThrows(RefusedException.class, () -> assembled(difference, Policy.initial(spec, 9)));
        assertTrue(refused.getMessage().contains("not here"), refused.getMessage());
        assertEquals(0, bytes(pull(next.hash())));
    }

    private List<WeightsPart> pull(String have) {
        List<WeightsPart> parts = new ArrayList<>();
        channel.pulls()
                .pullWeights(WeightsRequest.newBuilder()
                        .setLatest(true)
                        .setHaveHash(have)
                        .build())
                .forEachRemaining(parts::add);
        return parts;
    }

    private static int bytes(List<WeightsPart> parts) {
        return parts.stream().mapToInt(part -> part.getBytes().size()).sum();
    }

    private Policy assembled(List<WeightsPart> parts, Policy have) throws RefusedException {
        Iterator<WeightsPart> rest = parts.iterator();
        return WeightsCodec.assemble(spec, rest.next().getHeader(), rest, have);
    }

    @Test
    void acknowledgesResultsOnlyOnceTheyAreKeptAlsoThoseThatComeAgain() throws InterruptedException {
        channel.calls().join(served.join().build());
        MatchResult measured = MatchResult.newBuilder()
                .setLease("1-1")
                .setEvaluation(true)
                .addPlayers(PlayerRef.newBuilder().setBot("random"))
                .build();
        Chunk chunk = served.chunk(1, 1).addResults(measured).build();
        served.desk.holding = true;
        StreamObserver<Chunk> stream = served.stream();
        stream.onNext(chunk);
        stream.onNext(chunk);
        Runnable first = served.desk.waiting.poll(30, TimeUnit.SECONDS);
        Runnable again = served.desk.waiting.poll(30, TimeUnit.SECONDS);
        assertTrue(first != null && again != null && served.heardNothing());

        first.run();
        assertEquals("", served.nextAcknowledgement().getReason());
        assertTrue(served.heardNothing());
        again.run();
        assertEquals("already admitted", served.nextAcknowledgement().getReason());
    }

    @Test
    void answersAnExhibitionMatchOnlyOnceItIsKept() throws InterruptedException {
        served.desk.holding = true;
        CompletableFuture<Object> answer = CompletableFuture.supplyAsync(() -> channel.calls()
                .reportExhibition(MatchResult.newBuilder()
                        .setExhibition("abc")
                        .addPlayers(PlayerRef.newBuilder().setBot("random"))
                        .build()));
        Runnable kept = served.desk.waiting.poll(30, TimeUnit.SECONDS);
        assertTrue(kept != null && !answer.isDone());

        kept.run();

        assertEquals(ExhibitionReply.getDefaultInstance(), answer.join());
    }

    @Test
    void saysInItsLogWhatNobodyForesaw() throws InterruptedException {
        channel.calls().join(served.join().build());
        served.desk.broken = true;
        try (CapturedLog log = CapturedLog.of(CoordinatorServer.class)) {
            served.stream().onNext(served.chunk(1, 1).build());

            assertEquals(
                    Status.Code.UNKNOWN,
                    Status.fromThrowable((Throwable) served.next()).getCode());
            assertEquals(List.of("/agon.training.Training/SendChunks failed"), log.take());
        }
    }
}
