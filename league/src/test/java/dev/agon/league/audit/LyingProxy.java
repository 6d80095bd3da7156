package dev.agon.league.audit;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.grpc.GrpcService;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.TrainingChannel;
import dev.agon.proto.training.Chunk;
import dev.agon.proto.training.ChunkAcknowledgement;
import dev.agon.proto.training.DescribeRequest;
import dev.agon.proto.training.HeartbeatReply;
import dev.agon.proto.training.HeartbeatRequest;
import dev.agon.proto.training.JoinReply;
import dev.agon.proto.training.JoinRequest;
import dev.agon.proto.training.LeagueDescription;
import dev.agon.proto.training.Lease;
import dev.agon.proto.training.LeaseRequest;
import dev.agon.proto.training.TrainingGrpc;
import dev.agon.proto.training.WeightsPart;
import dev.agon.proto.training.WeightsRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Stands between an honest worker and its coordinator, and makes a liar of the worker: what goes to and fro it may change. */
final class LyingProxy extends TrainingGrpc.TrainingImplBase implements AutoCloseable {
    private volatile TrainingChannel coordinator;
    private final UnaryOperator<Lease> leases;
    private final UnaryOperator<Chunk> chunks;
    private final Server server;
    private final ConcurrentHashMap.KeySetView<StreamObserver<Chunk>, Boolean> streams = ConcurrentHashMap.newKeySet();
    private volatile long weightsMillis;

    LyingProxy(TrainingChannel coordinator, UnaryOperator<Lease> leases, UnaryOperator<Chunk> chunks) {
        this.coordinator = coordinator;
        this.leases = leases;
        this.chunks = chunks;
        server = Server.builder()
                .port(new InetSocketAddress("127.0.0.1", 0), SessionProtocol.HTTP)
                .requestTimeoutMillis(0)
                .maxRequestLength(0)
                .service(GrpcService.builder()
                        .addService(this)
                        .useBlockingTaskExecutor(true)
                        .maxRequestMessageLength(Protocol.MAX_MESSAGE_BYTES)
                        .build())
                .build();
        server.start().join();
    }

    int port() {
        return server.activeLocalPort();
    }

    @Override
    public void describe(DescribeRequest request, StreamObserver<LeagueDescription> reply) {
        answer(reply, () -> coordinator.calls().describe(request));
    }

    @Override
    public void join(JoinRequest request, StreamObserver<JoinReply> reply) {
        answer(reply, () -> coordinator.calls().join(request));
    }

    @Override
    public void askLease(LeaseRequest request, StreamObserver<Lease> reply) {
        answer(reply, () -> leases.apply(coordinator.calls().askLease(request)));
    }

    @Override
    public void heartbeat(HeartbeatRequest request, StreamObserver<HeartbeatReply> reply) {
        answer(reply, () -> coordinator.calls().heartbeat(request));
    }

    private static <T> void answer(StreamObserver<T> reply, Supplier<T> call) {
        try {
            reply.onNext(call.get());
            reply.onCompleted();
        } catch (StatusRuntimeException refused) {
            reply.onError(refused);
        }
    }

    @Override
    public void pullWeights(WeightsRequest request, StreamObserver<WeightsPart> reply) {
        try {
            TimeUnit.MILLISECONDS.sleep(weightsMillis);
            coordinator.pulls().pullWeights(request).forEachRemaining(reply::onNext);
            reply.onCompleted();
        } catch (StatusRuntimeException refused) {
            reply.onError(refused);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public StreamObserver<Chunk> sendChunks(StreamObserver<ChunkAcknowledgement> acknowledgements) {
        StreamObserver<Chunk> onward = coordinator.streams().sendChunks(acknowledgements);
        streams.add(onward);
        return new StreamObserver<>() {
            @Override
            public void onNext(Chunk chunk) {
                onward.onNext(chunks.apply(chunk));
            }

            @Override
            public void onError(Throwable cause) {
                streams.remove(onward);
                onward.onError(cause);
            }

            @Override
            public void onCompleted() {
                streams.remove(onward);
                onward.onCompleted();
            }
        };
    }

    /** Cuts the streams of chunks that are open, as a line does that breaks. */
    void cut() {
        streams.forEach(stream -> stream.onError(Status.UNAVAILABLE.asRuntimeException()));
        streams.clear();
    }

    /** Leads to another coordinator from now on, as where a learner comes back, over a line on which weights take so long. */
    void turnTo(TrainingChannel next, long millis) {
        weightsMillis = millis;
        coordinator = next;
        cut();
    }

    @Override
    public void close() {
        server.stop().join();
    }
}
