package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A server that stops says so to everybody. */
class FarewellTest {
    private static final int GOING_AWAY = 1001;

    @Test
    void everybodyHearsThatTheServerStops() throws IOException {
        TestArena arena = TestArena.start();
        try (RawClient one = RawClient.welcomed(arena.address);
                RawClient other = RawClient.welcomed(arena.address)) {
            arena.close();
            for (RawClient client : new RawClient[] {one, other}) {
                RawClient.Frame last = client.readToEnd();
                assertNotNull(last);
                assertEquals(RawClient.CLOSE, last.opcode());
                assertEquals(GOING_AWAY, (last.payload()[0] & 255) << 8 | last.payload()[1] & 255);
                String words = new String(last.payload(), 2, last.payload().length - 2, StandardCharsets.UTF_8);
                assertEquals("The server stops.", words);
            }
        }
    }
}
