package dev.agon.league.coordinator;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import com.linecorp.armeria.server.grpc.GrpcService;
import dev.agon.league.wire.Protocol;
import dev.agon.league.wire.RolloutCodec;
import dev.agon.league.wire.Token;
import dev.agon.proto.training.TrainingGrpc;
import dev.agon.proto.training.TrainingStatus;
import dev.agon.server.EventLoops;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** The port that workers join. */
public final class CoordinatorServer implements AutoCloseable {
    private static final Duration CALL_LIMIT = Duration.ofSeconds(10);
    private static final int EVENT_LOOPS = 2;

    private final Server server;
    private final WorkerRegistry workers;

    /**
     * Serves from now on.
     *
     * @param port to listen on, 0 for any free one
     * @param roster whose weights are given out, and who takes what workers play freely
     * @param rounds takes what they play in rounds; of no parts where they do not
     * @param progress how training goes, without what the coordinator itself knows
     */
    public CoordinatorServer(
            InetSocketAddress address,
            Token token,
            Handshake handshake,
            RolloutCodec codec,
            Roster roster,
            Rounds rounds,
            LeaseDesk desk,
            Supplier<TrainingStatus> progress) {
        workers = new WorkerRegistry(System::nanoTime);
        TrainingService service = new TrainingService(handshake, codec, roster, rounds, desk, workers, progress);
        ServerBuilder builder = Server.builder()
                .port(address, SessionProtocol.HTTP)
                .bossGroupFactory(name -> EventLoops.of(1, name))
                .workerGroup(EventLoops.of(EVENT_LOOPS, "coordinator"), true)
                .requestTimeout(CALL_LIMIT)
                .gracefulShutdownTimeout(Duration.ZERO, Duration.ofSeconds(1))
                .service(
                        GrpcService.builder()
                                .addService(service)
                                .maxRequestMessageLength(Protocol.MAX_MESSAGE_BYTES)
                                .maxResponseMessageLength(Protocol.MAX_MESSAGE_BYTES)
                                .build(),
                        delegate -> new Guard(delegate, token));
        server = builder.build();
        server.start().join();
    }

    /** The port it listens on. */
    public int port() {
        return server.activeLocalPort();
    }

    /** How many workers are here. */
    public int workers() {
        return workers.present();
    }

    @Override
    public void close() {
        server.stop().join();
    }

    /** Asks every call for the token, and lifts the limits of ordinary calls from those that last. */
    private static final class Guard extends SimpleDecoratingHttpService {
        private static final Set<String> LONG = Set.of(
                "/" + TrainingGrpc.getSendChunksMethod().getFullMethodName(),
                "/" + TrainingGrpc.getAskRoundMethod().getFullMethodName());

        private final Token token;

        Guard(HttpService delegate, Token token) {
            super(delegate);
            this.token = token;
        }

        @Override
        public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
            if (!token.matches(request.headers().get(HttpHeaderNames.AUTHORIZATION, ""))) {
                return HttpResponse.of(HttpStatus.UNAUTHORIZED);
            }
            if (LONG.contains(context.path())) {
                context.clearRequestTimeout();
                context.setMaxRequestLength(0);
            }
            return unwrap().serve(context, request);
        }
    }
}
