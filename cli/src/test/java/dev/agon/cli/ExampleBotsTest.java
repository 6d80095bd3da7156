package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bots of {@code docs/bots}, each in a process of its own, against the real command in another. */
class ExampleBotsTest {
    /** Where this property is true a machine that lacks a language fails the tests instead of passing them over. */
    private static final String REQUIRED = "agon.bots.required";

    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final Path BOTS = PROJECT.resolve("docs/bots");
    private static final int MOST_LINES = 99;
    private static final int DIALLED_WITHIN_MILLIS = 60_000;

    @TempDir
    Path folder;

    private TokenBook.Issued issued;
    private Path token;

    /** Of the certificate that bots know the server by; none where there is no TLS. */
    private String fingerprint = "";

    @BeforeEach
    void giveToken() throws IOException {
        TokenBook book = new TokenBook(folder.resolve(Contestants.RUNS), InstantSource.system());
        issued = book.issue(Role.PLAYER, "ada", Duration.ofDays(1));
        token = Files.writeString(folder.resolve("ada.token"), issued.token());
    }

    @Test
    void aTokenOfTheCommandLineIsInAFileThatOnlyItsOwnerMayRead() throws IOException, InterruptedException {
        Path file = folder.resolve("bot.token");
        try (ChildProcess made = ChildProcess.agon(
                folder, "token", "new", "--role", "player", "--expires", "2d", "--out", file.toString())) {
            assertEquals(ExitCode.DONE, made.exitCode(), made.toString());
            String text = Files.readString(file).strip();
            assertFalse(made.toString().contains(text), "the secret was shown");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            TokenBook book = new TokenBook(folder.resolve(Contestants.RUNS), InstantSource.system());
            Instant expires = book.find(text, Role.PLAYER).orElseThrow().expires();
            assertTrue(expires.isBefore(Instant.now().plus(Duration.ofDays(2))), expires.toString());
        }
    }

    @Test
    void thePythonBotPlaysAMatch() throws IOException, InterruptedException {
        playsAMatch(this::python);
    }

    @Test
    void theJavaBotPlaysAMatch() throws IOException, InterruptedException {
        playsAMatch(this::java);
    }

    @Test
    void theJavaScriptBotPlaysAMatch() throws IOException, InterruptedException {
        playsAMatch(this::javaScript);
    }

    @Test
    void thePythonBotPlaysOverTlsWithTheServerThatItKnowsAndNoOther() throws IOException, InterruptedException {
        playsOverTls(this::python);
    }

    @Test
    void theJavaScriptBotPlaysOverTlsWithTheServerThatItKnowsAndNoOther() throws IOException, InterruptedException {
        playsOverTls(this::javaScript);
    }

    @Test
    void thePythonBotDialsAgainUntilAServerShowsItsCertificate() throws IOException, InterruptedException {
        dialsAgainUntilAServerShowsItsCertificate(this::python);
    }

    @Test
    void theJavaScriptBotDialsAgainUntilAServerShowsItsCertificate() throws IOException, InterruptedException {
        dialsAgainUntilAServerShowsItsCertificate(this::javaScript);
    }

