package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.server.access.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each wrong thing that a person may type: one clear line, the right exit code, nothing damaged. */
class BadInputTest {
    @TempDir
    Path folder;

    @Test
    void namesTheNearestCommandForAnUnknownOne() {
        Outcome outcome = run("trian");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("unknown command trian; did you mean train?"), outcome.err());
    }

    @Test
    void suggestsNoCommandWhereNoneIsNear() {
        Outcome outcome = run("frobnicate");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("unknown command frobnicate"), outcome.err());
        assertFalse(outcome.err().contains("did you mean"), outcome.err());
    }

    @Test
    void saysHowToGoOnWithARunThatWasNamedWithoutItsOption() {
        Outcome outcome = run("train", "--resume", "kuhn-1");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("--run kuhn-1 --resume"), outcome.err());
        assertOneLine(outcome);
    }

    @Test
    void namesTheNearestOptionForAnUnknownOne() {
        Outcome outcome = run("train", "--step", "10");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("--steps"), outcome.err());
    }

    @Test
    void namesTheNearestGameForAnUnknownOne() {
        Outcome outcome = run("train", "--game", "lanes2v2");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("lanes1v1"), outcome.err());
        assertTrue(outcome.err().contains("--plugin"), outcome.err());
        assertOneLine(outcome);
    }

    @Test
    void namesTheNearestBotForAnUnknownOne() {
        Outcome outcome = run("eval", "bot:randm", "bot:random", "--game", "connect4", "--matches", "2");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("'random'"), outcome.err());
        assertOneLine(outcome);
    }

    @Test
    void refusesAnUnknownHeroForAMatchNamingTheNearest() {
        Outcome outcome = run("match", "bot:random", "bot:random", "--game", "lanes1v1", "--set", "lanes.heroes=archr");
        assertEquals(ExitCode.INPUT, outcome.code());
        assertTrue(outcome.err().contains("'archer'"), outcome.err());
        assertOneLine(outcome);
    }

    @Test
    void playsAMatchWithTheHeroesThatWereAskedFor() {
        String[] match = {"match", "bot:rush", "bot:random", "--game", "lanes1v1", "--json", "--set"};
        Outcome mages = run(with(match, "lanes.heroes=mage"));
        Outcome archers = run(with(match, "lanes.heroes=archer"));
        assertEquals(ExitCode.DONE, mages.code(), mages.err());
        assertTrue(mages.err().contains(" ticks"), mages.err());
        assertNotEquals(mages.err(), archers.err(), "other heroes take another time to win");
    }

    private static String[] with(String[] arguments, String last) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = last;
        return all;
    }

    @Test
    void refusesZeroWorkers() {
        Outcome outcome =
                run("train", "--workers", "0", "--run", folder.resolve("run").toString());
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("workers"), outcome.err());
        assertOneLine(outcome);
        assertFalse(Files.exists(folder.resolve("run")), "nothing was made");
    }

    @Test
    void refusesAnUnknownConfigurationKeyNamingTheNearest() {
        Outcome outcome = run(
                "train", "--game", "kuhn", "--run", folder.resolve("run").toString(), "--set", "ppo.learningrate=1e-3");
        assertEquals(ExitCode.INPUT, outcome.code());
        assertTrue(outcome.err().contains("ppo.learningRate"), outcome.err());
        assertOneLine(outcome);
        assertFalse(Files.exists(folder.resolve("run")), "nothing was made");
    }

    @Test
    void refusesAnIllTypedConfigurationValue() {
        Outcome outcome = run(
                "train", "--game", "kuhn", "--run", folder.resolve("run").toString(), "--set", "ppo.learningRate=fast");
        assertEquals(ExitCode.INPUT, outcome.code());
        assertTrue(outcome.err().contains("ppo.learningRate") && outcome.err().contains("fast"), outcome.err());
        assertOneLine(outcome);
    }

    @Test
    void startsNoRunFromAPolicyThatThereIsNot() {
        Path run = folder.resolve("run");
        Outcome outcome =
                run("train", "--game", "kuhn", "--run", run.toString(), "--initialize-from", "hous", "--no-dashboard");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("did you mean 'house'?"), outcome.err());
        assertOneLine(outcome);
        assertFalse(Files.exists(run), "nothing was made");
    }

    @Test
    void startsNoRunFromAFileThatIsNoPolicy() throws IOException {
        Path file = Files.writeString(folder.resolve("p.safetensors"), "no policy");
        Path run = folder.resolve("run");
        Outcome outcome = run(
                "train",
                "--game",
                "kuhn",
                "--run",
                run.toString(),
                "--initialize-from",
                file.toString(),
                "--no-dashboard");
        assertEquals(ExitCode.INPUT, outcome.code());
        assertTrue(outcome.err().contains("p.safetensors: has no manifest p.json"), outcome.err());
        assertOneLine(outcome);
        assertFalse(Files.exists(run), "nothing was made");
    }

    @Test
    void refusesAFolderThatIsNoRun() throws IOException {
        Path noRun = Files.createDirectory(folder.resolve("photos"));
        Files.writeString(noRun.resolve("cat.txt"), "meow");
        Outcome outcome = run("league", noRun.toString());
        assertEquals(ExitCode.INPUT, outcome.code());
        assertTrue(outcome.err().contains("photos") && outcome.err().contains("config.yaml"), outcome.err());
        assertOneLine(outcome);
        assertEquals("meow", Files.readString(noRun.resolve("cat.txt")));
    }

    @Test
    void refusesAPortInUseThatWasAskedFor() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Outcome outcome = run("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertEquals(ExitCode.ENVIRONMENT, outcome.code());
            assertTrue(outcome.err().contains(Integer.toString(taken.getLocalPort())), outcome.err());
            assertOneLine(outcome);
        }
    }

    @Test
    void namesTheNearestRoleForAnUnknownOne() {
        Outcome outcome = run("token", "new", "--role", "plyer");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("did you mean player?"), outcome.err());
        assertOneLine(outcome);
    }

    @Test
    void namesEveryRoleWhereNoneIsGiven() {
        for (String[] arguments : new String[][] {{"token", "new"}, {"token", "new", "--role"}}) {
            Outcome outcome = run(arguments);
            assertEquals(ExitCode.USAGE, outcome.code());
            for (String role : Role.words()) {
                assertTrue(outcome.err().contains(role), outcome.err());
            }
            assertOneLine(outcome);
        }
    }

    @Test
    void refusesATokenThatNeverEnds() {
        Outcome outcome = run("token", "new", "--role", "player", "--expires", "100000d");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("--expires is from 1m to 366d"), outcome.err());
        assertOneLine(outcome);
    }

    @Test
    void refusesAnAddressThatOthersReachWithoutTlsAndSaysWhatToDo() {
        for (String command : new String[] {"train", "serve"}) {
            Outcome outcome = run(command, "--bind", "0.0.0.0");
            assertEquals(ExitCode.USAGE, outcome.code());
            for (String said :
                    new String[] {"0.0.0.0 without TLS", "--tls-self-signed", "--tls-cert F --tls-key F", "ssh -L"}) {
                assertTrue(outcome.err().contains(said), outcome.err());
            }
            assertOneLine(outcome);
        }
    }

    @Test
    void refusesACertificateThatCannotBeServedWith() throws IOException {
        Path none = folder.resolve("none.pem");
        Outcome missing = run("serve", "--tls-cert", none.toString(), "--tls-key", none.toString());
        assertEquals(ExitCode.INPUT, missing.code());
        assertTrue(missing.err().contains("there is no certificate file " + none), missing.err());
        assertOneLine(missing);
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate");
        Outcome wrong = run("train", "--bind", "0.0.0.0", "--tls-cert", text.toString(), "--tls-key", text.toString());
        assertEquals(ExitCode.INPUT, wrong.code());
        assertTrue(wrong.err().contains("holds no certificate"), wrong.err());
        assertOneLine(wrong);
        Outcome half = run("serve", "--tls-cert", text.toString());
        assertEquals(ExitCode.USAGE, half.code());
        assertTrue(half.err().contains("go together"), half.err());
    }

    @Test
    void refusesAFingerprintThatIsNone() {
        Outcome outcome = run("worker", "--join", "127.0.0.1:7070", "--token-file", "x", "--fingerprint", "AB:CD");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("AB:CD"), outcome.err());
        assertOneLine(outcome);
    }

    @Test
    void refusesABotsNameWithMarkup() {
        Outcome outcome = run("token", "new", "--role", "player", "--name", "<b>");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("letters, digits"), outcome.err());
        assertOneLine(outcome);
    }

    @Test
    void refusesToWaitNoTimeForABot() {
        Outcome outcome = run("match", "bot:random", "remote:ada", "--game", "connect4", "--bot-millis", "0");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("--bot-millis"), outcome.err());
        assertOneLine(outcome);
    }

    @Test
    void refusesADamagedReplay() throws IOException {
        Path replay = Files.writeString(folder.resolve("broken.replay"), "this is not a replay");
        Outcome outcome = run("replay", "verify", replay.toString());
        assertEquals(ExitCode.INPUT, outcome.code());
        assertTrue(outcome.err().contains("broken.replay"), outcome.err());
        assertOneLine(outcome);
    }

    @Test
    void refusesAReplayThatIsNotThere() {
        Outcome outcome =
                run("replay", "verify", folder.resolve("missing.replay").toString());
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("there is no replay"), outcome.err());
        assertOneLine(outcome);
    }

    @Test
    void refusesToMeasureNothing() {
        for (String[] wrong : new String[][] {
            {"env", "--threads", "0"},
            {"env", "--seconds", "-1"},
            {"inference", "--batch", "0"},
            {"inference", "--threads", "-1"},
            {"inference", "--seconds", "NaN"},
            {"learner", "--minibatch", "0"},
            {"learner", "--threads", "1025"},
            {"learner", "--seconds", "0"}
        }) {
            Outcome outcome = run("bench", wrong[0], "--game", "kuhn", wrong[1], wrong[2]);
            assertEquals(ExitCode.USAGE, outcome.code());
            assertTrue(outcome.err().contains(wrong[1] + " must be "), outcome.err());
            assertOneLine(outcome);
        }
    }

    @Test
    void refusesAPortThatIsNone() {
        Outcome outcome = run("doctor", "--port", "70000");
        assertEquals(ExitCode.USAGE, outcome.code());
        assertTrue(outcome.err().contains("--port must be 0 to 65535: 70000"), outcome.err());
        assertOneLine(outcome);
    }

    private static void assertOneLine(Outcome outcome) {
        assertEquals(1, outcome.err().strip().lines().count(), outcome.err());
        assertFalse(outcome.err().contains("Exception"), outcome.err());
    }

    private static Outcome run(String... arguments) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int code = Agon.execute(arguments);
            return new Outcome(code, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    private record Outcome(int code, String err) {}
}
