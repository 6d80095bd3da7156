package dev.agon.server;

import dev.agon.server.tls.SelfSigned;
import dev.agon.server.tls.ServerCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests each of which has a {@link GuardedServer} of its own; those of a class share its certificate. */
abstract class OnGuardedServer {
    @TempDir
    static Path certificates;

    static ServerCertificate certificate;

    @TempDir
    Path folder;

    GuardedServer site;

    @BeforeAll
    static void certify() throws IOException {
        certificate = SelfSigned.in(certificates, "127.0.0.1", Instant.now());
    }

    @BeforeEach
    void serve() throws IOException, GeneralSecurityException {
        site = new GuardedServer(folder, certificate);
    }

    @AfterEach
    void stop() {
        site.close();
    }
}
