package dev.agon.server.remote;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.agon.proto.arena.BotsGrpc;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.access.Grant;
import dev.agon.server.access.OpenRequests;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Answers bots that dial: only those with a token, and so many at a time. */
final class BotService extends BotsGrpc.BotsImplBase {
    private static final String SCHEME = "Bearer ";

    private final RemoteBots home;
    private final OpenRequests open;

    BotService(RemoteBots home, OpenRequests open) {
        this.home = home;
        this.open = open;
    }

    @Override
    public StreamObserver<ClientMessage> dialIn(StreamObserver<ServerMessage> replies) {
        ServiceRequestContext context = ServiceRequestContext.current();
        String authorization = context.request().headers().get(HttpHeaderNames.AUTHORIZATION, "");
        Optional<Grant> grant = authorization.startsWith(SCHEME)
                ? home.grant(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
        if (grant.isEmpty()) {
            return refuse(
                    replies,
                    Status.UNAUTHENTICATED.withDescription("the token is unknown or has ended; on the server's side "
                            + "./agon token new --role player makes one"));
        }
        ServerCallStreamObserver<ServerMessage> out = (ServerCallStreamObserver<ServerMessage>) replies;
        Line line = new Line(home, grant.get(), out, context.eventLoop());
        // With a handler, what is written after the bot has gone is dropped instead of thrown back.
        out.setOnCancelHandler(line::lost);
        out.setOnReadyHandler(line::allRead);
        synchronized (home) {
            if (!home.admit(line)) {
                return refuse(
                        replies,
                        Status.RESOURCE_EXHAUSTED.withDescription(
                                "all " + home.settings().mostCalls() + " places for bots are taken"));
            }
        }
        OpenRequests.whenTokenEnds(context, line::tokenEnded);
        open.add(context, List.of(grant.get().id()));
        ScheduledFuture<?> unused = context.eventLoop()
                .schedule(line::endUnlessWelcomed, home.settings().helloMillis(), TimeUnit.MILLISECONDS);
        return line;
    }

    private static StreamObserver<ClientMessage> refuse(StreamObserver<ServerMessage> replies, Status why) {
        replies.onError(why.asRuntimeException());
        return new Deaf();
    }

    /** Hears what a caller says who was not let in. */
    private static final class Deaf implements StreamObserver<ClientMessage> {
        @Override
        public void onNext(ClientMessage message) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }
}
