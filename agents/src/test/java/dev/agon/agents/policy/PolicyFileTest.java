package dev.agon.agents.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.agents.model.DamagedFileException;
import dev.agon.agents.model.LayoutJson;
import dev.agon.agents.model.Safetensors;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.CoreScope;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.network.OpenBlas;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Layout;
import dev.agon.game.connect4.Connect4;
import dev.agon.game.kuhn.Kuhn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PolicyFileTest {
    private static final Game GAME = new Kuhn();

    /** Every so many bytes are damaged; every single one where all faults are tried. */
    private static final int STRIDE = Integer.getInteger("agon.faults.stride", 37);

    @TempDir
    private Path folder;

    private final Policy policy = Policy.initial(
                    new PolicySpec(GAME, new NetworkConfig(CoreKind.LSTM, 8, 9, 10, 11)), 5)
            .withVersion(42);

    @Test
    void givesBackWhatWasWritten() throws IOException {
        Path file = folder.resolve("main-42.safetensors");
        PolicyFile.write(file, policy);
        Policy read = PolicyFile.read(file, Games.onClassPath());
        assertArrayEquals(policy.parameters(), read.parameters());
        assertEquals(policy.hash(), read.hash());
        assertEquals(42, read.version());
        assertEquals(policy.spec().network(), read.spec().network());
        assertTrue(Files.readString(folder.resolve("main-42.json")).contains("\"sha256\""));
    }

    @ParameterizedTest
    @EnumSource(CoreKind.class)
    void givesBackAPolicyOfEveryCore(CoreKind core) throws IOException {
        NetworkConfig network =
                new NetworkConfig(core, 8, 9, 12, 11).withTransformer(2, 3, 5).withEntityAttention(4);
        if (core != CoreKind.NONE) {
            network = network.withCoreScope(CoreScope.ACTOR);
        }
        Policy written = Policy.initial(new PolicySpec(GAME, network), 6);
        Path file = folder.resolve("core.safetensors");
        PolicyFile.write(file, written);
        Policy read = PolicyFile.read(file, Games.onClassPath());
        assertEquals(written.spec().network(), read.spec().network());
        assertArrayEquals(written.parameters(), read.parameters());
    }

    @Test
    void givesBackAPolicyWithConvolutions() throws IOException {
        Game board = Games.onClassPath().get("connect4");
        NetworkConfig network = new NetworkConfig(CoreKind.NONE, 8, 9, 12, 11).withGrid(5, 2);
        Policy written = Policy.initial(new PolicySpec(board, network), 6);
        Path file = folder.resolve("grid.safetensors");
        PolicyFile.write(file, written);
        Policy read = PolicyFile.read(file, Games.onClassPath());
        assertEquals(network, read.spec().network());
        assertArrayEquals(written.parameters(), read.parameters());
    }

    @Test
    void saysInHeaderAndManifestWhatEveryNumberIsCalled() throws IOException {
        Path file = folder.resolve("x.safetensors");
        PolicyFile.write(file, policy);
        String inHeader =
                Safetensors.fromBytes("x", Files.readAllBytes(file)).metadata().get("names");
        assertEquals(GAME.layout(), LayoutJson.read("x", inHeader));
        JsonNode manifest = new ObjectMapper().readTree(folder.resolve("x.json").toFile());
        assertEquals(GAME.layout(), LayoutJson.read("x", manifest.path("names").toString()));
        assertEquals(policy.spec().layoutHash(), manifest.path("layout").asText());
        assertEquals(OpenBlas.kernel(), manifest.path("kernel").asText());
    }

    @Test
    void givesBackTheLayoutThatItWasTrainedOnWhateverTheGameIsNow() {
        Layout former = new Layout(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                0,
                1,
                GAME.layout().verbs(),
                0);
        Policy trained = Policy.initial(
                new PolicySpec(new ChanceGame("kuhn", former), policy.spec().network()), 1);
        StoredPolicy stored = PolicyFile.storedFromBytes("p", PolicyFile.toBytes(trained), Games.onClassPath());
        assertEquals(former, stored.layout());
        assertArrayEquals(trained.parameters(), stored.parameters());
    }

    @Test
    void takesTheLayoutOfAFileThatDoesNotHoldItFromItsGameIfThatIsTheSame() {
        Games games = Games.onClassPath();
        byte[] old = changed(text -> text.remove("names"));
        assertEquals(GAME.layout(), PolicyFile.storedFromBytes("p", old, games).layout());
        byte[] older = changed(text -> {
            text.remove("names");
            text.put("layout", "0123456789abcdef");
        });
        String message = assertThrows(DamagedFileException.class, () -> PolicyFile.storedFromBytes("p", older, games))
                .getMessage();
        assertTrue(message.contains("too old to say what its numbers were called"), message);
    }

    @Test
    void refusesALayoutThatIsNotTheOneWhoseHashIsDeclared() {
        byte[] lying = changed(text -> text.put("names", LayoutJson.write(new Connect4().layout())));
        String message = assertThrows(
                        DamagedFileException.class, () -> PolicyFile.storedFromBytes("p", lying, Games.onClassPath()))
                .getMessage();
        assertTrue(message.contains("another layout"), message);
    }

    private byte[] changed(Consumer<Map<String, String>> change) {
        Safetensors file = Safetensors.fromBytes("p", PolicyFile.toBytes(policy));
        Map<String, String> text = new LinkedHashMap<>(file.metadata());
        change.accept(text);
        return new Safetensors(text, file.tensors()).toBytes();
    }

    @Test
    void refusesEveryFileThatIsCutOrHasOneBitFlipped() throws IOException {
        Path file = folder.resolve("x.safetensors");
        PolicyFile.write(file, policy);
        byte[] content = Files.readAllBytes(file);
        for (int offset = 0; offset < content.length; offset += STRIDE) {
            byte[] flipped = content.clone();
            flipped[offset] ^= 1;
            Files.write(file, flipped);
            assertThrows(DamagedFileException.class, () -> PolicyFile.read(file, GAME));
            Files.write(file, Arrays.copyOf(content, offset));
            assertThrows(DamagedFileException.class, () -> PolicyFile.read(file, GAME));
        }
    }

    @Test
    void bytesWithoutManifestThatAreCutOrGarbledAreRefusedOrFinite() {
        byte[] content = PolicyFile.toBytes(policy);
        for (int offset = 0; offset < content.length; offset += STRIDE) {
            byte[] cut = Arrays.copyOf(content, offset);
            assertThrows(DamagedFileException.class, () -> PolicyFile.fromBytes("cut", cut, GAME));
            byte[] garbled = content.clone();
            garbled[offset] = (byte) 0xff;
            try {
                for (float parameter :
                        PolicyFile.fromBytes("garbled", garbled, GAME).parameters()) {
                    assertTrue(Float.isFinite(parameter));
                }
            } catch (DamagedFileException expected) {
                assertTrue(String.valueOf(expected.getMessage()).startsWith("garbled: "), expected.getMessage());
            }
        }
    }

    @Test
    void saysWhichGameAPolicyIsFor() {
        byte[] content = PolicyFile.toBytes(policy);
        String message = assertThrows(
                        DamagedFileException.class, () -> PolicyFile.fromBytes("p", content, new Connect4()))
                .getMessage();
        assertEquals("p: is a policy for kuhn, not for connect4", message);
    }

    @Test
    void saysThatTheManifestIsMissing() throws IOException {
        Path file = folder.resolve("x.safetensors");
        PolicyFile.write(file, policy);
        Files.delete(PolicyFile.manifest(file));
        String message = assertThrows(DamagedFileException.class, () -> PolicyFile.read(file, GAME))
                .getMessage();
        assertEquals(file + ": has no manifest x.json", message);
    }
}
