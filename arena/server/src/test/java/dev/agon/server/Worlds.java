package dev.agon.server;

import com.google.protobuf.ByteString;
import dev.agon.game.Game;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Play;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.server.lobby.Reservation;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Matches that are the same but for what a test makes different in them, each on a server of its own. */
final class Worlds {
    private Worlds() {}

    /** The game, whose matches all start from one seed. */
    static Game always(Game game, long seed) {
        return (Game) Proxy.newProxyInstance(
                Game.class.getClassLoader(), new Class<?>[] {Game.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("start")) {
                        return game.start(seed);
                    }
                    try {
                        return method.invoke(game, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** Someone in a seat, who is asked each time it is their turn, and everything that they were told. */
    static final class Seated implements AutoCloseable {
        final List<byte[]> told = new ArrayList<>();
        private final RawClient client;
        private final Function<ServerMessage, List<Order>> answers;
        private final ByteString ownMatch;

        Seated(String address, Reservation seat, Function<ServerMessage, List<Order>> answers) throws IOException {
            this.answers = answers;
            ownMatch = ByteString.copyFromUtf8(seat.match().id());
            client = RawClient.welcomed(address);
            client.say(ClientMessage.newBuilder()
                    .setPlay(Play.newBuilder().setMatch(seat.match().id()).setToken(seat.token())));
        }

        /** Reads all there is and answers the last turn in it. */
        void act(int mark) throws IOException {
            ServerMessage turn = null;
            for (byte[] message : client.heardSoFar(mark)) {
                told.add(withoutMatch(message));
                ServerMessage parsed = ServerMessage.parseFrom(message);
                turn = parsed.hasTurn() ? parsed : turn;
            }
            if (turn != null) {
                for (Order order : answers.apply(turn)) {
                    client.say(ClientMessage.newBuilder().setOrder(order));
                }
            }
        }

        /** Waits until all that was said has arrived. */
        void beHeard() throws IOException {
            for (byte[] message : client.heardSoFar(Long.MIN_VALUE)) {
                told.add(withoutMatch(message));
            }
        }

        /** The message with a name that is drawn for each match taken out. */
        private byte[] withoutMatch(byte[] message) {
            int at = ByteString.copyFrom(message)
                    .toString(StandardCharsets.ISO_8859_1)
                    .indexOf(ownMatch.toStringUtf8());
            for (int i = 0; at >= 0 && i < ownMatch.size(); i++) {
                message[at + i] = 0;
            }
            return message;
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
