package dev.agon.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that is renewed while it is served. */
class ReloadedCertificateTest {
    @TempDir
    static Path shared;

    private static ServerCertificate first;
    private static ServerCertificate second;

    @TempDir
    Path folder;

    private ServerCertificate served;

    @BeforeAll
    static void make() throws IOException {
        first = SelfSigned.in(shared.resolve("first"), "127.0.0.1", Instant.now());
        second = SelfSigned.in(shared.resolve("second"), "127.0.0.1", Instant.now());
        assertNotEquals(first.fingerprint(), second.fingerprint());
    }

    @BeforeEach
    void install() throws IOException {
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        Files.copy(first.certificateFile(), certificate);
        Files.copy(first.keyFile(), key);
        served = ServerCertificate.read(certificate, key, Instant.now());
    }

    private static void replace(Path file, Path by) throws IOException {
        Path fresh = Files.copy(by, file.resolveSibling("fresh.pem"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void isServedToThoseWhoConnectFromThenOnWithoutARestart() throws Exception {
        Server server = served.serve(Server.builder(), new InetSocketAddress("127.0.0.1", 0), Duration.ofMillis(50))
                .service("/", (context, request) -> HttpResponse.of("here"))
                .build();
        server.start().join();
        Shown shown = new Shown(server.activeLocalPort(SessionProtocol.HTTPS));
        try (SSLSocket before = shown.connect()) {
            assertEquals(first.fingerprint(), shown.by(before));

            replace(served.keyFile(), second.keyFile());
            replace(served.certificateFile(), second.certificateFile());

            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!shown.now().equals(second.fingerprint())) {
                assertTrue(System.nanoTime() < until, "the new certificate was not served");
            }
            assertTrue(before.isConnected() && !before.isInputShutdown(), "who was connected stays so");
        } finally {
            server.stop().join();
        }
    }

    @Test
    void staysAsItWasWhileItsFilesCannotBeServedWith() throws IOException {
        CertificateFiles files = new CertificateFiles(served, InstantSource.system());
        assertEquals(served.pair(), files.get());

        replace(served.certificateFile(), second.certificateFile());
        assertEquals(served.pair(), files.get(), "the key is still the old one");
        Files.delete(served.keyFile());
        assertEquals(served.pair(), files.get(), "there is no key");
        replace(served.keyFile(), second.keyFile());
        assertEquals(second.pair(), files.get());

        Files.writeString(served.certificateFile(), "nothing");
        assertEquals(second.pair(), files.get());
    }

    @Test
    void anEndedOneIsNotTakenInPlaceOfOneThatWasServed() throws IOException {
        Instant end = second.pair().certificateChain().get(0).getNotAfter().toInstant();
        CertificateFiles files = new CertificateFiles(served, InstantSource.fixed(end.plusSeconds(1)));

        replace(served.keyFile(), second.keyFile());
        replace(served.certificateFile(), second.certificateFile());

        assertEquals(served.pair(), files.get());
    }

    /** A client that believes everybody and looks at what it is shown. */
    private record Shown(int port, SSLContext tls) {
        Shown(int port) throws GeneralSecurityException {
            this(port, SSLContext.getInstance("TLS"));
            tls.init(null, new TrustManager[] {new Everybody()}, new SecureRandom());
        }

        SSLSocket connect() throws IOException {
            SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port);
            socket.startHandshake();
            return socket;
        }

        Fingerprint by(SSLSocket socket) throws Exception {
            return Fingerprint.of((X509Certificate) socket.getSession().getPeerCertificates()[0]);
        }

        Fingerprint now() throws Exception {
            try (SSLSocket socket = new Shown(port).connect()) {
                return by(socket);
            }
        }
    }

    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
