package dev.agon.server.session;

import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Stage;
import dev.agon.server.ServerLimits;
import dev.agon.server.live.Client;
import dev.agon.server.live.Timekeeper;
import dev.agon.server.live.ViewFrame;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one connection. While the reader keeps up it gets every frame's changes; when it lags, frames
 * are left out and the newest follows as a full one; when it lags too long or too much is waiting, it is cut off. Thread-safe;
 * nobody ever waits here.
 */
final class Outbox implements Client {
    /** Messages that may be on their way before frames are left out. */
    private static final int FRAMES_AHEAD = ServerLimits.CLIENT_FRAMES_AHEAD;

    /** Messages and bytes that may wait. Frames beyond are left out; for other messages the reader is cut off. */
    private static final int MOST_WAITING = ServerLimits.CLIENT_WAITING_MESSAGES;

    private static final long MOST_WAITING_BYTES = ServerLimits.CLIENT_WAITING_BYTES;

    private final WebSocketWriter writer;
    private final RateLimit rate;
    private final Timekeeper time;
    private final long slowReaderNanos;
    private final Transport transport;
    private final Traffic traffic;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean writing;
    private boolean closed;

    /** How the connection is closed when what waits has left; null before. */
    private @Nullable Farewell farewell;

    private boolean wantsFull = true;
    private @Nullable ViewFrame leftOut;
    private byte @Nullable [] leftOutCompanion;
    private long laggingSince;

    private record Farewell(WebSocketCloseStatus status, String reason) {}

    /**
     * Of one connection.
     *
     * @param rate what the client may send
     * @param slowReaderNanos how long the reader may lag behind
     * @param traffic where what is sent is counted
     */
    Outbox(
            WebSocketWriter writer,
            RateLimit rate,
            Timekeeper time,
            long slowReaderNanos,
            Transport transport,
            Traffic traffic) {
        this.writer = writer;
        this.rate = rate;
        this.time = time;
        this.slowReaderNanos = slowReaderNanos;
        this.transport = transport;
        this.traffic = traffic;
    }

    @Override
    public void expect(int messages) {
        rate.grant(messages);
    }

    @Override
    public void send(ServerMessage message) {
        write(message.toByteArray());
    }

    @Override
    public synchronized void begin(Stage stage) {
        wantsFull = true;
        leftOut = null;
        write(ServerMessage.newBuilder().setStage(stage).build().toByteArray());
    }

    @Override
    public synchronized void show(ViewFrame frame, byte @Nullable [] companion) {
        if (closed || farewell != null) {
            return;
        }
        if (waiting.size() < FRAMES_AHEAD && leftOut == null && write(frame, companion)) {
            return;
        }
        traffic.framesLeftOut.increment();
        long now = time.nanoTime();
        if (leftOut == null) {
            laggingSince = now;
        } else if (now - laggingSince > slowReaderNanos) {
            cutOff();
            return;
        }
        leftOut = frame;
        leftOutCompanion = companion;
    }

    /** Writes the frame, unless too much would wait then. */
    private boolean write(ViewFrame frame, byte @Nullable [] companion) {
        byte[] encoded = wantsFull || leftOut != null ? frame.full() : frame.delta();
        long bytes = encoded.length + (companion == null ? 0L : companion.length);
        if (!waiting.isEmpty() && waitingBytes + bytes > MOST_WAITING_BYTES) {
            return false;
        }
        wantsFull = false;
        leftOut = null;
        write(encoded);
        if (companion != null) {
            write(companion);
        }
        return true;
    }

    private synchronized void write(byte[] message) {
        if (closed || farewell != null) {
            return;
        }
        waiting.add(message);
        waitingBytes += message.length;
        traffic.messages.increment();
        traffic.bytes.add(message.length);
        traffic.mostQueued.accumulate(waitingBytes + transport.waitingBytes());
        if (waiting.size() > MOST_WAITING || waitingBytes > MOST_WAITING_BYTES) {
            cutOff();
        } else {
            writeNext();
        }
    }

    /** Hands the next message over when the one before has left. */
    private void writeNext() {
        byte[] message = waiting.peek();
        if (writing || message == null) {
            return;
        }
        writing = true;
        if (writer.tryWrite(message)) {
            writer.whenConsumed().whenComplete((done, failure) -> written(message.length));
        } else {
            drop();
        }
    }

    private synchronized void written(int bytes) {
        if (closed) {
            return;
        }
        waiting.poll();
        waitingBytes -= bytes;
        writing = false;
        ViewFrame skipped = leftOut;
        if (skipped != null && waiting.isEmpty()) {
            write(skipped, leftOutCompanion);
        }
        writeNext();
        sayFarewell();
    }

    private void sayFarewell() {
        if (farewell != null && waiting.isEmpty()) {
            writer.close(farewell.status, farewell.reason);
        }
    }

    private void cutOff() {
        traffic.cutOff.increment();
        drop();
        close(WebSocketCloseStatus.TRY_AGAIN_LATER, "This connection is too slow.");
    }

    private void drop() {
        waiting.clear();
        leftOut = null;
        closed = true;
    }

    /** Closes the connection: when what waits has left, and soon even where it does not. */
    synchronized void close(WebSocketCloseStatus status, String reason) {
        if (farewell == null) {
            farewell = new Farewell(status, reason);
            leftOut = null;
            sayFarewell();
            transport.hangUp();
        }
    }

    /** Answers a WebSocket ping. */
    synchronized void pong(byte[] payload) {
        if (waiting.size() < FRAMES_AHEAD) {
            writer.writePong(payload);
        }
    }

    /** Sends a WebSocket ping, which any live client answers; nothing to one that does not read. */
    synchronized void ping() {
        if (waiting.size() < FRAMES_AHEAD && writer.isOpen()) {
            writer.writePing();
        }
    }
}
