package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpResponse;
import dev.agon.game.Games;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Play;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Watch;
import dev.agon.server.access.Gate;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import dev.agon.server.tls.Fingerprint;
import dev.agon.server.tls.SelfSigned;
import dev.agon.server.tls.ServerCertificate;
import dev.agon.server.tls.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server for others than this machine: everything over TLS, and each token opens what its role is for and nothing else. */
class GuardedServerTest {
    @TempDir
    static Path certificates;

    private static ServerCertificate certificate;

    @TempDir
    Path folder;

    private final Map<Role, TokenBook.Issued> tokens = new EnumMap<>(Role.class);
    private volatile Instant now = Instant.now();
    private TokenBook book;
    private Arena arena;
    private AgonServer server;
    private HttpClient client;

    @BeforeAll
    static void certify() throws IOException {
        certificate = SelfSigned.in(certificates, "127.0.0.1", Instant.now());
    }

    @BeforeEach
    void serve() throws IOException, GeneralSecurityException {
        book = new TokenBook(folder, () -> now);
        for (Role role : Role.values()) {
            tokens.put(role, book.issue(role, null, Duration.ofHours(1)));
        }
        arena = new Arena(
                Games.onClassPath(),
                new Bots(),
                () -> new Lineup("probe", Map.of("ticks", "100000"), List.of("walker", "bot:random")),
                result -> {},
                null,
                ArenaSettings.defaults());
        server = AgonServer.start(new ServerSettings("127.0.0.1", 0, false, certificate, book), builder -> {
            arena.mount(builder);
            builder.service("/web/part.js", (context, request) -> HttpResponse.of(200));
            builder.service("/league", (context, request) -> HttpResponse.of(200));
            builder.service("/api/league", (context, request) -> HttpResponse.of(200));
            builder.service(
                    "/api/cluster/scale",
                    ((com.linecorp.armeria.server.HttpService) (context, request) -> HttpResponse.of(200))
                            .decorate(Gate.requiring(Role.ADMIN)));
        });
        client = client();
    }

