package dev.agon.server.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
    @TempDir
    static Path shared;

    private static final Instant now = Instant.now();
    private static ServerCertificate own;
    private static ServerCertificate other;

    @TempDir
    Path folder;

    /** Each takes a second. */
    @BeforeAll
    static void make() throws IOException {
        own = SelfSigned.in(shared.resolve("tls"), "127.0.0.1", now);
        other = SelfSigned.in(shared.resolve("other"), "127.0.0.1", now);
    }

    private Path copied() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("tls"));
        Files.copy(own.certificateFile(), copy.resolve("certificate.pem"));
        Files.copy(own.keyFile(), copy.resolve("key.pem"));
        return copy;
    }

    @Test
    void aSelfSignedOneStaysAsItIsFromStartToStart() throws IOException {
        assertEquals(
                own.fingerprint(), SelfSigned.in(copied(), "127.0.0.1", now).fingerprint());
        assertNotEquals(own.fingerprint(), other.fingerprint(), "another folder has another");
    }

    @Test
    void aSelfSignedOneIsMadeAnewBeforeItEnds() throws IOException {
        Instant nearItsEnd =
                own.pair().certificateChain().get(0).getNotAfter().toInstant().minus(Duration.ofDays(1));
        ServerCertificate next = SelfSigned.in(copied(), "127.0.0.1", nearItsEnd);
        assertNotEquals(own.fingerprint(), next.fingerprint());
    }

    @Test
    void aSelfSignedOneIsMadeAnewWhereItLacksTheAddress() throws IOException {
        ServerCertificate next = SelfSigned.in(copied(), "127.0.0.9", now);
        assertNotEquals(own.fingerprint(), next.fingerprint());
    }

    @Test
    void onlyItsOwnerMayReadTheKey() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own.keyFile())));
    }

    @Test
    void theFingerprintIsThatOfTheCertificateAsOthersShowIt()
            throws NoSuchAlgorithmException, CertificateEncodingException {
        X509Certificate certificate = own.pair().certificateChain().get(0);
        String digits =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        assertEquals(digits, own.fingerprint().text().replace(":", "").toLowerCase(Locale.ROOT));
        assertEquals(own.fingerprint(), Fingerprint.parse(digits));
        assertEquals(own.fingerprint(), Fingerprint.parse(own.fingerprint().text()));
        for (String wrong : List.of("", "ab", digits + "00", digits.substring(2), "g" + digits.substring(1))) {
            assertThrows(IllegalArgumentException.class, () -> Fingerprint.parse(wrong), wrong);
        }
    }

    @Test
    void refusesOneThatHasEndedOrNotBegunSayingWhen() {
        Instant end = own.pair().certificateChain().get(0).getNotAfter().toInstant();
        assertTrue(refusal(own.certificateFile(), own.keyFile(), end.plusSeconds(1))
                .contains("ended at " + end));
        assertTrue(refusal(own.certificateFile(), own.keyFile(), now.minus(Duration.ofDays(3)))
                .contains("begins at"));
    }

    @Test
    void refusesTheKeyOfAnotherCertificate() {
        String message = refusal(own.certificateFile(), other.keyFile(), now);
        assertTrue(message.contains("does not belong to the certificate"), message);
        assertTrue(message.contains(other.keyFile().toString()), message);
    }

    @Test
    void refusesAKeyOfAnotherKind() throws IOException, NoSuchAlgorithmException {
        Path rsa = folder.resolve("rsa.pem");
        Files.write(
                rsa,
                PemFiles.text(
                        KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate()));
        String message = refusal(own.certificateFile(), rsa, now);
        assertTrue(message.contains("of another kind than the certificate's (EC)"), message);
    }

    @Test
    void refusesFilesThatAreMissingSwappedCutOrUnderAPassword() throws IOException {
        assertTrue(refusal(folder.resolve("none.pem"), own.keyFile(), now).contains("there is no certificate file"));
        assertTrue(
                refusal(own.certificateFile(), folder.resolve("none.pem"), now).contains("there is no key file"));
        assertTrue(refusal(own.keyFile(), own.keyFile(), now).contains("holds no certificate"));
        assertTrue(refusal(own.certificateFile(), own.certificateFile(), now).contains("openssl pkcs8"));
        Path locked = folder.resolve("locked.pem");
        Files.writeString(locked, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
        assertTrue(refusal(own.certificateFile(), locked, now).contains("without a password"));
        for (Path file : List.of(own.certificateFile(), own.keyFile())) {
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length - 2; length += 7) {
                Path cut = Files.write(folder.resolve("cut.pem"), java.util.Arrays.copyOf(whole, length));
                boolean certificate = file.equals(own.certificateFile());
                refusal(certificate ? cut : own.certificateFile(), certificate ? own.keyFile() : cut, now);
            }
        }
    }

    @Test
    void whatIsSaidOfABadKeyTellsNothingOfIt() throws IOException {
        String text = Files.readString(own.keyFile());
        String secret = text.lines().skip(1).findFirst().orElseThrow();
        Path damaged = folder.resolve("damaged.pem");
        Files.writeString(damaged, text.replace(secret, secret.substring(0, 40) + "A".repeat(24)));
        String message = refusal(own.certificateFile(), damaged, now);
        assertTrue(!message.contains(secret.substring(0, 12)), message);
        assertTrue(!own.toString()
                .contains(new String(PemFiles.text(own.pair().privateKey()), StandardCharsets.US_ASCII)
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()));
    }

    private static String refusal(Path certificate, Path key, Instant now) {
        return assertThrows(BadCertificateException.class, () -> ServerCertificate.read(certificate, key, now))
                .getMessage();
    }
}
