package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.agents.export.OnnxPolicy;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.run.RunFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code agon export}: what it writes, and what it says when it cannot. */
class ExportCommandTest {
    private static final Game KUHN = Games.onClassPath().get("kuhn");

    @TempDir
    Path folder;

    private final Policy house = new PlayerCatalogue(new RunFolders(Path.of("runs"))).policy("house", KUHN);

    @Test
    void writesThePolicyThatWasNamedAsOnnx() throws IOException {
        Path out = folder.resolve("kuhn.onnx");
        Outcome outcome =
                Outcome.of("export", "house", "--game", "kuhn", "--to", "onnx", "--out", out.toString(), "--json");
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertArrayEquals(OnnxPolicy.toBytes(house), Files.readAllBytes(out));
        JsonNode json = new ObjectMapper().readTree(outcome.out());
        assertEquals("kuhn", json.path("game").asText());
        assertEquals(house.hash(), json.path("policy_sha256").asText());
    }

    @Test
    void writesSafetensorsThatReadBackWithNamesAndHashesInTheManifest() throws IOException {
        Path out = folder.resolve("kuhn.safetensors");
        Outcome outcome =
                Outcome.of("export", "house", "--game", "kuhn", "--to", "safetensors", "--out", out.toString());
        assertEquals(ExitCode.DONE, outcome.code(), outcome.err());
        assertEquals(house.hash(), PolicyFile.read(out, KUHN).hash());
        JsonNode manifest =
                new ObjectMapper().readTree(folder.resolve("kuhn.json").toFile());
        assertEquals(house.spec().layoutHash(), manifest.path("layout").asText());
        assertEquals(
                KUHN.layout().globals().get(1).name(),
                manifest.path("names").path("globals").path(1).path("name").asText());
        assertEquals(64, manifest.path("sha256").asText().length());
    }

    @Test
    void namesTheNearestPlayerForAnUnknownOne() {
        assertRefused(
                ExitCode.USAGE,
                "unknown player",
                "export",
                "hous",
                "--game",
                "kuhn",
                "--to",
                "onnx",
                "--out",
                anywhere());
    }

    @Test
    void refusesABotBecauseItHasNoNetwork() {
        assertRefused(
                ExitCode.USAGE,
                "bot:random is no policy",
                "export",
                "bot:random",
                "--game",
                "kuhn",
                "--to",
                "onnx",
                "--out",
                anywhere());
    }

    @Test
    void refusesAFormatThatThereIsNot() {
        assertRefused(
                ExitCode.USAGE,
                "SAFETENSORS",
                "export",
                "house",
                "--game",
                "kuhn",
                "--to",
                "pickle",
                "--out",
                anywhere());
    }

    @Test
    void saysWhichFolderIsMissing() {
        Path out = folder.resolve("no-such-folder").resolve("kuhn.onnx");
        assertRefused(
                ExitCode.ENVIRONMENT,
                "there is no folder " + out.getParent(),
                "export",
                "house",
                "--game",
                "kuhn",
                "--to",
                "onnx",
                "--out",
                out.toString());
    }

    @Test
    void refusesToWriteOverAFolder() {
        assertRefused(
                ExitCode.ENVIRONMENT,
                "it is a folder",
                "export",
                "house",
                "--game",
                "kuhn",
                "--to",
                "onnx",
                "--out",
                folder.toString());
    }

    @Test
    void keepsThePlaceOfTheManifestFree() {
        assertRefused(
                ExitCode.USAGE,
                "manifest",
                "export",
                "house",
                "--game",
                "kuhn",
                "--to",
                "safetensors",
                "--out",
                folder.resolve("kuhn.json").toString());
    }

    private String anywhere() {
        return folder.resolve("policy.onnx").toString();
    }

    private void assertRefused(int code, String says, String... arguments) {
        Outcome outcome = Outcome.of(arguments);
        assertEquals(code, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(says), outcome.err());
        assertEquals(1, outcome.err().strip().lines().count(), outcome.err());
        assertFalse(outcome.err().contains("Exception"), outcome.err());
        assertEquals(List.of(), files(), "nothing was written");
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
