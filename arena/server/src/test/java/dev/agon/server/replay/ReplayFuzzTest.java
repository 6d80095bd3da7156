package dev.agon.server.replay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.agon.game.Games;
import dev.agon.proto.arena.ReplayFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;

/** Whatever the bytes are, reading and playing them ends soon, with a clear word or none. See docs/fuzzing.md. */
class ReplayFuzzTest {
    private static final Games GAMES = Games.onClassPath();

    /** A whole file. */
    @FuzzTest
    void file(byte[] bytes) {
        read(bytes);
    }

    /** What stands behind the checksum. */
    @FuzzTest
    void body(byte[] bytes) {
        read(ReplayFormat.seal(bytes));
    }

    /** The message, unpacked. */
    @FuzzTest
    void message(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(bytes);
        }
        read(ReplayFormat.seal(packed.toByteArray()));
    }

    private static void read(byte[] file) {
        try {
            ReplayFile replay = ReplayFormat.unpack("fuzzed", file);
            ReplayVerifier.verify(GAMES, replay);
        } catch (DamagedReplayException refused) {
            String message = String.valueOf(refused.getMessage());
            assertTrue(message.startsWith("fuzzed ") || message.startsWith("the replay"), message);
        }
    }
}
