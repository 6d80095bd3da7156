package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import dev.agon.server.access.TokenBook;
import dev.agon.server.tls.Fingerprint;
import dev.agon.server.tls.ServerCertificate;
import dev.agon.server.tls.Trust;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** A server for others than this machine is served over TLS alone, and known by its certificate. */
class OverTlsTest extends OnGuardedServer {
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
                    WebClient.builder(site.server.address()).factory(factory).build();
            assertEquals(200, asking.get("/health").aggregate().join().status().code());
            return "";
        } catch (CompletionException failed) {
            return trust.distrust(failed).orElseThrow();
        }
    }

    @Test
    void nothingIsAnsweredWithoutTls() throws IOException {
        assertTrue(site.server.address().startsWith("https://127.0.0.1:"));
        try (RawClient plain = new RawClient(site.server.address())) {
            plain.send("GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            assertFalse(new String(
                            plain.socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains("HTTP/"));
        }
    }

    @Test
    void anAddressThatOthersReachIsNotServedWithoutBoth() {
        for (ServerCertificate shown : new ServerCertificate[] {null, certificate}) {
            for (TokenBook asked : new TokenBook[] {null, site.book}) {
                if (shown == null || asked == null) {
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> new ServerSettings("0.0.0.0", 8080, true, shown, asked));
                }
            }
        }
        assertEquals("0.0.0.0", new ServerSettings("0.0.0.0", 8080, true, certificate, site.book).bind());
    }
}