    /** Knows the certificate as any program would that was given the file. */
    private HttpClient client() throws GeneralSecurityException, IOException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("agon", certificate.pair().certificateChain().get(0));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
    }

    @AfterEach
    void stop() {
        server.close();
        arena.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path)).timeout(Duration.ofSeconds(20));
    }

    private HttpRequest.Builder bearing(String path, Role role) {
        return request(path)
                .header("authorization", "Bearer " + tokens.get(role).token());
    }

    private static String cookie(Role role, String token) {
        return "__Host-agon-" + role.word() + "=" + token;
    }

    private HttpRequest.Builder signedIn(String path, Role role) {
        return request(path).header("cookie", cookie(role, tokens.get(role).token()));
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static HttpRequest.Builder post(HttpRequest.Builder request) {
        return request.header("content-type", "application/json").POST(BodyPublishers.ofString("{}"));
    }

    @Test
    void whatAWanderingStrangerSeesIsTheWayIn() throws IOException, InterruptedException {
        for (String path : List.of("/web/part.js", "/health", "/api/session")) {
            assertEquals(200, status(request(path)), path);
        }
        for (String path : List.of("/metrics", "/api/league", "/api/arena/games", "/api/run", "/nothing", "/league")) {
            assertEquals(401, status(request(path)), path);
        }
        for (String token : List.of("", "x", "agon_00000000.x", "a".repeat(2_000))) {
            assertEquals(401, status(request("/metrics").header("authorization", "Bearer " + token)), token);
        }
        java.net.http.HttpResponse<Void> page = client.send(
                request("/league?run=a").header("accept", "text/html").build(), BodyHandlers.discarding());
        assertEquals(303, page.statusCode());
        assertEquals(
                "/login?to=%2Fleague%3Frun%3Da",
                page.headers().firstValue("location").orElse(""));
    }

    @Test
    void aTokenOfOneRoleOpensNothingOfAnother() throws IOException, InterruptedException {
        Map<String, Set<Role>> reads = Map.of(
                "/metrics", EnumSet.of(Role.SPECTATOR),
                "/api/league", EnumSet.of(Role.SPECTATOR),
                "/api/arena/games", EnumSet.of(Role.SPECTATOR, Role.PLAYER),
                "/league", EnumSet.of(Role.SPECTATOR, Role.PLAYER, Role.ADMIN),
                "/api/cluster/scale", EnumSet.noneOf(Role.class));
        Map<String, Set<Role>> writes = Map.of(
                "/api/arena/matches", EnumSet.of(Role.PLAYER),
                "/api/arena/people", EnumSet.of(Role.PLAYER),
                "/api/league", EnumSet.of(Role.ADMIN),
                "/api/cluster/scale", EnumSet.of(Role.ADMIN));
        for (Role role : Role.values()) {
            for (Map.Entry<String, Set<Role>> read : reads.entrySet()) {
                int expected = read.getValue().contains(role) ? 200 : 403;
                String what = role + " reads " + read.getKey();
                assertEquals(expected, status(bearing(read.getKey(), role)), what);
                assertEquals(expected, status(signedIn(read.getKey(), role)), what + " with a cookie");
            }
            for (Map.Entry<String, Set<Role>> write : writes.entrySet()) {
                boolean refused = status(post(bearing(write.getKey(), role))) == 403;
                assertEquals(!write.getValue().contains(role), refused, role + " writes " + write.getKey());
            }
        }
    }

    @Test
    void aTokenInACookieOfAnotherRoleOpensNothing() throws IOException, InterruptedException {
        String players = tokens.get(Role.PLAYER).token();
        assertEquals(401, status(request("/metrics").header("cookie", cookie(Role.SPECTATOR, players))));
    }

    @Test
    void aTokenThatWasTakenBackOrHasEndedOpensNothingAtOnce() throws IOException, InterruptedException {
        assertEquals(200, status(bearing("/metrics", Role.SPECTATOR)));
        book.revoke(tokens.get(Role.SPECTATOR).grant().id());
        assertEquals(401, status(bearing("/metrics", Role.SPECTATOR)));
        assertEquals(200, status(signedIn("/api/arena/games", Role.PLAYER)));
        now = now.plus(Duration.ofHours(2));
        assertEquals(401, status(signedIn("/api/arena/games", Role.PLAYER)));
    }

    @Test
    void signingInKeepsTheTokenWhereNoScriptAndNoOtherSiteReaches() throws IOException, InterruptedException {
        String token = tokens.get(Role.SPECTATOR).token();
        java.net.http.HttpResponse<String> answer = client.send(
                request("/api/session")
                        .header("origin", server.address())
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals("{\"role\":\"spectator\"}", answer.body());
        String cookie = answer.headers().firstValue("set-cookie").orElse("");
        assertTrue(cookie.startsWith("__Host-agon-spectator=" + token + ";"), "its name binds it to this server");
        Set<String> attributes =
                Set.of(cookie.substring(cookie.indexOf(';') + 1).strip().split("; *"));
        assertEquals(Set.of("Path=/", "Secure", "HTTPOnly", "SameSite=Strict"), attributes);
    }

    @Test
    void signingInIsForOurOwnPageAndGoodTokens() throws IOException, InterruptedException {
        String good = "{\"token\":\"" + tokens.get(Role.SPECTATOR).token() + "\"}";
        assertEquals(403, signIn("https://evil.example", "application/json", good));
        assertEquals(403, signIn(server.address().replace("https", "http"), "application/json", good));
        assertEquals(403, signIn(server.address(), "text/plain", good));
        String workers = tokens.get(Role.WORKER).token();
        for (String bad :
                List.of("{}", "", "{\"token\":\"agon_1.x\"}", "{\"token\":7}", "{\"token\":\"" + workers + "\"}")) {
            assertEquals(401, signIn(server.address(), "application/json", bad), bad);
        }
        assertEquals(200, signIn(server.address(), "application/json", good));
    }

    private int signIn(String origin, String type, String body) throws IOException, InterruptedException {
        return status(request("/api/session")
                .header("origin", origin)
                .header("content-type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void anotherSitesPageCanHaveABrowserAskForNothingThatChangesThings() throws IOException, InterruptedException {
        assertEquals(403, status(post(signedIn("/api/arena/matches", Role.PLAYER))), "no origin");
        assertEquals(
                403,
                status(post(signedIn("/api/arena/matches", Role.PLAYER)).header("origin", "https://evil.example")));
        assertEquals(
                403, status(post(signedIn("/api/cluster/scale", Role.ADMIN)).header("origin", "https://evil.example")));
        assertEquals(
                200, status(post(signedIn("/api/cluster/scale", Role.ADMIN)).header("origin", server.address())));
        assertEquals(
                400, status(post(signedIn("/api/arena/matches", Role.PLAYER)).header("origin", server.address())));
    }

    @Test
    void spectatorsWatchAndPlayersPlayAndNeitherDoesTheOther() throws InterruptedException {
        ServerMessage watching = ask(
                Role.SPECTATOR,
                ClientMessage.newBuilder().setWatch(Watch.newBuilder().setMatch("tv")));
        assertTrue(watching.hasStage(), watching.toString());
        ServerMessage playing = ask(
                Role.SPECTATOR,
                ClientMessage.newBuilder().setPlay(Play.newBuilder().setMatch("x")));
        assertEquals(Refusal.BAD_TOKEN, playing.getRefused().getReason());
        assertTrue(playing.getRefused().getText().contains("player's token"), playing.toString());
        ServerMessage looking = ask(
                Role.PLAYER,
                ClientMessage.newBuilder().setWatch(Watch.newBuilder().setMatch("tv")));
        assertTrue(looking.getRefused().getText().contains("spectator's token"), looking.toString());
        for (Role role : List.of(Role.WORKER, Role.ADMIN)) {
            assertThrows(
                    CompletionException.class,
                    () -> open(new LinkedBlockingQueue<>(), role, server.address()),
                    role.word());
        }
        assertThrows(
                CompletionException.class,
                () -> open(new LinkedBlockingQueue<>(), Role.SPECTATOR, "https://evil.example"),
                "another site's page");
    }

    @Test
    void whatIsUnderWayEndsSoonAfterItsTokenIsTakenBackOrHasEnded() throws Exception {
        TokenBook.Issued brief = book.issue(Role.SPECTATOR, null, Duration.ofMinutes(1));
        Listener revoked = watch(tokens.get(Role.SPECTATOR).token());
        Listener ending = watch(brief.token());
        Listener kept =
                watch(book.issue(Role.SPECTATOR, null, Duration.ofHours(1)).token());

        assertTrue(book.revoke(tokens.get(Role.SPECTATOR).grant().id()));
        assertTrue(revoked.over.await(20, TimeUnit.SECONDS), "taken back");
        assertEquals(1, ending.over.getCount(), "not its token");
        now = now.plusSeconds(61);
        assertTrue(ending.over.await(20, TimeUnit.SECONDS), "ended");

        kept.heard.clear();
        assertTrue(kept.heard.poll(20, TimeUnit.SECONDS) != null, "goes on to watch");
        assertEquals(1, kept.over.getCount());
    }

    /** Watches the match on show in a browser that has signed in with the token. */
    private Listener watch(String token) throws InterruptedException {
        Listener listener = new Listener(new LinkedBlockingQueue<>());
        WebSocket socket = open(listener, cookie(Role.SPECTATOR, token), server.address());
        say(socket, ClientMessage.newBuilder().setHello(Hello.newBuilder().setProtocol(1)));
        assertTrue(listener.heard.poll(20, TimeUnit.SECONDS).hasWelcome());
        say(socket, ClientMessage.newBuilder().setWatch(Watch.newBuilder().setMatch("tv")));
        assertTrue(listener.heard.poll(20, TimeUnit.SECONDS) != null);
        return listener;
    }

    private ServerMessage ask(Role role, ClientMessage.Builder question) throws InterruptedException {
        BlockingQueue<ServerMessage> heard = new LinkedBlockingQueue<>();
        WebSocket socket = open(heard, role, server.address());
        say(socket, ClientMessage.newBuilder().setHello(Hello.newBuilder().setProtocol(1)));
        assertTrue(heard.poll(20, TimeUnit.SECONDS).hasWelcome());
        say(socket, question);
        ServerMessage answer = heard.poll(20, TimeUnit.SECONDS);
        socket.abort();
        return answer;
    }

    private static void say(WebSocket socket, ClientMessage.Builder message) {
        socket.sendBinary(ByteBuffer.wrap(message.build().toByteArray()), true).join();
    }

    private WebSocket open(BlockingQueue<ServerMessage> heard, Role role, String origin) {
        return open(new Listener(heard), cookie(role, tokens.get(role).token()), origin);
    }

    private WebSocket open(Listener listener, String cookie, String origin) {
        URI address = URI.create(server.address().replace("https", "wss") + Arena.SOCKET_PATH);
        return client.newWebSocketBuilder()
                .header("origin", origin)
                .header("cookie", cookie)
                .buildAsync(address, listener)
                .join();
    }

    private static final class Listener implements WebSocket.Listener {
        private final BlockingQueue<ServerMessage> heard;
        private final CountDownLatch over = new CountDownLatch(1);
        private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

        Listener(BlockingQueue<ServerMessage> heard) {
            this.heard = heard;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            over.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            over.countDown();
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            parts.writeBytes(bytes);
            if (last) {
                try {
                    heard.add(ServerMessage.parseFrom(parts.toByteArray()));
                } catch (com.google.protobuf.InvalidProtocolBufferException malformed) {
                    throw new IllegalStateException(malformed);
                }
                parts.reset();
            }
            socket.request(1);
            return null;
        }
    }

    @Test
    void aClientThatKnowsTheFingerprintTrustsNoOtherCertificate() {
        assertEquals("", failure(Trust.pinned(certificate.fingerprint())));
        byte[] other =
                HexFormat.ofDelimiter(":").parseHex(certificate.fingerprint().text());
        other[31] ^= 1;
        Fingerprint wrong = Fingerprint.parse(HexFormat.of().formatHex(other));
        String told = failure(Trust.pinned(wrong));
        assertTrue(told.contains(certificate.fingerprint().text()) && told.contains(wrong.text()), told);
        assertTrue(failure(Trust.authorities()).contains("--fingerprint"), "nobody vouches for it");
    }

    /** What is said of the server to people, or nothing where it is trusted. */
    private String failure(Trust trust) {
        try (ClientFactory factory = trust.apply(ClientFactory.builder()).build()) {
            WebClient asking =
                    WebClient.builder(server.address()).factory(factory).build();
            assertEquals(200, asking.get("/health").aggregate().join().status().code());
            return "";
        } catch (CompletionException failed) {
            return trust.distrust(failed).orElseThrow();
        }
    }

    @Test
    void nothingIsAnsweredWithoutTls() throws IOException {
        assertTrue(server.address().startsWith("https://127.0.0.1:"));
        try (RawClient plain = new RawClient(server.address())) {
            plain.send("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            assertFalse(new String(
                            plain.socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains("HTTP/"));
        }
    }

    @Test
    void anAddressThatOthersReachIsNotServedWithoutBoth() {
        for (ServerCertificate shown : new ServerCertificate[] {null, certificate}) {
            for (TokenBook asked : new TokenBook[] {null, book}) {
                if (shown == null || asked == null) {
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> new ServerSettings("0.0.0.0", 8080, true, shown, asked));
                }
            }
        }
        assertEquals("0.0.0.0", new ServerSettings("0.0.0.0", 8080, true, certificate, book).bind());
    }
}
