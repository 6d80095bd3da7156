package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Watch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Spectators that never read: their frames are left out, then they are cut off; nobody else misses a frame, and little waits. */
class SlowReadersTest {
    private static final int SILENT = 50;
    private static final int TICK_MILLIS = 100;
    private static final int MOST_TICKS = 3_000;
    private static final int SMALLEST_BUFFER = 1;
    private static final long MOST_QUEUED = 64 << 10;

    @Test
    void areCutOffAndNobodyElseNotices() throws IOException {
        List<RawClient> silent = new ArrayList<>();
        try (SteppedTime time = new SteppedTime();
                TestArena own = TestArena.in(time);
                RawClient reader = RawClient.welcomed(own.address)) {
            String match = own.match("lanes5v5", Map.of(), "bot:random", "bot:random");
            watch(reader, match);
            int expected = 0;
            for (int i = 0; i < SILENT; i++) {
                RawClient client = new RawClient(own.address, null, SMALLEST_BUFFER);
                silent.add(client);
                client.shake(own.address, "");
                client.say(RawClient.hello());
                watch(client, match);
            }
            int tick = 0;
            while (own.arena.traffic().cutOff() < SILENT && tick < MOST_TICKS) {
                for (byte[] message : reader.heardSoFar(tick)) {
                    ServerMessage heard = ServerMessage.parseFrom(message);
                    if (heard.hasFrame()) {
                        assertEquals(expected++, heard.getFrame().getTick());
                    }
                }
                time.pass(TICK_MILLIS);
                tick++;
            }
            assertEquals(SILENT, own.arena.traffic().cutOff(), "after " + tick + " ticks");
            assertTrue(expected > 20, "frames: " + expected);
            long queued = own.arena.traffic().mostQueuedBytes();
            assertTrue(queued > 0 && queued <= MOST_QUEUED, "queued: " + queued);
        } finally {
            for (RawClient client : silent) {
                client.close();
            }
        }
    }

    private static void watch(RawClient client, String match) throws IOException {
        client.say(ClientMessage.newBuilder()
                .setWatch(Watch.newBuilder().setMatch(match).setView(-1)));
    }
}
