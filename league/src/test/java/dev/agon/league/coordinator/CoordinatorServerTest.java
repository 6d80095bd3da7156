package dev.agon.league.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.wire.PlayedRollouts;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RefusedException;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.Token;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.league.wire.WeightsCodec;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.ChunkAcknowledgement;
import dev.agon.proto.training.DescribeRequest;
import dev.agon.proto.training.ExhibitionReply;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.PlayerRef;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WeightsPart;
import dev.agon.proto.training.WeightsRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoordinatorServerTest {
    private final Game game = Games.onClassPath().get("connect4");
    private final PolicySpec spec = new PolicySpec(game, NetworkConfig.defaults());
    private final RolloutCodec codec = new RolloutCodec(spec);
    private final Policy policy = Policy.initial(spec, 1).withVersion(5);
    private final RolloutIntake intake = new RolloutIntake(100_000);
    private final Rounds rounds = new Rounds(2, List.of());
    private final WeightsShelf shelf = new WeightsShelf("run", "main", 2, policy);
    private final WeightsShelf otherShelf = new WeightsShelf("run", "other", 2, Policy.initial(spec, 3));
    private final RolloutIntake otherIntake = new RolloutIntake(100_000);
    private final NothingToPlay desk = new NothingToPlay();
    private final Token token = Token.random();
    private final BlockingQueue<ChunkAcknowledgement> acknowledgements = new LinkedBlockingQueue<>();
    private CoordinatorServer server;
    private TrainingChannel channel;

    @BeforeEach
    void serve() {
        Handshake handshake = new Handshake(
                LeagueDescription.newBuilder()
                        .setProtocol(Protocol.VERSION)
                        .setGame("connect4")
                        .setNetwork("{}")
                        .build(),
                game.rulesVersion(),
                spec.layoutHash(),
                "");
        server = new CoordinatorServer(
                new InetSocketAddress("127.0.0.1", 0),
                token,
                handshake,
                codec,
                new Roster(
                        List.of(
                                new Roster.Post("main", shelf, intake),
                                new Roster.Post("other", otherShelf, otherIntake)),
                        (agent, number) -> agent.equals("retired") ? policy : Policy.initial(spec, 2)),
                rounds,
                desk,
                TrainingStatus::getDefaultInstance);
        channel = channel(token);
    }

    @AfterEach
    void close() {
        channel.close();
        server.close();
    }

    @Test
    void refusesOtherRulesNamingBothVersions() {
        StatusRuntimeException refused = assertThrows(StatusRuntimeException.class, () -> channel.calls()
                .join(join().setRulesVersion("old-9").build()));
        assertEquals(Status.Code.FAILED_PRECONDITION, refused.getStatus().getCode());
        String message = refused.getMessage();
        assertTrue(message.contains("old-9") && message.contains(game.rulesVersion()), message);
    }

    @Test
    void refusesAnotherJarOfTheGameNamingBoth() {
        StatusRuntimeException refused = assertThrows(StatusRuntimeException.class, () -> channel.calls()
                .join(join().setPlugin("4bad").build()));
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
        try (TrainingChannel stranger = channel(Token.random())) {
            StatusRuntimeException refused = assertThrows(
                    StatusRuntimeException.class, () -> stranger.calls().join(join().build()));
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
        try (TrainingChannel stranger = channel(Token.random())) {
            refused = assertThrows(
                    StatusRuntimeException.class, () -> stranger.calls().reportExhibition(result));
            assertEquals(Status.Code.UNAUTHENTICATED, refused.getStatus().getCode());
        }
    }

    @Test
    void countsAChunkOnceHoweverOftenItComes() throws InterruptedException {
        channel.calls().join(join().build());
        Rollout rollout = PlayedRollouts.of(game, spec.network(), 1, 5);
        Chunk chunk = chunk(1, rollout, shelf.latest());

        StreamObserver<Chunk> stream = channel.streams().sendChunks(collector());
        stream.onNext(chunk);
        stream.onNext(chunk);
        StreamObserver<Chunk> another = channel.streams().sendChunks(collector());
        another.onNext(chunk);

        assertEquals(
                1,
                nextAcknowledgement().getAdmitted()
                        + nextAcknowledgement().getAdmitted()
                        + nextAcknowledgement().getAdmitted());
        assertEquals(rollout.decisions(), intake.queuedDecisions());
    }

    @Test
    void refusesRolloutsOfAnotherIncarnation() throws InterruptedException {
        channel.calls().join(join().build());
        Rollout rollout = PlayedRollouts.of(game, spec.network(), 1, 5);
        StreamObserver<Chunk> stream = channel.streams().sendChunks(collector());

        stream.onNext(
                chunk(1, rollout, shelf.latest().toBuilder().setIncarnation(1).build()));
        ChunkAcknowledgement other = nextAcknowledgement();
        assertEquals(0, other.getAdmitted());
        assertTrue(other.getReason().contains("incarnation 1"), other.getReason());
        assertEquals(0, intake.queuedDecisions());
    }

    @Test
    void bringsToEachAgentWhatItsOwnWeightsPlayedAndNothingElse() throws InterruptedException {
        channel.calls().join(join().build());
        Rollout main = PlayedRollouts.of(game, spec.network(), 1, 5);
        Rollout other = PlayedRollouts.of(game, spec.network(), 2, 0);
        WeightsId foreign = otherShelf.latest().toBuilder().setAgent("").build();
        StreamObserver<Chunk> stream = channel.streams().sendChunks(collector());

        stream.onNext(chunk(1, main, shelf.latest()).toBuilder()
                .addRollouts(codec.encode(other, otherShelf.latest()))
                .addRollouts(codec.encode(other, foreign))
                .addRollouts(codec.encode(
                        other, foreign.toBuilder().setAgent("nobody").build()))
                .build());
        ChunkAcknowledgement acknowledged = nextAcknowledgement();

        assertEquals(2, acknowledged.getAdmitted());
        assertEquals(2, acknowledged.getRefused());
        assertEquals(List.of(shelf.latest(), otherShelf.latest()), acknowledged.getLatestList());
        assertEquals(main.decisions(), intake.queuedDecisions());
        assertEquals(other.decisions(), otherIntake.queuedDecisions());
    }

    @Test
    void givesOutSnapshotsAlsoOfAgentsThatAreTrainedNoMoreButOfNothingOutsideTheRun() throws Exception {
        Iterator<WeightsPart> parts = channel.pulls()
                .pullWeights(WeightsRequest.newBuilder()
                        .setAgent("retired")
                        .setSnapshot(9)
                        .build());
        Policy pulled = WeightsCodec.assemble(spec, parts.next().getHeader(), parts, null);
        assertEquals(policy.hash(), pulled.hash());
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
        assertEquals(policy.hash(), pulled.hash());
        assertEquals(5, pulled.version());
    }

    @Test
    void tellsWhoeverHasTheWeightsBeforeTheDifferenceAlone() throws Exception {
        float[] moved = policy.parameters();
        for (int i = 0; i < moved.length; i += 3) {
            moved[i] += 1e-5f;
        }
        Policy next = new Policy(spec, 6, moved);
        shelf.publish(next);

        List<WeightsPart> whole = pull("");
        List<WeightsPart> difference = pull(policy.hash());

        assertTrue(bytes(difference) < bytes(whole) / 2, bytes(difference) + " of " + bytes(whole) + " bytes");
        assertEquals(next.hash(), assembled(whole, null).hash());
        assertEquals(next.hash(), assembled(difference, policy).hash());
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
        channel.calls().join(join().build());
        MatchResult measured = MatchResult.newBuilder()
                .setLease("1-1")
                .setEvaluation(true)
                .addPlayers(PlayerRef.newBuilder().setBot("random"))
                .build();
        Chunk chunk = Chunk.newBuilder()
                .setWorker("w")
                .setWorkerIncarnation(1)
                .setSequence(1)
                .addResults(measured)
                .build();
        desk.holding = true;
        StreamObserver<Chunk> stream = channel.streams().sendChunks(collector());
        stream.onNext(chunk);
        stream.onNext(chunk);
        Runnable first = desk.waiting.poll(30, TimeUnit.SECONDS);
        Runnable again = desk.waiting.poll(30, TimeUnit.SECONDS);
        assertTrue(first != null && again != null && acknowledgements.isEmpty());

        first.run();
        assertEquals("", nextAcknowledgement().getReason());
        assertTrue(acknowledgements.isEmpty());
        again.run();
        assertEquals("already admitted", nextAcknowledgement().getReason());
    }

    @Test
    void answersAnExhibitionMatchOnlyOnceItIsKept() throws InterruptedException {
        desk.holding = true;
        CompletableFuture<Object> answer = CompletableFuture.supplyAsync(() -> channel.calls()
                .reportExhibition(MatchResult.newBuilder()
                        .setExhibition("abc")
                        .addPlayers(PlayerRef.newBuilder().setBot("random"))
                        .build()));
        Runnable kept = desk.waiting.poll(30, TimeUnit.SECONDS);
        assertTrue(kept != null && !answer.isDone());

        kept.run();

        assertEquals(ExhibitionReply.getDefaultInstance(), answer.join());
    }

    private TrainingChannel channel(Token shown) {
        return new TrainingChannel(new InetSocketAddress("127.0.0.1", server.port()), shown);
    }

    private JoinRequest.Builder join() {
        return JoinRequest.newBuilder()
                .setProtocol(Protocol.VERSION)
                .setWorker("w")
                .setWorkerIncarnation(1)
                .setGame("connect4")
                .setRulesVersion(game.rulesVersion())
                .setLayoutHash(spec.layoutHash())
                .setNetwork("{}");
    }

    private Chunk chunk(long sequence, Rollout rollout, WeightsId weights) {
        return Chunk.newBuilder()
                .setWorker("w")
                .setWorkerIncarnation(1)
                .setSequence(sequence)
                .addRollouts(codec.encode(rollout, weights))
                .build();
    }

    private ChunkAcknowledgement nextAcknowledgement() throws InterruptedException {
        ChunkAcknowledgement next = acknowledgements.poll(30, TimeUnit.SECONDS);
        assertTrue(next != null, "no acknowledgement came");
        return next;
    }

    private StreamObserver<ChunkAcknowledgement> collector() {
        return new StreamObserver<>() {
            @Override
            public void onNext(ChunkAcknowledgement acknowledgement) {
                acknowledgements.add(acknowledgement);
            }

            @Override
            public void onError(Throwable cause) {}

            @Override
            public void onCompleted() {}
        };
    }

    /** Has no matches to give out, and keeps results at once unless it is holding them. */
    private static final class NothingToPlay implements LeaseDesk {
        private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
        private volatile boolean holding;

        @Override
        public Lease lease(String worker, int matches) {
            return Lease.getDefaultInstance();
        }

        @Override
        public void results(List<MatchResult> results, Runnable whenKept) {
            if (holding) {
                waiting.add(whenKept);
            } else {
                whenKept.run();
            }
        }

        @Override
        public boolean measuring() {
            return false;
        }
    }
}
