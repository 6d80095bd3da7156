package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.protobuf.InvalidProtocolBufferException;
import com.linecorp.armeria.client.websocket.WebSocketClient;
import com.linecorp.armeria.client.websocket.WebSocketSession;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketFrameType;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Play;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.Refused;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Watch;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A browser's side of the WebSocket, for tests: says things, and waits for answers. */
final class TestClient implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    final CompletableFuture<Void> closed = new CompletableFuture<>();

    /** What has been drawn of the messages that were taken with {@link #next}. */
    Picture picture;

    private final BlockingQueue<ServerMessage> heard = new LinkedBlockingQueue<>();
    private final WebSocketWriter out;
    private Subscription subscription;

    private TestClient(WebSocketSession session, boolean reads) {
        out = session.outbound();
        session.inbound().subscribe(new Reader(reads));
    }

    /** Connects and says hello. */
    static TestClient connect(String address) {
        return connect(address, true);
    }

    /** Connects as someone who reads nothing until {@link #read}. */
    static TestClient connectWithoutReading(String address) {
        return connect(address, false);
    }

    private static TestClient connect(String address, boolean reads) {
        TestClient client = new TestClient(open(address, address), reads);
        client.say(ClientMessage.newBuilder().setHello(Hello.newBuilder().setProtocol(1)));
        return client;
    }

    static WebSocketSession open(String address, String origin) {
        return WebSocketClient.builder(address.replace("http:", "ws+h1c:"))
                .build()
                .connect(Arena.SOCKET_PATH, HttpHeaders.of(HttpHeaderNames.ORIGIN, origin))
                .join();
    }

    void read() {
        subscription.request(Long.MAX_VALUE);
    }

    void say(ClientMessage.Builder message) {
        out.write(message.build().toByteArray());
    }

    void sayBytes(byte[] bytes) {
        out.write(bytes);
    }

    void watch(String match, int view) {
        say(ClientMessage.newBuilder()
                .setWatch(Watch.newBuilder().setMatch(match).setView(view)));
    }

    void play(String match, String token) {
        say(ClientMessage.newBuilder().setPlay(Play.newBuilder().setMatch(match).setToken(token)));
    }

    void order(int actor, int verb, int target, int tick) {
        say(ClientMessage.newBuilder()
                .setOrder(Order.newBuilder()
                        .setActor(actor)
                        .setVerb(verb)
                        .setTarget(target)
                        .setTick(tick)));
    }

    /** The next message. */
    ServerMessage next() {
        try {
            ServerMessage message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return message == null ? fail("nothing was heard for " + PATIENCE_SECONDS + " s") : drawn(message);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The next message, or null where none comes within so long. */
    ServerMessage poll(long millis) {
        try {
            ServerMessage message = heard.poll(millis, TimeUnit.MILLISECONDS);
            return message == null ? null : drawn(message);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private ServerMessage drawn(ServerMessage message) {
        if (message.hasStage()) {
            picture = new Picture(message.getStage().getGame());
        } else if (message.hasFrame()) {
            picture.apply(message.getFrame());
        }
        return message;
    }

    /** The next message of the kind; others are passed over. */
    ServerMessage next(ServerMessage.MessageCase kind) {
        ServerMessage message = next();
        while (message.getMessageCase() != kind) {
            message = next();
        }
        return message;
    }

    /** The next refusal, which must be of that kind; others are passed over. */
    Refused refused(Refusal reason) {
        Refused refused = next(ServerMessage.MessageCase.REFUSED).getRefused();
        assertEquals(reason, refused.getReason(), refused.getText());
        return refused;
    }

    @Override
    public void close() {
        out.close();
    }

    private final class Reader implements Subscriber<WebSocketFrame> {
        private final boolean reads;

        Reader(boolean reads) {
            this.reads = reads;
        }

        @Override
        public void onSubscribe(Subscription to) {
            subscription = to;
            if (reads) {
                to.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(WebSocketFrame frame) {
            if (frame.type() == WebSocketFrameType.CLOSE) {
                closed.complete(null);
            } else if (frame.type() == WebSocketFrameType.PING && out.isOpen()) {
                out.writePong(frame.array());
            } else if (frame.type() == WebSocketFrameType.BINARY) {
                try {
                    heard.add(ServerMessage.parseFrom(frame.array()));
                } catch (InvalidProtocolBufferException malformed) {
                    closed.completeExceptionally(malformed);
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            closed.complete(null);
        }

        @Override
        public void onComplete() {
            closed.complete(null);
        }
    }
}
