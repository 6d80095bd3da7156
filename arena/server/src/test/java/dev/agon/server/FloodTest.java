package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.arena.Actor;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Frame;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.Ping;
import dev.agon.proto.arena.Play;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Turn;
import dev.agon.server.lobby.Reservation;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Too much of anything ends the connection that it comes from; somebody who looks on beside it misses no frame. */
class FloodTest {
    private static final int FLOOD = 20_000;

    /** Of the probe, and by how many messages each of them makes up for what was said. */
    private static final int MILLIS_PER_TURN = 40;

    private static final int REGAINED_PER_TURN = MILLIS_PER_TURN * TestArena.MESSAGES_PER_SECOND / 1000;

    private static final int RESETS = 3_000;
    private static final int FLOOD_OF_BYTES = 200_000;
    private static final int ENHANCE_YOUR_CALM = 11;

    private final TestArena arena = TestArena.start();
    private TestClient honest;
    private int lastTick = -1;

    @BeforeEach
    void lookOn() {
        String match = arena.match("probe", Map.of("ticks", "100000"), "walker", "bot:random");
        honest = TestClient.connect(arena.address);
        honest.watch(match, 0);
        assertNothingMissed();
    }

    @AfterEach
    void close() {
        honest.close();
        arena.close();
    }

    /** Frames that have come since the last time, and the next, follow each other. */
    private void assertNothingMissed() {
        honest.say(ClientMessage.newBuilder().setPing(Ping.newBuilder().setNanos(1)));
        int frames = 0;
        while (frames < 3) {
            ServerMessage message = honest.next();
            if (message.hasFrame()) {
                Frame frame = message.getFrame();
                assertTrue(
                        frame.getFull() || frame.getTick() == lastTick + 1, lastTick + " and then " + frame.getTick());
                lastTick = frame.getTick();
                frames++;
            }
        }
    }

    @Test
    void ofPingsOfTheProtocol() throws IOException {
        assertCutOff(client -> client.sendFrame(0x80 | RawClient.PING, new byte[] {1}));
    }

    @Test
    void ofPongsThatNobodyAskedFor() throws IOException {
        assertCutOff(client -> client.sendFrame(0x80 | RawClient.PONG, new byte[0]));
    }

    @Test
    void ofOrders() throws IOException {
        ClientMessage.Builder order =
                ClientMessage.newBuilder().setOrder(Order.newBuilder().setActor(1));
        assertCutOff(client -> client.say(order));
    }

    /** In time that stands still, so that it is known to a message how many are answered. */
    @Test
    void ofMessagesIsAnsweredSoFarAndNoFurther() throws IOException {
        int burst = 2 * TestArena.MESSAGES_PER_SECOND;
        int patience = 200;
        try (SteppedTime time = new SteppedTime();
                TestArena own = TestArena.in(time);
                RawClient client = RawClient.welcomed(own.address)) {
            for (int said = 1; said < burst; said++) {
                client.say(ping(said));
            }
            for (int said = 1; said < burst; said++) {
                assertEquals(said, client.message().getPong().getNanos(), "hello counts too");
            }
            for (int said = 0; said <= patience; said++) {
                client.say(ping(said));
            }
            assertEquals(Refusal.TOO_OFTEN, client.message().getRefused().getReason());
            assertEquals(List.of(), readToEnd(client), "one word is enough");
        }
    }

    /** Whoever is asked for orders may give them, and change their mind, however little else is allowed still. */
    @Test
    void ordersThatWereAskedForAreNone() throws IOException {
        try (SteppedTime time = new SteppedTime();
                TestArena own = TestArena.in(time);
                RawClient client = RawClient.welcomed(own.address)) {
            Reservation seat = own.reserve("bot:random", "amber");
            client.say(ClientMessage.newBuilder()
                    .setPlay(Play.newBuilder().setMatch(seat.match().id()).setToken(seat.token())));
            nextTurn(client);
            for (int said = 0; said < 2 * TestArena.MESSAGES_PER_SECOND; said++) {
                client.say(ping(said));
            }
            for (int turns = 0; turns < 100; turns++) {
                time.pass(MILLIS_PER_TURN);
                Turn turn = nextTurn(client);
                Actor actor = turn.getActors(0);
                client.say(order(actor, turn.getTick()));
                client.say(order(actor, turn.getTick()));
                for (int said = 1; said < REGAINED_PER_TURN; said++) {
                    client.say(ping(said));
                }
            }
        }
    }

    private static ClientMessage.Builder order(Actor actor, int tick) {
        return ClientMessage.newBuilder()
                .setOrder(Order.newBuilder().setActor(actor.getActor()).setTick(tick));
    }

    /** The next turn; fails where anything is refused before. */
    private static Turn nextTurn(RawClient client) throws IOException {
        ServerMessage message = client.message();
        while (!message.hasTurn()) {
            assertFalse(message.hasRefused(), message.toString());
            message = client.message();
        }
        return message.getTurn();
    }

