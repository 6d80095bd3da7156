package dev.agon.server.live;

import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Stage;
import dev.agon.server.wire.TurnMessages;
import org.jspecify.annotations.Nullable;

/** Someone at the other end of a connection. Its methods may be called from any thread and never wait for the reader. */
public interface Client {
    /** The client is about to be asked for so many messages, which it may send on top of those that anybody may. */
    default void expect(int messages) {}

    /** Sends a message after everything sent before. */
    void send(ServerMessage message);

    /** Begins a match: the next frame shown is a full one. */
    void begin(Stage stage);

    /**
     * Shows what a view sees now. To a reader that is too slow, frames are left out, and the next one shown is a full one.
     *
     * @param companion an encoded message that goes with the frame and is left out with it
     */
    void show(ViewFrame frame, byte @Nullable [] companion);

    /** Says that something was refused. */
    default void refuse(Refusal reason, String text) {
        refuse(reason, text, 0, 0);
    }

    /** Says that an order was refused. */
    default void refuse(Refusal reason, String text, int actor, int tick) {
        send(TurnMessages.refused(reason, text, actor, tick));
    }
}
