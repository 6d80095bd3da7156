package dev.agon.server;

import com.linecorp.armeria.common.HttpResponse;
import dev.agon.game.Games;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import dev.agon.server.tls.ServerCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A server for others than this machine, with a token of each role and a client that knows its certificate. */
final class GuardedServer implements AutoCloseable {
    final Map<Role, TokenBook.Issued> tokens = new EnumMap<>(Role.class);
    final ServerCertificate certificate;
    final TokenBook book;
    final Arena arena;
    final AgonServer server;
    final HttpClient client;

    /** What the clock of the tokens shows. */
    volatile Instant now = Instant.now();

    /** Serves from now on, with a token of each role; they are kept in the folder. */
    GuardedServer(Path folder, ServerCertificate certificate) throws IOException, GeneralSecurityException {
        this.certificate = certificate;
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
            builder.service("/api/cluster/scale", (context, request) -> HttpResponse.of(200));
            for (String path : List.of(
                    "/api/run", "/api/runs", "/api/run-of", "/api/arenas", "/ws/arenas", "/loginx", "/healthy")) {
                builder.service(path, (context, request) -> HttpResponse.of(200));
            }
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

    @Override
    public void close() {
        server.close();
        arena.close();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path)).timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder bearing(String path, Role role) {
        return request(path)
                .header("authorization", "Bearer " + tokens.get(role).token());
    }

    static String cookie(Role role, String token) {
        return "__Host-agon-" + role.word() + "=" + token;
    }

    HttpRequest.Builder signedIn(String path, Role role) {
        return request(path).header("cookie", cookie(role, tokens.get(role).token()));
    }

    int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    static HttpRequest.Builder post(HttpRequest.Builder request) {
        return request.header("content-type", "application/json").POST(BodyPublishers.ofString("{}"));
    }
}