    private void dialsAgainUntilAServerShowsItsCertificate(Language language) throws IOException, InterruptedException {
        fingerprint = "AB";
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            mute.setSoTimeout(DIALLED_WITHIN_MILLIS);
            try (ChildProcess bot = language.start("127.0.0.1:" + mute.getLocalPort())) {
                mute.accept().close();
                mute.accept().close();
                assertEquals(1, bot.toString().lines().count(), bot.toString());
            }
        }
    }

    private void playsOverTls(Language language) throws IOException, InterruptedException {
        try (ChildProcess match = ChildProcess.agon(
                folder, "match", "bot:random", "remote:ada", "--game", "connect4", "--json", "--tls-self-signed")) {
            String address = address(match);
            String told = match.await(line -> line.contains("AGON_FINGERPRINT="))
                    .replaceAll(".*AGON_FINGERPRINT=([0-9A-F:]+) .*", "$1");
            fingerprint = "00" + told.substring(2);
            try (ChildProcess stranger = language.start(address)) {
                stranger.await(line -> line.contains("the certificate of " + address + " is another"));
            }
            fingerprint = told;
            try (ChildProcess bot = language.start(address)) {
                assertTrue(result(match).at("/remote/remote:ada/decisions").asInt() >= 4, match.toString());
                bot.await(line -> line.startsWith("over: "));
            }
        }
    }

    /** Starts a bot that dials the address. */
    @FunctionalInterface
    private interface Language {
        ChildProcess start(String address) throws IOException, InterruptedException;
    }

    private void playsAMatch(Language language) throws IOException, InterruptedException {
        try (ChildProcess match = match("connect4")) {
            String address = address(match);
            try (ChildProcess bot = language.start(address)) {
                bot.await(line -> line.equals("ada dials " + address + " until an arena answers there"));
                JsonNode result = result(match);
                JsonNode conduct = result.at("/remote/remote:ada");
                assertTrue(conduct.path("decisions").asInt() >= 4, result.toString());
                assertEquals(0, conduct.path("refused").asInt(), result.toString());
                assertTrue(conduct.path("gone").isNull(), result.toString());
                assertEquals(1, conduct.path("rated_matches").asInt(), result.toString());
                bot.await(line -> line.startsWith("over: "));
            }
        }
    }

    /** It reads all that the other side does from the messages, as docs/games/microrts.md says, and sees the map turned. */
    @Test
    void theMicrortsBridgeWinsFromSkysSideWithoutARefusedOrder() throws IOException, InterruptedException {
        try (ChildProcess match = match("microrts8");
                ChildProcess bot = micrortsBridge(address(match))) {
            JsonNode result = result(match);
            JsonNode conduct = result.at("/remote/remote:ada");
            assertTrue(conduct.path("decisions").asInt() > 50, result.toString());
            assertEquals(0, conduct.path("refused").asInt(), result.toString());
            assertEquals(1, result.at("/outcome/1").asInt(), result.toString());
            bot.await(line -> line.equals("over: 1.0"));
        }
    }

    /** Both a crash of the program and what its host makes of it. */
    @Test
    void aBotThatIsKilledInAMatchComesBackToIt() throws IOException, InterruptedException {
        try (ChildProcess match = match("lanes1v1")) {
            String address = address(match);
            try (ChildProcess bot = java(address)) {
                bot.await(line -> line.startsWith("plays lanes1v1"));
                bot.kill();
            }
            try (ChildProcess again = java(address)) {
                again.await(line -> line.startsWith("plays lanes1v1"));
                JsonNode result = result(match);
                assertEquals(1, result.at("/remote/remote:ada/lost").asInt(), result.toString());
                assertTrue(result.at("/remote/remote:ada/gone").isNull(), result.toString());
                again.await(line -> line.startsWith("over: "));
            }
        }
    }

    @Test
    void aTokenIsListedAndOpensNothingOnceItIsTakenBack() throws IOException, InterruptedException {
        String id = issued.grant().id();
        try (ChildProcess list = ChildProcess.agon(folder, "token", "list")) {
            list.await(line -> line.startsWith(id + "  player  remote:ada"));
        }
        try (ChildProcess revoke = ChildProcess.agon(folder, "token", "revoke", id)) {
            assertEquals(ExitCode.DONE, revoke.exitCode(), revoke.toString());
        }
        try (ChildProcess match = match("connect4");
                ChildProcess bot = java(address(match))) {
            bot.await(line -> line.startsWith("UNAUTHENTICATED"));
            assertEquals(1, bot.exitCode());
        }
    }

    @Test
    void thePythonBotSaysWhereItLookedForATokenInVain() throws IOException, InterruptedException {
        saysWhereItLookedInVain(this::python);
    }

    @Test
    void theJavaBotSaysWhereItLookedForATokenInVain() throws IOException, InterruptedException {
        saysWhereItLookedInVain(this::java);
    }

    @Test
    void theJavaScriptBotSaysWhereItLookedForATokenInVain() throws IOException, InterruptedException {
        saysWhereItLookedInVain(this::javaScript);
    }

    /** No such file, and one with something else in it. */
    private void saysWhereItLookedInVain(Language language) throws IOException, InterruptedException {
        Path other = Files.write(folder.resolve("other"), new byte[] {(byte) 0xff, '\n', 'A'});
        for (Path wrong : List.of(folder.resolve("none"), other)) {
            token = wrong;
            try (ChildProcess bot = language.start("127.0.0.1:1")) {
                assertEquals(
                        "no token in " + wrong + "; make one: ./agon token new --role player --name ada --out " + wrong,
                        bot.await(line -> true));
                assertEquals(ExitCode.USAGE, bot.exitCode());
            }
        }
    }

    @Test
    void eachExampleHasLessThanAHundredLines() throws IOException {
        for (String example : List.of("python/bot.py", "java/ExampleBot.java", "javascript/bot.js")) {
            int lines = Files.readAllLines(BOTS.resolve(example)).size();
            assertTrue(lines <= MOST_LINES, example + " has " + lines);
        }
    }

    private ChildProcess match(String game) throws IOException {
        return ChildProcess.agon(folder, "match", "bot:random", "remote:ada", "--game", game, "--json");
    }

    private static String address(ChildProcess match) throws InterruptedException {
        String waiting = match.await(line -> line.contains("waiting for remote:ada"));
        return waiting.replaceAll(".* at (127\\.0\\.0\\.1:[0-9]+) .*", "$1");
    }

    private static JsonNode result(ChildProcess match) throws IOException, InterruptedException {
        JsonNode result = new ObjectMapper().readTree(match.await(line -> line.startsWith("{")));
        assertEquals(ExitCode.DONE, match.exitCode(), match.toString());
        return result;
    }

    private ChildProcess python(String address) throws IOException, InterruptedException {
        String interpreter = Stream.of("python3", "/usr/bin/python3")
                .filter(candidate -> runs(candidate, "-c", "import grpc, google.protobuf"))
                .findFirst()
                .orElseGet(
                        () -> missing("Python with grpc; on Debian: apt-get install python3-grpcio python3-protobuf"));
        if (!runs("protoc", "--version")) {
            missing("protoc; on Debian: apt-get install protobuf-compiler");
        }
        String protos = PROJECT.resolve("proto/src/main/proto").toString();
        if (!runs("protoc", "-I", protos, "--python_out=" + folder, "agon/arena.proto")) {
            fail("protoc makes no Python of arena.proto");
        }
        return start(Map.of("PYTHONPATH", folder.toString()), address, interpreter, BOTS.resolve("python/bot.py"));
    }

    private ChildProcess java(String address) throws IOException {
        return java(address, System.getProperty("java.class.path"), BOTS.resolve("java/ExampleBot.java"));
    }

    /** Compiled and started as its file says. */
    private ChildProcess micrortsBridge(String address) throws IOException {
        Path classes = folder.resolve("bridge");
        List<String> arguments =
                new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), "-d", classes.toString()));
        arguments.add(BOTS.resolve("java/ExampleBot.java").toString());
        try (Stream<Path> files = Files.list(BOTS.resolve("microrts"))) {
            files.map(Path::toString).forEach(arguments::add);
        }
        ToolProvider compiler = ToolProvider.findFirst("javac").orElseThrow();
        assertEquals(0, compiler.run(System.out, System.err, arguments.toArray(String[]::new)));
        String classPath = classes + File.pathSeparator + System.getProperty("java.class.path");
        return java(address, classPath, "MicrortsBridge");
    }

    private ChildProcess java(String address, String classPath, Object program) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return start(Map.of(), address, java, "-XX:TieredStopAtLevel=1", "-cp", classPath, program);
    }

    private ChildProcess javaScript(String address) throws IOException {
        if (!runs("node", "--version")) {
            missing("Node; on Debian: apt-get install nodejs npm");
        }
        if (!Files.isDirectory(BOTS.resolve("javascript/node_modules"))) {
            missing("its packages; run npm ci in docs/bots/javascript");
        }
        return start(Map.of(), address, "node", BOTS.resolve("javascript/bot.js"));
    }

    private ChildProcess start(Map<String, String> environment, String address, Object... program) throws IOException {
        List<String> command =
                new ArrayList<>(Arrays.stream(program).map(Object::toString).toList());
        command.addAll(List.of(address, "ada", token.toString()));
        Map<String, String> all = new HashMap<>(environment);
        all.put("AGON_FINGERPRINT", fingerprint);
        return new ChildProcess(folder, all, command.toArray(String[]::new));
    }

    private boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(new File("/dev/null"))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String missing(String what) {
        String reason = "this machine lacks " + what;
        if (Boolean.getBoolean(REQUIRED)) {
            fail(reason);
        }
        return Assumptions.abort(reason);
    }
}
