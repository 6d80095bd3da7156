package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What no page of ours would send ends its own connection, and nothing else. */
class MalformedFramesTest {
    private static final int FINAL = 0x80;
    private static final int COMPRESSED = 0x40;

    private final TestArena arena = TestArena.start();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        arena.close();
    }

    @Test
    void eachKindEndsItsOwnConnectionOnly() throws IOException {
        Map<String, RawClient> clients = new LinkedHashMap<>();
        try (RawClient honest = RawClient.welcomed(arena.address)) {
            for (String kind : kinds().keySet()) {
                clients.put(kind, RawClient.welcomed(arena.address));
            }
            // All at once: the server takes a second or two to close a connection.
            for (Map.Entry<String, byte[]> kind : kinds().entrySet()) {
                clients.get(kind.getKey()).send(kind.getValue());
                assertEquals(List.of(), honest.heardSoFar(kind.getKey().hashCode()));
            }
            clients.forEach(MalformedFramesTest::assertClosed);
            assertEquals(List.of(), honest.heardSoFar(1));
        } finally {
            for (RawClient client : clients.values()) {
                client.close();
            }
        }
        List<ILoggingEvent> failures = log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .toList();
        assertEquals(List.of(), failures);
    }

    private static void assertClosed(String kind, RawClient client) {
        try {
            client.readToEnd();
        } catch (IOException open) {
            throw new AssertionError("was not closed: " + kind, open);
        }
    }

    private static Map<String, byte[]> kinds() {
        Map<String, byte[]> kinds = new LinkedHashMap<>();
        kinds.put("not masked", new byte[] {(byte) 0x82, 1, 7});
        kinds.put("compressed", frame(FINAL | COMPRESSED | RawClient.BINARY, new byte[1]));
        kinds.put("second reserved bit", frame(FINAL | 0x20 | RawClient.BINARY, new byte[1]));
        kinds.put("unknown opcode", frame(FINAL | 3, new byte[1]));
        kinds.put("unknown control opcode", frame(FINAL | 11, new byte[1]));
        kinds.put("ping in parts", frame(RawClient.PING, new byte[1]));
        kinds.put("long ping", frame(FINAL | RawClient.PING, new byte[126]));
        kinds.put("continues nothing", frame(FINAL | RawClient.CONTINUATION, new byte[1]));
        kinds.put("message in parts", frame(RawClient.BINARY, new byte[1]));
        kinds.put("text", frame(FINAL | RawClient.TEXT, new byte[] {'h', 'i'}));
        kinds.put("close with half a code", frame(FINAL | RawClient.CLOSE, new byte[1]));
        kinds.put("a byte too long", frame(FINAL | RawClient.BINARY, new byte[TestArena.MOST_MESSAGE_BYTES + 1]));
        kinds.put("claims 2^62 bytes", claim(1L << 62));
        kinds.put("claims -1 bytes", claim(-1));
        kinds.put("no message", frame(FINAL | RawClient.BINARY, new byte[] {(byte) 0xff, 1, 2, 3}));
        kinds.put("endless number", frame(FINAL | RawClient.BINARY, filled(50, 0x80)));
        kinds.put("nested 2000 deep", frame(FINAL | RawClient.BINARY, filled(2_000, 0x7b)));
        kinds.put("length beyond its end", frame(FINAL | RawClient.BINARY, new byte[] {0x12, 0x7f, 1}));
        return kinds;
    }

    private static byte[] filled(int length, int with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    /** A head that claims so many bytes, and some of them. */
    private static byte[] claim(long length) {
        return ByteBuffer.allocate(30)
                .put((byte) (FINAL | RawClient.BINARY))
                .put((byte) 0xff)
                .putLong(length)
                .array();
    }

    private static byte[] frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) (0x80 | payload.length));
        } else {
            frame.put((byte) 0xfe).putShort((short) payload.length);
        }
        frame.putInt(0).put(payload);
        return Arrays.copyOf(frame.array(), frame.position());
    }

    @Test
    void halfAFrameIsNotWaitedForLong() throws IOException {
        try (SteppedTime time = new SteppedTime();
                TestArena own = TestArena.in(time);
                RawClient slow = RawClient.welcomed(own.address);
                RawClient honest = RawClient.welcomed(own.address)) {
            byte[] message = frame(FINAL | RawClient.BINARY, new byte[100]);
            for (int second = 0; second < 15; second++) {
                if (!slow.socket.isClosed() && second < 10) {
                    slow.send(new byte[] {message[second]});
                }
                time.pass(1_000);
                assertEquals(List.of(), honest.heardSoFar(second));
            }
            slow.readToEnd();
        }
    }

    @Test
    void compressionIsNotAgreedToAndPackedRequestsAreNotUnpacked() throws IOException {
        try (RawClient client = new RawClient(arena.address)) {
            String answer = client.shake(arena.address, "Sec-WebSocket-Extensions: permessage-deflate\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 101"), answer);
            assertFalse(answer.toLowerCase(Locale.ROOT).contains("extensions"), answer);
        }
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 1_000; i++) {
                packed.write(new byte[10_000]);
            }
        }
        try (RawClient client = new RawClient(arena.address)) {
            client.send("POST /api/arena/matches HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                    + "Content-Encoding: gzip\r\nContent-Length: " + bomb.size() + "\r\n\r\n");
            client.send(bomb.toByteArray());
            String answer = client.head();
            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        }
    }

    @Test
    void aRequestThatIsTooLongIsNotReadToItsEnd() throws IOException {
        try (RawClient client = new RawClient(arena.address)) {
            client.send("POST /api/arena/matches HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 1000000000\r\n\r\n");
            client.send(new byte[100_000]);
            String answer = client.head();
            assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
        }
    }
}
