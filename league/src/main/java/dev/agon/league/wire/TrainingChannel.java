package dev.agon.league.wire;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.grpc.GrpcClientBuilder;
import com.linecorp.armeria.client.grpc.GrpcClients;
import com.linecorp.armeria.common.HttpHeaderNames;
import dev.agon.proto.training.TrainingGrpc;
import dev.agon.server.EventLoops;
import dev.agon.server.tls.Trust;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/** The calls of training.proto as seen from a worker or a supervisor. A peer that stops answering pings is hung up on. */
public final class TrainingChannel implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(TrainingLimits.CONNECT_SECONDS);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(TrainingLimits.CALL_SECONDS);
    private static final Duration PULL_LIMIT = Duration.ofSeconds(TrainingLimits.PULL_SECONDS);
    private static final long PING_MILLIS = TrainingLimits.PING_SECONDS * 1000L;

    private final Trust trust;
    private final ClientFactory factory;
    private final TrainingGrpc.TrainingBlockingStub calls;
    private final TrainingGrpc.TrainingBlockingStub pulls;
    private final TrainingGrpc.TrainingStub streams;

    /** Calls to that address of this machine with that token; connects when first used. */
    public TrainingChannel(InetSocketAddress address, Token token) {
        this(address, token, Trust.plaintext());
    }

    /**
     * Calls to that address with that token; connects when first used.
     *
     * @param trust how the other side is known again
     */
    public TrainingChannel(InetSocketAddress address, Token token, Trust trust) {
        this(address, token, trust, EventLoops.of(1, "coordinator-calls"), true);
    }

    /** Calls to that address of this machine, on event loops that serve many channels; they are the caller's to end. */
    public static TrainingChannel onSharedLoops(InetSocketAddress address, Token token, EventLoopGroup loops) {
        return new TrainingChannel(address, token, Trust.plaintext(), loops, false);
    }

    private TrainingChannel(
            InetSocketAddress address, Token token, Trust trust, EventLoopGroup loops, boolean endLoops) {
        this.trust = trust;
        factory = trust.apply(ClientFactory.builder())
                .workerGroup(loops, endLoops)
                .connectTimeout(CONNECT_LIMIT)
                .pingIntervalMillis(PING_MILLIS)
                .idleTimeoutMillis(2 * PING_MILLIS)
                .build();
        String uri = "gproto+" + (trust.encrypted() ? "h2" : "h2c") + "://" + address.getHostString() + ":"
                + address.getPort() + "/";
        calls = client(uri, token).responseTimeout(CALL_LIMIT).build(TrainingGrpc.TrainingBlockingStub.class);
        pulls = client(uri, token)
                .responseTimeout(PULL_LIMIT)
                .maxResponseLength(0)
                .build(TrainingGrpc.TrainingBlockingStub.class);
        streams = client(uri, token)
                .responseTimeoutMillis(0)
                .writeTimeoutMillis(0)
                .maxResponseLength(0)
                .build(TrainingGrpc.TrainingStub.class);
    }

    private GrpcClientBuilder client(String uri, Token token) {
        return GrpcClients.builder(uri)
                .factory(factory)
                .setHeader(HttpHeaderNames.AUTHORIZATION, token.header())
                .maxRequestMessageLength(Protocol.MAX_MESSAGE_BYTES)
                .maxResponseMessageLength(Protocol.MAX_MESSAGE_BYTES);
    }

    /** Why a call failed, where it did because the other side is not trusted: a sentence. */
    public Optional<String> distrust(Throwable failure) {
        return trust.distrust(failure);
    }

    /** Short calls. */
    public TrainingGrpc.TrainingBlockingStub calls() {
        return calls;
    }

    /** Calls that bring much. */
    public TrainingGrpc.TrainingBlockingStub pulls() {
        return pulls;
    }

    /** The call that never ends. */
    public TrainingGrpc.TrainingStub streams() {
        return streams;
    }

    /** Hangs up without waiting for it. */
    public void closeSoon() {
        factory.closeAsync();
    }

    @Override
    public void close() {
        factory.close();
    }
}
