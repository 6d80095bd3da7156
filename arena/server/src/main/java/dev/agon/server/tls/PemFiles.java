package dev.agon.server.tls;

import dev.agon.server.ServerLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Certificates and keys as text between lines of hyphens, which is how everybody keeps them. */
final class PemFiles {
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";
    private static final int LINE = 64;

    private PemFiles() {}

    /** The certificates of a file, the server's own first. */
    static List<X509Certificate> certificates(Path file) {
        String text = text(file, "certificate");
        if (!text.contains(begin(CERTIFICATE))) {
            throw new BadCertificateException(
                    file + " holds no certificate: there is no line " + begin(CERTIFICATE) + " in it");
        }
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException damaged) {
            throw new BadCertificateException("the certificate in " + file + " is damaged", damaged);
        }
    }

    /** The key of a file, which must be one that goes with keys such as the other. */
    static PrivateKey key(Path file, PublicKey other) {
        String text = text(file, "key");
        if (!text.contains(begin(KEY))) {
            throw new BadCertificateException(file + " holds no key that can be read: " + begin(KEY)
                    + " is wanted, without a password; openssl pkcs8 -topk8 -nocrypt -in " + file
                    + " -out KEY.pem makes one");
        }
        String inner = text.substring(text.indexOf(begin(KEY)) + begin(KEY).length());
        int end = inner.indexOf(end(KEY));
        if (end < 0) {
            throw new BadCertificateException("the key in " + file + " is cut: there is no line " + end(KEY));
        }
        byte[] encoded;
        try {
            encoded = Base64.getMimeDecoder().decode(inner.substring(0, end));
        } catch (IllegalArgumentException damaged) {
            throw new BadCertificateException("the key in " + file + " is damaged");
        }
        try {
            return KeyFactory.getInstance(other.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException unlike) {
            // What the cause says may be about the key itself.
            throw new BadCertificateException("the key in " + file
                    + " is damaged, or of another kind than the certificate's (" + other.getAlgorithm() + ")");
        }
    }

    private static String text(Path file, String what) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new BadCertificateException("there is no " + what + " file " + file);
            }
            if (Files.size(file) > ServerLimits.CERTIFICATE_FILE_BYTES) {
                throw new BadCertificateException(file + " is larger than a " + what + " file can be");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new BadCertificateException("the " + what + " file " + file + " cannot be read: " + unreadable);
        }
    }

    /** A certificate as text. */
    static byte[] text(X509Certificate certificate) throws GeneralSecurityException {
        return text(CERTIFICATE, certificate.getEncoded());
    }

    /** A key as text: a secret. */
    static byte[] text(PrivateKey key) {
        return text(KEY, key.getEncoded());
    }

    private static byte[] text(String what, byte[] content) {
        String lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
        return (begin(what) + "\n" + lines + "\n" + end(what) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String begin(String what) {
        return "-----BEGIN " + what + "-----";
    }

    private static String end(String what) {
        return "-----END " + what + "-----";
    }
}
