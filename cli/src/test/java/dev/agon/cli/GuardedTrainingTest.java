package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training for more than this machine: the real commands, at an address that counts as one that others reach. */
class GuardedTrainingTest {
    private static final String OTHERS_REACH = "127.0.0.2";
    private static final Pattern OPEN = Pattern.compile("open (https://\\S+)");
    private static final Pattern JOIN = Pattern.compile("--join (\\S+) --token-file F --fingerprint ([0-9A-F:]{95})");

    @TempDir
    Path folder;

    private final Map<Role, String> tokens = new EnumMap<>(Role.class);

    @BeforeEach
    void giveTokens() throws IOException {
        TokenBook book = new TokenBook(folder.resolve(Contestants.RUNS), InstantSource.system());
        for (Role role : Role.values()) {
            tokens.put(role, book.issue(role, null, Duration.ofHours(1)).token());
        }
    }

    @Test
    void aWorkerJoinsOverTlsAndNothingSecretIsTold() throws Exception {
        Path workersToken = Files.writeString(folder.resolve("worker.token"), tokens.get(Role.WORKER));
        try (ChildProcess train = ChildProcess.agon(
                folder,
                "train",
                "--game",
                "kuhn",
                "--workers",
                "1",
                "--set",
                "worker.spareAfterSeconds=0",
                "--bind",
                OTHERS_REACH,
                "--port",
                "0",
                "--tls-self-signed")) {
            String address = find(OPEN, train.await(line -> line.contains("open https://")))
                    .group(1);
            Matcher join = find(JOIN, train.await(line -> line.contains("--join")));
            assertTrue(join.group(1).startsWith(OTHERS_REACH + ":"), join.group(1));
            HttpClient client = client();
            assertEquals(401, get(client, address + "/api/cluster", null).statusCode());
            assertEquals(
                    403,
                    get(client, address + "/api/cluster", tokens.get(Role.WORKER))
                            .statusCode());
            try (ChildProcess worker = ChildProcess.agon(
                    folder,
                    "worker",
                    "--join",
                    join.group(1),
                    "--token-file",
                    workersToken.toString(),
                    "--fingerprint",
                    join.group(2))) {
                awaitTwoWhoPlay(client, address);
                String metrics = get(client, address + "/metrics", tokens.get(Role.SPECTATOR))
                        .body();
                assertTrue(metrics.contains("agon_arena_messages_total"), metrics);
                assertNothingSecretIn(told(train, worker, metrics));
            }
        }
    }

    /** A bot of this machine needs it too. */
    @Test
    void theFingerprintIsToldAlsoWhereNobodyElseCanJoin() throws Exception {
        try (ChildProcess train = ChildProcess.agon(
                folder, "train", "--game", "kuhn", "--workers", "1", "--port", "0", "--tls-self-signed")) {
            String told = train.await(line -> line.contains("fingerprint"));
            assertTrue(told.matches("agon: the certificate's SHA-256 fingerprint is [0-9A-F:]{95}"), told);
        }
    }

    private void awaitTwoWhoPlay(HttpClient client, String address) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (true) {
            String body = get(client, address + "/api/cluster", tokens.get(Role.SPECTATOR))
                    .body();
            JsonNode workers = new ObjectMapper().readTree(body).path("workers");
            int playing = 0;
            for (JsonNode one : workers) {
                playing += one.path("decisionsPerSecond").asDouble() > 0 ? 1 : 0;
            }
            if (playing == 2) {
                return;
            }
            assertTrue(System.nanoTime() < deadline, "who plays: " + body);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** Everything that others could get to see, by where. */
    private Map<String, String> told(ChildProcess train, ChildProcess worker, String metrics) throws IOException {
        Map<String, String> told = new HashMap<>();
        told.put("what train says", train.toString());
        told.put("what the worker says", worker.toString());
        told.put("metrics", metrics);
        Path run = runs().get(0);
        try (Stream<Path> files = Files.walk(run)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean own = file.getFileName().toString().equals("token");
                told.put(file.toString(), own ? "" : Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        told.put(
                TokenBook.FILE,
                Files.readString(folder.resolve(Contestants.RUNS).resolve(TokenBook.FILE)));
        Stream.concat(train.processes(), worker.processes())
                .forEach(process -> told.put("arguments of " + process.pid(), arguments(process.pid())));
        assertTrue(
                told.keySet().stream().anyMatch(where -> where.endsWith("config.yaml")),
                told.keySet().toString());
        assertTrue(
                told.keySet().stream().anyMatch(where -> where.endsWith("learner.log")),
                told.keySet().toString());
        assertTrue(
                told.keySet().stream()
                                .filter(where -> where.startsWith("arguments"))
                                .count()
                        >= 4,
                "processes");
        return told;
    }

    private static String arguments(long process) {
        try {
            return Files.readString(Path.of("/proc/" + process + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve(Contestants.RUNS))) {
            return runs.filter(run -> Files.exists(run.resolve("config.yaml"))).toList();
        }
    }

    private void assertNothingSecretIn(Map<String, String> told) throws IOException {
        Map<String, String> secrets = new HashMap<>();
        tokens.forEach((role, token) -> secrets.put(role.word(), token.substring(token.indexOf('.') + 1)));
        secrets.put(
                "the run's own",
                Files.readString(runs().get(0).resolve("token")).strip());
        secrets.put(
                "the key",
                Files.readAllLines(folder.resolve(Contestants.RUNS).resolve("tls/key.pem"))
                        .get(1));
        secrets.forEach((whose, secret) -> {
            assertTrue(secret.length() > 20, whose);
            told.forEach(
                    (where, text) -> assertFalse(text.contains(secret), "the secret of " + whose + " in " + where));
        });
    }

    private static Matcher find(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        assertTrue(matcher.find(), line);
        return matcher;
    }

    private static HttpResponse<String> get(HttpClient client, String address, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30));
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpClient client() throws GeneralSecurityException, IOException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        try (InputStream file =
                Files.newInputStream(folder.resolve(Contestants.RUNS).resolve("tls/certificate.pem"))) {
            known.setCertificateEntry(
                    "agon", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    @Test
    void nobodyIsServedWhereNobodyHasAToken() throws IOException, InterruptedException {
        Files.delete(folder.resolve(Contestants.RUNS).resolve(TokenBook.FILE));
        try (ChildProcess serve = ChildProcess.agon(folder, "serve", "--bind", OTHERS_REACH, "--tls-self-signed")) {
            assertEquals(ExitCode.USAGE, serve.exitCode(), serve.toString());
            assertTrue(serve.toString().contains("without tokens"), serve.toString());
            assertTrue(serve.toString().contains("./agon token new --role spectator --out"), serve.toString());
        }
    }
}
