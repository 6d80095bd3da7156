package dev.agon.league.coordinator;

import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.grpc.GrpcService;
import dev.agon.league.AgonException;
import dev.agon.league.audit.Audits;
import dev.agon.league.run.QuarantineList;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.Token;
import dev.agon.league.wire.TrainingLimits;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.server.AgonServer;
import dev.agon.server.ConnectionGuard;
import dev.agon.server.ConnectionLimits;
import dev.agon.server.EventLoops;
import dev.agon.server.access.OpenRequests;
import dev.agon.server.access.TokenBook;
import io.grpc.Metadata;
import io.grpc.Status;
import io.netty.util.AttributeKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port that workers join. */
public final class CoordinatorServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CoordinatorServer.class);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(TrainingLimits.CALL_SECONDS);
    /** Who answers no pings is hung up on: its line may have gone down without a word. */
    private static final long PING_MILLIS = TrainingLimits.PING_SECONDS * 1000L;

    private static final int EVENT_LOOPS = 2;

    /** Whether it was said already that a call failed: its handler is asked more than once. */
    private static final AttributeKey<Boolean> TOLD = AttributeKey.valueOf(CoordinatorServer.class, "told");

    private final Server server;
    private final WorkerRegistry workers;

    /** Serves workers of this machine alone from now on. */
    public CoordinatorServer(
            InetSocketAddress address,
            Token token,
            Handshake handshake,
            RolloutCodec codec,
            Roster roster,
            Rounds rounds,
            LeaseDesk desk,
            Supplier<TrainingStatus> progress) {
        this(
                address,
                null,
                token,
                handshake,
                codec,
                roster,
                rounds,
                desk,
                null,
                new Quarantine(QuarantineList.NOBODY, InstantSource.system(), kept -> {}),
                progress);
    }

    /**
     * Serves from now on.
     *
     * @param address of this machine alone, with port 0 for any free one
     * @param join where workers of other machines join, or null where none may
     * @param token the run's own
     * @param roster whose weights are given out, and who takes what workers play freely
     * @param rounds takes what they play in rounds; of no parts where they do not
     * @param audits of what workers play freely, or null where they are believed
     * @param quarantine who is not heard
     * @param progress how training goes, without what the coordinator itself knows
     */
    public CoordinatorServer(
            InetSocketAddress address,
            @Nullable JoinPort join,
            Token token,
            Handshake handshake,
            RolloutCodec codec,
            Roster roster,
            Rounds rounds,
            LeaseDesk desk,
            @Nullable Audits audits,
            Quarantine quarantine,
            Supplier<TrainingStatus> progress) {
        TokenBook book = join == null ? null : new TokenBook(join.tokens(), InstantSource.system());
        workers = new WorkerRegistry(System::nanoTime, desk::forgotten);
        TrainingService service =
                new TrainingService(handshake, codec, roster, rounds, desk, workers, quarantine, audits, progress);
        if (audits != null) {
            audits.whenFound(service::found);
        }
        ServerBuilder builder = Server.builder()
                .port(address, SessionProtocol.HTTP)
                .bossGroupFactory(name -> EventLoops.of(1, name))
                .workerGroup(EventLoops.of(EVENT_LOOPS, "coordinator"), true)
                .blockingTaskExecutor(TrainingLimits.BLOCKING_THREADS)
                .requestTimeout(CALL_LIMIT)
                .pingIntervalMillis(PING_MILLIS)
                .idleTimeoutMillis(2 * PING_MILLIS)
                .http2MaxHeaderListSize(TrainingLimits.REQUEST_HEADERS_BYTES)
                .http2MaxStreamsPerConnection(TrainingLimits.STREAMS_PER_CONNECTION)
                .http2MaxResetFramesPerWindow(TrainingLimits.RESETS_PER_WINDOW, TrainingLimits.RESETS_WINDOW_SECONDS)
                .gracefulShutdownTimeout(Duration.ZERO, Duration.ofSeconds(1));
        OpenRequests open = book == null ? null : OpenRequests.of(builder, book);
        builder.service(
                GrpcService.builder()
                        .addService(service)
                        .exceptionHandler(CoordinatorServer::unforeseen)
                        .maxRequestMessageLength(Protocol.MAX_MESSAGE_BYTES)
                        .maxResponseMessageLength(Protocol.MAX_MESSAGE_BYTES)
                        .build(),
                delegate -> new CallGuard(delegate, token, book, open));
        new ConnectionGuard(limits()).mount(builder);
        if (join != null) {
            join.read(Instant.now()).serve(builder, join.address());
        }
        server = builder.build();
        try {
            server.start().join();
        } catch (CompletionException failed) {
            server.close();
            throw notListening(address, join, failed);
        }
    }

    /** A caller hears of what nobody foresaw no more than that it was that: here the log says what. */
    private static Status unforeseen(RequestContext call, Status status, Throwable cause, Metadata metadata) {
        if (status.getCode() == Status.Code.UNKNOWN && call.setAttr(TOLD, true) == null) {
            LOG.error("{} failed", call.path(), cause);
        }
        return status;
    }

    private static RuntimeException notListening(
            InetSocketAddress address, @Nullable JoinPort join, CompletionException failed) {
        if (!AgonServer.isPortInUse(failed)) {
            return failed;
        }
        String places = address.getHostString() + ":" + address.getPort()
                + (join == null ? "" : " and " + join.bind() + ":" + join.port());
        return AgonException.environment("the learner cannot listen at " + places
                + ": another program has that port; end it, or give another with --join-port");
    }

    private static ConnectionLimits limits() {
        return new ConnectionLimits(
                TrainingLimits.CONNECTIONS,
                TrainingLimits.CONNECTIONS_PER_ADDRESS,
                TrainingLimits.FIRST_REQUEST_SECONDS,
                TrainingLimits.CONNECTION_BYTES_PER_SECOND);
    }

    /** The port for this machine. */
    public int port() {
        return server.activeLocalPort(SessionProtocol.HTTP);
    }

    /** The port for other machines; only where they may join. */
    public int joinPort() {
        return server.activeLocalPort(SessionProtocol.HTTPS);
    }

    /** How many workers are here. */
    public int workers() {
        return workers.present();
    }

    @Override
    public void close() {
        server.stop().join();
    }
}
