package dev.agon.server.session;

import com.google.protobuf.InvalidProtocolBufferException;
import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Refusal;
import dev.agon.server.ArenaSettings;
import dev.agon.server.ServerLimits;
import dev.agon.server.live.Timekeeper;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one WebSocket: only whole, binary, well-formed messages, not too many of them, reach the session. */
final class Connection implements Subscriber<WebSocketFrame> {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    /** Two heartbeats without an answer, so that a dead connection is closed within 15 s. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(ServerLimits.CLIENT_SILENCE_SECONDS);

    private final Session session;
    private final Outbox outbox;
    private final Timekeeper time;
    private final Consumer<Connection> onEnd;
    private final RateLimit rate;

    /** Messages over the limit before the connection is closed; it forgets as many a second as may be sent. */
    private final RateLimit patience;

    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile long lastHeardNanos;
    private boolean toldTooOften;

    /** Of one client, who may send what the rate allows. */
    Connection(
            Session session,
            Outbox outbox,
            RateLimit rate,
            Timekeeper time,
            ArenaSettings settings,
            Consumer<Connection> onEnd) {
        this.session = session;
        this.outbox = outbox;
        this.time = time;
        this.onEnd = onEnd;
        lastHeardNanos = time.nanoTime();
        this.rate = rate;
        patience = new RateLimit(settings.messagesPerSecond(), ServerLimits.CLIENT_MESSAGES_OVER_LIMIT, lastHeardNanos);
    }

    /** Asks for a sign of life, and gives up on those who have given none for long. */
    void heartbeat() {
        if (time.nanoTime() - lastHeardNanos > SILENCE_NANOS) {
            outbox.close(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE, "No sign of life came from this page.");
            end();
        } else {
            outbox.ping();
        }
    }

    void close() {
        outbox.close(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE, "The server stops.");
        end();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(WebSocketFrame frame) {
        try (frame) {
            long now = time.nanoTime();
            lastHeardNanos = now;
            toldTooOften &= !rate.isWhole(now);
            if (!rate.allows(now)) {
                refuseFlood(now);
                return;
            }
            switch (frame.type()) {
                case BINARY -> hear(frame);
                case PING -> outbox.pong(frame.array());
                case PONG -> {}
                case CLOSE -> outbox.close(WebSocketCloseStatus.NORMAL_CLOSURE, "bye");
                default -> refuse("Only whole binary messages are understood.");
            }
        }
    }

    private void hear(WebSocketFrame frame) {
        if (!frame.isFinalFragment()) {
            refuse("Only whole binary messages are understood.");
            return;
        }
        try {
            session.hear(ClientMessage.parseFrom(frame.array()));
        } catch (InvalidProtocolBufferException malformed) {
            refuse("The message is malformed.");
        }
    }

    private void refuse(String why) {
        outbox.refuse(Refusal.BAD_MESSAGE, why);
        outbox.close(WebSocketCloseStatus.INVALID_PAYLOAD_DATA, why);
    }

    private void refuseFlood(long now) {
        if (!toldTooOften) {
            toldTooOften = true;
            outbox.refuse(Refusal.TOO_OFTEN, "Too many messages; some were left out.");
        }
        if (!patience.allows(now)) {
            outbox.close(WebSocketCloseStatus.POLICY_VIOLATION, "Too many messages came from this page.");
        }
    }

    @Override
    public void onError(Throwable failure) {
        LOG.debug("A connection broke", failure);
        outbox.close(WebSocketCloseStatus.PROTOCOL_ERROR, "broken");
        end();
    }

    @Override
    public void onComplete() {
        outbox.close(WebSocketCloseStatus.NORMAL_CLOSURE, "bye");
        end();
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            onEnd.accept(this);
            session.end();
        }
    }
}
