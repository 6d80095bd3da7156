package dev.agon.league.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.wire.Token;
import dev.agon.server.AgonServer;
import dev.agon.server.ServerSettings;
import dev.agon.server.access.TokenBook;
import dev.agon.server.tls.SelfSigned;
import dev.agon.server.tls.ServerCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker shows its token to nobody but the coordinator that it was sent to. */
class UnknownCoordinatorTest {
    @TempDir
    Path folder;

    @Test
    void aWorkerEndsWhereTheCertificateIsNotTheOneThatItKnows() throws IOException {
        ServerCertificate certificate = SelfSigned.in(folder.resolve("tls"), "127.0.0.1", Instant.now());
        String wrong = "00" + certificate.fingerprint().text().substring(2);
        Path token = folder.resolve("worker.token");
        Token.random().write(token);
        int[] asked = {0};
        ServerSettings settings =
                new ServerSettings("127.0.0.1", 0, false, certificate, new TokenBook(folder, InstantSource.system()));
        try (AgonServer server = AgonServer.start(
                        settings,
                        builder -> builder.decorator((delegate, context, request) -> {
                            asked[0]++;
                            return delegate.serve(context, request);
                        }));
                Worker worker =
                        new Worker(WorkerOptions.of("127.0.0.1:" + server.port(), token, wrong), Games.onClassPath())) {
            AgonException refused = assertThrows(AgonException.class, worker::run);
            assertEquals(AgonException.INPUT, refused.exitCode());
            assertTrue(refused.getMessage().contains(certificate.fingerprint().text()), refused.getMessage());
            assertTrue(refused.getMessage().contains("127.0.0.1:" + server.port()), refused.getMessage());
        }
        assertEquals(0, asked[0], "no request was made");
    }
}
