package dev.agon.server.live;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.proto.arena.Stage;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that keeps every byte it was told, and complains about frames that it could not draw. */
public final class HearingClient implements Client {
    final List<byte[]> heard = new ArrayList<>();
    private boolean wantsFull = true;

    @Override
    public void send(ServerMessage message) {
        heard.add(message.toByteArray());
    }

    @Override
    public void begin(Stage stage) {
        wantsFull = true;
        send(ServerMessage.newBuilder().setStage(stage).build());
    }

    @Override
    public void show(ViewFrame frame, byte @Nullable [] companion) {
        if (heard.isEmpty()) {
            throw new IllegalStateException("a frame without a stage");
        }
        heard.add(wantsFull ? frame.full() : frame.delta());
        wantsFull = false;
        if (companion != null) {
            heard.add(companion);
        }
    }

    /** All messages of a kind. */
    public List<ServerMessage> all(MessageCase kind) {
        return heard.stream()
                .map(HearingClient::parse)
                .filter(message -> message.getMessageCase() == kind)
                .toList();
    }

    /** The kinds of all messages, in the order in which they came. */
    public List<MessageCase> cases() {
        return heard.stream()
                .map(HearingClient::parse)
                .map(ServerMessage::getMessageCase)
                .toList();
    }

    /** The last message of a kind. */
    public ServerMessage last(MessageCase kind) {
        List<ServerMessage> all = all(kind);
        return all.get(all.size() - 1);
    }

    /** Everything as text, byte for byte. */
    List<String> bytes() {
        return heard.stream().map(HexFormat.of()::formatHex).toList();
    }

    private static ServerMessage parse(byte[] bytes) {
        try {
            return ServerMessage.parseFrom(bytes);
        } catch (InvalidProtocolBufferException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
