package dev.agon.server.remote;

import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.ServerLimits;
import dev.agon.server.wire.TurnMessages;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a bot is sent. So much may wait for one that does not read; what is more is dropped, and told of once. For one thread at a time;
 * nobody ever waits here.
 */
final class BotOutbox {
    private final StreamObserver<ServerMessage> out;
    private final Runnable onTooMuch;
    private final AtomicInteger waiting = new AtomicInteger();
    private boolean tooMuch;
    private boolean ended;

    /**
     * Of one call.
     *
     * @param onTooMuch called once, in the midst of {@link #send}, when more is to wait than may
     */
    BotOutbox(StreamObserver<ServerMessage> out, Runnable onTooMuch) {
        this.out = out;
        this.onTooMuch = onTooMuch;
    }

    void send(ServerMessage message) {
        if (ended || tooMuch) {
            return;
        }
        if (waiting.getAndIncrement() >= ServerLimits.BOT_WAITING_MESSAGES) {
            tooMuch = true;
            onTooMuch.run();
        } else {
            out.onNext(message);
        }
    }

    /** All that was written has left. From any thread. */
    void left() {
        waiting.set(0);
    }

    void refuse(Refusal reason, String text, int actor, int tick) {
        send(TurnMessages.refused(reason, text, actor, tick));
    }

    /** Ends the call, unless it has ended. */
    void end(Status status) {
        if (ended) {
            return;
        }
        ended = true;
        if (status.isOk()) {
            out.onCompleted();
        } else {
            out.onError(status.asRuntimeException());
        }
    }

    /** The call has ended by itself. */
    void lost() {
        ended = true;
    }
}
