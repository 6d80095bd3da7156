package dev.agon.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.agon.game.Games;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.proto.arena.Seat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in replay files, and what happens to those that are not what they should be. */
class ReplayFilesTest {
    private static final ReplayFile KUHN = Recordings.random(Games.onClassPath().get("kuhn"), 3);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameAFile() {
        file = folder.resolve("a.replay");
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        ReplayFiles.write(file, KUHN);
        assertEquals(KUHN, ReplayFiles.read(file));
    }

    @Test
    void anyFlippedBitIsNoticed() throws IOException {
        byte[] good = ReplayFormat.pack(KUHN);
        for (int bit = 0; bit < good.length * Byte.SIZE; bit++) {
            byte[] bad = good.clone();
            bad[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertRefused(bad, "a.replay is ");
        }
    }

    @Test
    void anyCutIsNoticed() throws IOException {
        byte[] good = ReplayFormat.pack(KUHN);
        for (int length = 0; length < good.length; length++) {
            assertRefused(Arrays.copyOf(good, length), length < 8 ? "is not a replay" : "is damaged");
        }
        assertRefused(Arrays.copyOf(good, 100), "should have " + good.length + " bytes and has 100");
        assertRefused(Arrays.copyOf(good, good.length + 1), "should have " + good.length + " bytes");
    }

    @Test
    void whatIsNoReplayIsRefused() throws IOException {
        assertRefused(new byte[0], "is not a replay");
        assertRefused("PK\u0003\u0004 something else".getBytes(StandardCharsets.ISO_8859_1), "is not a replay");
        assertRefused(new byte[ReplayFormat.MOST_PACKED + 1], "is larger than any replay");

        DamagedReplayException ofFolder = assertThrows(DamagedReplayException.class, () -> ReplayFiles.read(folder));
        assertTrue(String.valueOf(ofFolder.getMessage()).contains("it is a folder"));
        assertThrows(NoSuchFileException.class, () -> ReplayFiles.read(folder.resolve("none")));
    }

    @Test
    void anOlderFormatSaysSo() {
        byte[] old = "AGONRPL1x".getBytes(StandardCharsets.US_ASCII);
        assertRefused(old, "is a replay of format 1, and this version reads format 2; record the match again");
    }

    @Test
    void aLengthThatLiesIsNoticed() throws IOException {
        for (int length : new int[] {0, 1, Integer.MAX_VALUE, -1}) {
            byte[] lying = ReplayFormat.pack(KUHN);
            for (int i = 0; i < Integer.BYTES; i++) {
                lying[8 + i] = (byte) (length >>> i * Byte.SIZE);
            }
            assertRefused(lying, "is damaged: it should have " + (16 + Integer.toUnsignedLong(length)));
        }
    }

    @Test
    void aFileThatUnpacksToTooMuchIsRefused() throws IOException {
        assertRefused(packed(new byte[1 << 30 >> 4]), "unpacks to more than any replay");
        assertRefused(packed(new byte[ReplayFormat.FREELY_UNPACKED * 4]), "unpacks to more than any replay");
    }

    @Test
    void aMessageThatIsNoReplayIsRefused() throws IOException {
        assertRefused(ReplayFormat.seal("not packed".getBytes(StandardCharsets.US_ASCII)), "cannot be unpacked");
        assertRefused(ReplayFormat.seal(new byte[0]), "does not end where the file does");
        assertRefused(packed(new byte[] {1, 2, 3}), "what it packs is no replay");
        assertRefused(packed(field(99, ByteString.EMPTY)), "what it packs is no replay");
        byte[] badText = field(ReplayFile.GAME_FIELD_NUMBER, ByteString.copyFrom(new byte[] {(byte) 0xff}));
        assertRefused(packed(badText), "what it packs is no replay");
        byte[] longText = field(ReplayFile.GAME_FIELD_NUMBER, ByteString.copyFrom(new byte[1001]));
        assertRefused(packed(longText), "what it packs is no replay");
    }

    @Test
    void manySmallMessagesAreRefusedBeforeTheyAreParsed() throws IOException {
        ReplayFile crowded = KUHN.toBuilder()
                .addAllSeats(Collections.nCopies(1_000, Seat.getDefaultInstance()))
                .build();
        assertRefused(packed(crowded.toByteArray()), "what it packs is no replay");
    }

    @Test
    void aMatchThatIsTooLargeIsNotWritten() {
        byte[] zeros = new byte[ReplayFormat.MOST_UNPACKED];
        ReplayFile tooLarge =
                KUHN.toBuilder().setTickHashes(ByteString.copyFrom(zeros)).build();
        IOException refused = assertThrows(IOException.class, () -> ReplayFiles.write(file, tooLarge));
        assertTrue(String.valueOf(refused.getMessage()).contains("too large for a replay"));
    }

    private static byte[] packed(byte[] message) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(body)) {
            out.write(message);
        }
        return ReplayFormat.seal(body.toByteArray());
    }

    private static byte[] field(int number, ByteString value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeBytes(number, value);
        out.flush();
        return bytes.toByteArray();
    }

    /** Says what is wrong with which file in our own words. */
    private void assertRefused(byte[] bytes, String text) {
        String message = assertThrows(DamagedReplayException.class, () -> {
                    Files.write(file, bytes);
                    ReplayFiles.read(file);
                })
                .getMessage();
        assertTrue(message.startsWith(file.toString()) && message.contains(text), message);
        assertTrue(!message.contains("ZLIB") && !message.contains("Protocol"), message);
    }
}