    /** What is left out now and then, over a long time, ends no connection. */
    @Test
    void aLittleTooOftenForLongIsNone() throws IOException {
        int answeredPerRound = TestArena.MESSAGES_PER_SECOND / 10;
        try (SteppedTime time = new SteppedTime();
                TestArena own = TestArena.in(time);
                RawClient client = RawClient.welcomed(own.address)) {
            for (int said = 1; said < 2 * TestArena.MESSAGES_PER_SECOND; said++) {
                client.say(ping(said));
                client.message();
            }
            int refused = 0;
            for (int round = 0; round < 100; round++) {
                time.pass(100);
                for (int said = 0; said < answeredPerRound + 3; said++) {
                    client.say(ping(said));
                }
                for (int answered = 0; answered < answeredPerRound; ) {
                    if (client.message().hasPong()) {
                        answered++;
                    } else {
                        refused++;
                    }
                }
            }
            assertEquals(1, refused, "told once");
        }
    }

    private static ClientMessage.Builder ping(int number) {
        return ClientMessage.newBuilder().setPing(Ping.newBuilder().setNanos(number));
    }

    private interface Saying {
        void to(RawClient client) throws IOException;
    }

    /** Says it over and over, and is cut off before the end. */
    private void assertCutOff(Saying flood) throws IOException {
        try (RawClient client = RawClient.welcomed(arena.address)) {
            try {
                for (int said = 0; said < FLOOD; said++) {
                    flood.to(client);
                }
            } catch (SocketException cut) {
                // as it should
            }
            readToEnd(client);
            assertNothingMissed();
        }
    }

    /** What is answered until the connection is closed; fails where it is not. */
    private static List<ServerMessage> readToEnd(RawClient client) {
        List<ServerMessage> heard = new ArrayList<>();
        try {
            while (true) {
                heard.add(client.message());
            }
        } catch (EOFException | SocketException closed) {
            return heard;
        } catch (IOException open) {
            throw new UncheckedIOException("was not cut off", open);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ofConnectionsFromOneAddress() throws IOException {
        List<RawClient> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 2 * TestArena.MOST_CONNECTIONS_PER_ADDRESS; i++) {
                idle.add(new RawClient(arena.address, "127.0.0.2", 0));
            }
            RawClient last = idle.get(idle.size() - 1);
            last.readToEnd();
            try (RawClient elsewhere = new RawClient(arena.address, "127.0.0.3", 0)) {
                assertHealthy(elsewhere);
            }
            assertNothingMissed();
            for (RawClient connection : idle) {
                connection.readToEnd(); // those that ask for nothing are closed too
            }
            try (RawClient again = new RawClient(arena.address, "127.0.0.2", 0)) {
                assertHealthy(again);
            }
        } finally {
            for (RawClient connection : idle) {
                connection.close();
            }
        }
    }

    private static void assertHealthy(RawClient client) throws IOException {
        client.send("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        String head = client.head();
        assertTrue(head.startsWith("HTTP/1.1 200"), head);
    }

    @Test
    void ofRequestsThatAreTakenBack() throws IOException {
        for (int i = 0; i < RESETS; i++) {
            http2(1, 0x5, 2 * i + 1, headers());
            http2(3, 0, 2 * i + 1, new byte[] {0, 0, 0, 8});
        }
        assertHangsUp(ENHANCE_YOUR_CALM);
    }

    @Test
    void ofPingsOfHttp2() throws IOException {
        http2(1, 0x5, 1, headers());
        for (int i = 0; i < FLOOD_OF_BYTES; i++) {
            http2(6, 0, 0, new byte[8]);
        }
        assertHangsUp(-1);
    }

    private final ByteArrayOutputStream http2 = new ByteArrayOutputStream();

    /** A connection of HTTP/2 on which that is said is closed before it is all said; others are answered. */
    private void assertHangsUp(int reason) throws IOException {
        try (RawClient client = new RawClient(arena.address)) {
            client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            client.send(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
            try {
                client.send(http2.toByteArray());
            } catch (SocketException closed) {
                // as it should
            }
            assertEquals(reason, client.reasonOfHttp2());
            assertNothingMissed();
            try (RawClient other = new RawClient(arena.address)) {
                assertHealthy(other);
            }
        }
    }

    private void http2(int type, int flags, int stream, byte[] payload) throws IOException {
        http2.write(ByteBuffer.allocate(9)
                .putShort((short) (payload.length >> 8))
                .put((byte) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .array());
        http2.write(payload);
    }

    /** GET / with an authority, in HPACK. */
    private byte[] headers() {
        byte[] authority = "127.0.0.1".getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(5 + authority.length)
                .put(new byte[] {(byte) 0x82, (byte) 0x84, (byte) 0x86, 0x41})
                .put((byte) authority.length)
                .put(authority)
                .array();
    }
}
