package dev.agon.league.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.wire.PlayedRollouts;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.Token;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.ChunkAcknowledgement;
import dev.agon.proto.training.JoinReply;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.MatchResult;
import dev.agon.proto.training.StatusRequest;
import dev.agon.proto.training.TrainingStatus;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever sends a number that is not finite is listened to no more, and what lay ready of it is not learned from. */
class QuarantineTest {
    private final Game game = Games.onClassPath().get("connect4");
    private final PolicySpec spec = new PolicySpec(game, new NetworkConfig(CoreKind.LSTM, 8, 9, 10, 11));
    private final RolloutCodec codec = new RolloutCodec(spec);
    private final RolloutIntake intake = new RolloutIntake(1_000_000);
    private final WeightsShelf shelf = new WeightsShelf("run", "main", 2, Policy.initial(spec, 1));
    private final Token token = Token.random();
    private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
    private final CoordinatorServer server = new CoordinatorServer(
            new InetSocketAddress("127.0.0.1", 0),
            token,
            new Handshake(
                    LeagueDescription.newBuilder()
                            .setProtocol(Protocol.VERSION)
                            .setGame("connect4")
                            .setNetwork("{}")
                            .build(),
                    game.rulesVersion(),
                    spec.layoutHash(),
                    ""),
            codec,
            new Roster(List.of(new Roster.Post("main", shelf, intake)), (agent, number) -> Policy.initial(spec, 2)),
            new Rounds(2, List.of()),
            new NoMatches(),
            TrainingStatus::getDefaultInstance);
    private final TrainingChannel channel =
            new TrainingChannel(new InetSocketAddress("127.0.0.1", server.port()), token);

    @AfterEach
    void close() {
        channel.close();
        server.close();
    }

    @Test
    void beginsWithTheFirstNumberThatIsNotFiniteWhereverItStands() throws InterruptedException {
        Map<String, Function<Rollout, float[]>> arrays = new LinkedHashMap<>();
        arrays.put("planes", rollout -> rollout.planes);
        arrays.put("logProbability", rollout -> rollout.logProbability);
        arrays.put("value", rollout -> rollout.value);
        arrays.put("rewards", rollout -> rollout.rewards);
        arrays.put("chunkState", rollout -> rollout.chunkState);
        arrays.put("outcome", rollout -> rollout.outcome);
        long incarnation = 0;
        for (Map.Entry<String, Function<Rollout, float[]>> array : arrays.entrySet()) {
            for (float poison : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
                incarnation++;
                isQuarantined(array.getKey(), array.getValue(), poison, incarnation);
            }
        }
    }

    private void isQuarantined(String name, Function<Rollout, float[]> array, float poison, long incarnation)
            throws InterruptedException {
        join(incarnation);
        StreamObserver<Chunk> stream = channel.streams().sendChunks(listener());
        stream.onNext(chunk(1, incarnation, PlayedRollouts.of(game, spec.network(), 1, 0)));
        assertTrue(next() instanceof ChunkAcknowledgement acknowledged && acknowledged.getAdmitted() == 1);
        assertTrue(intake.queuedDecisions() > 0);

        Rollout poisoned = PlayedRollouts.of(game, spec.network(), 2, 0);
        float[] numbers = array.apply(poisoned);
        numbers[numbers.length - 1] = poison;
        stream.onNext(chunk(2, incarnation, poisoned));

        Status why = Status.fromThrowable((Throwable) next());
        assertEquals(Status.Code.ABORTED, why.getCode(), name);
        assertTrue(String.valueOf(why.getDescription()).contains(name), why.toString());
        assertEquals(0, intake.queuedDecisions(), "what lay ready of it");
        StatusRuntimeException again = assertThrows(StatusRuntimeException.class, () -> join(incarnation));
        assertEquals(Status.Code.ABORTED, again.getStatus().getCode());
        assertTrue(again.getMessage().contains("w of here (process 77)")
                && again.getMessage().contains(name));
        assertTrue(channel.calls().status(StatusRequest.getDefaultInstance()).getQuarantinedList().stream()
                .anyMatch(reason -> reason.contains(name)));
        stream = channel.streams().sendChunks(listener());
        stream.onNext(chunk(3, incarnation, PlayedRollouts.of(game, spec.network(), 3, 0)));
        assertEquals(
                Status.Code.FAILED_PRECONDITION,
                Status.fromThrowable((Throwable) next()).getCode());
        assertEquals(0, intake.queuedDecisions());
    }

    private JoinReply join(long incarnation) {
        return channel.calls()
                .join(JoinRequest.newBuilder()
                        .setProtocol(Protocol.VERSION)
                        .setWorker("w")
                        .setWorkerIncarnation(incarnation)
                        .setHost("here")
                        .setProcessId(77)
                        .setGame("connect4")
                        .setRulesVersion(game.rulesVersion())
                        .setLayoutHash(spec.layoutHash())
                        .setNetwork("{}")
                        .build());
    }

    private Chunk chunk(long sequence, long incarnation, Rollout rollout) {
        return Chunk.newBuilder()
                .setWorker("w")
                .setWorkerIncarnation(incarnation)
                .setSequence(sequence)
                .addRollouts(codec.encode(rollout, shelf.latest()))
                .build();
    }

    private Object next() throws InterruptedException {
        Object next = heard.poll(60, TimeUnit.SECONDS);
        assertTrue(next != null, "nothing was heard");
        return next;
    }

    private StreamObserver<ChunkAcknowledgement> listener() {
        return new StreamObserver<>() {
            @Override
            public void onNext(ChunkAcknowledgement acknowledgement) {
                heard.add(acknowledgement);
            }

            @Override
            public void onError(Throwable cause) {
                heard.add(cause);
            }

            @Override
            public void onCompleted() {}
        };
    }

    /** Has nothing to give out and keeps every result at once. */
    private static final class NoMatches implements LeaseDesk {
        @Override
        public Lease lease(String worker, int matches) {
            return Lease.getDefaultInstance();
        }

        @Override
        public void results(List<MatchResult> results, Runnable whenKept) {
            whenKept.run();
        }

        @Override
        public boolean measuring() {
            return false;
        }
    }
}
