package dev.agon.server.session;

import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Stage;
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
    private static final int FRAMES_AHEAD = 8;

    /** Messages and bytes that may wait before the reader is cut off. */
    private static final int MOST_WAITING = 256;

    private static final long MOST_WAITING_BYTES = 4 << 20;

    private final WebSocketWriter writer;
    private final Timekeeper time;
    private final long slowReaderNanos;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean writing;
    private boolean closed;
    private boolean wantsFull = true;
    private @Nullable ViewFrame leftOut;
    private byte @Nullable [] leftOutCompanion;
    private long laggingSince;

    Outbox(WebSocketWriter writer, Timekeeper time, long slowReaderNanos) {
        this.writer = writer;
        this.time = time;
        this.slowReaderNanos = slowReaderNanos;
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
        if (closed) {
            return;
        }
        if (waiting.size() < FRAMES_AHEAD) {
            write(frame, companion);
            return;
        }
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

    private void write(ViewFrame frame, byte @Nullable [] companion) {
        boolean whole = wantsFull || leftOut != null;
        wantsFull = false;
        leftOut = null;
        write(whole ? frame.full() : frame.delta());
        if (companion != null) {
            write(companion);
        }
    }

    private synchronized void write(byte[] message) {
        if (closed) {
            return;
        }
        waiting.add(message);
        waitingBytes += message.length;
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
    }

    private void cutOff() {
        drop();
        writer.close(WebSocketCloseStatus.TRY_AGAIN_LATER, "too slow");
    }

    private void drop() {
        waiting.clear();
        leftOut = null;
        closed = true;
    }

    /** Closes the connection. */
    void close(WebSocketCloseStatus status, String reason) {
        writer.close(status, reason);
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
