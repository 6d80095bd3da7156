package dev.agon.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketFrameType;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import dev.agon.game.Observation;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.Probe;
import dev.agon.server.live.ManualTimekeeper;
import dev.agon.server.live.ViewFrame;
import dev.agon.server.wire.FrameEncoder;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

class OutboxTest {
    private static final Probe GAME = new Probe();
    private static final long SLOW_MILLIS = 1000;

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final WebSocketWriter writer = WebSocket.streaming();
    private final SlowReader reader = new SlowReader();
    private final Outbox outbox = new Outbox(
            writer,
            new RateLimit(1, 0),
            time,
            TimeUnit.MILLISECONDS.toNanos(SLOW_MILLIS),
            Transport.none(),
            new Traffic());
    private int tick;
    private Observation before;

    OutboxTest() {
        writer.subscribe(reader, ImmediateEventExecutor.INSTANCE);
    }

    @Test
    void aReaderThatKeepsUpGetsOneFullFrameAndThenChanges() {
        reader.subscription.request(100);
        showFrames(5);

        assertEquals(List.of(1, 2, 3, 4, 5), reader.ticks());
        assertTrue(reader.frames.get(0).getFull());
        assertFalse(reader.frames.get(1).getFull());
    }

    @Test
    void aReaderThatLagsIsShownTheNewestWholeAndThenChangesAgain() {
        reader.subscription.request(1);
        showFrames(30);
        assertEquals(List.of(1), reader.ticks());

        reader.subscription.request(100);
        showFrames(2);

        List<Integer> ticks = reader.ticks();
        assertEquals(List.of(30, 31, 32), ticks.subList(ticks.size() - 3, ticks.size()));
        assertTrue(ticks.size() < 15, "frames were left out: " + ticks);
        for (int i = 1; i < ticks.size(); i++) {
            boolean follows = ticks.get(i) == ticks.get(i - 1) + 1;
            assertEquals(!follows, reader.frames.get(i).getFull(), "at " + ticks.get(i));
        }
    }

    @Test
    void aReaderThatLagsTooLongIsCutOff() {
        showFrames(30);
        assertTrue(writer.isOpen());

        time.pass(SLOW_MILLIS + 1);
        showFrames(1);

        assertFalse(writer.isOpen());
        showFrames(1000);
    }

    @Test
    void aReaderForWhomTooMuchIsWaitingIsCutOff() {
        for (int i = 0; i < 1000; i++) {
            outbox.send(ServerMessage.getDefaultInstance());
        }

        assertFalse(writer.isOpen());
    }

    private void showFrames(int count) {
        for (int i = 0; i < count; i++) {
            Observation now = new Observation(GAME.layout(), 1);
            now.clear(++tick);
            outbox.show(new ViewFrame(new FrameEncoder(GAME.layout()), before, now, List.of()), null);
            before = now;
        }
    }

    private static final class SlowReader implements Subscriber<WebSocketFrame> {
        final List<Frame> frames = new ArrayList<>();
        Subscription subscription;

        @Override
        public void onSubscribe(Subscription to) {
            subscription = to;
        }

        @Override
        public void onNext(WebSocketFrame frame) {
            if (frame.type() == WebSocketFrameType.BINARY) {
                try {
                    frames.add(ServerMessage.parseFrom(frame.array()).getFrame());
                } catch (InvalidProtocolBufferException malformed) {
                    throw new IllegalStateException(malformed);
                }
            }
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}

        List<Integer> ticks() {
            return frames.stream().map(Frame::getTick).toList();
        }
    }
}
