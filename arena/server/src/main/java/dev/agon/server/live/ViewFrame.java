package dev.agon.server.live;

import dev.agon.game.Event;
import dev.agon.game.Observation;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.wire.FrameEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a view sees at one tick, encoded at most once as a whole and at most once as what changed, whoever many look on.
 * Thread-safe.
 */
public final class ViewFrame {
    private final FrameEncoder encoder;
    private final Observation now;
    private final List<Event> events;
    private byte @Nullable [] delta;
    private byte @Nullable [] full;

    /**
     * A frame that follows another.
     *
     * @param before what the view saw in the frame before, or null where there was none
     * @param now never changed from here on
     */
    public ViewFrame(FrameEncoder encoder, @Nullable Observation before, Observation now, List<Event> events) {
        this.encoder = encoder;
        this.now = now;
        this.events = events;
        delta = before == null ? null : bytes(encoder.delta(before, now, events));
    }

    /** The match's tick. */
    public int tick() {
        return now.tick;
    }

    Observation observation() {
        return now;
    }

    /** What changed since the frame before, for readers that were shown that one; the whole where there was none. */
    public byte[] delta() {
        byte[] changes = delta;
        return changes == null ? full() : changes;
    }

    /** Everything. */
    public synchronized byte[] full() {
        if (full == null) {
            full = bytes(encoder.full(now, events));
        }
        return full;
    }

    private static byte[] bytes(Frame frame) {
        return ServerMessage.newBuilder().setFrame(frame).build().toByteArray();
    }
}
