package dev.agon.server.tls;

import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.common.TlsProvider;
import com.linecorp.armeria.common.util.TlsEngineType;
import com.linecorp.armeria.server.ServerBuilder;
import dev.agon.server.ServerLimits;
import dev.agon.server.access.OwnerOnly;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that a server shows, with the key that proves it is its own.
 *
 * <pre>{@code
 * ServerCertificate own = ServerCertificate.read(Path.of("cert.pem"), Path.of("key.pem"), Instant.now());
 * own.serve(Server.builder(), address);
 * }</pre>
 *
 * @param certificateFile where its certificates are, its own first
 * @param keyFile where its key is
 * @param fingerprint of its own certificate
 * @param pair what is served with
 */
public record ServerCertificate(Path certificateFile, Path keyFile, Fingerprint fingerprint, TlsKeyPair pair) {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCertificate.class);
    private static final int PROBE_BYTES = 32;
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    /**
     * Reads it from files, and makes sure that it can be served with now.
     *
     * @throws BadCertificateException where a file is missing, damaged or of another kind, the key belongs to another certificate, or
     *     the certificate has ended or not begun
     */
    public static ServerCertificate read(Path certificateFile, Path keyFile, Instant now) {
        List<X509Certificate> chain = PemFiles.certificates(certificateFile);
        X509Certificate own = chain.get(0);
        PrivateKey key = PemFiles.key(keyFile, own.getPublicKey());
        try {
            requireInTime(certificateFile, own, now);
            requireMatch(certificateFile, keyFile, own.getPublicKey(), key);
            warnIfOpen(keyFile);
            return new ServerCertificate(
                    certificateFile.toAbsolutePath(),
                    keyFile.toAbsolutePath(),
                    Fingerprint.of(own),
                    TlsKeyPair.of(key, chain));
        } catch (GeneralSecurityException | IOException refused) {
            throw new BadCertificateException(
                    "the certificate in " + certificateFile + " cannot be used: " + refused.getMessage(), refused);
        }
    }

    private static void requireInTime(Path file, X509Certificate own, Instant now) {
        if (own.getNotAfter().toInstant().isBefore(now)) {
            throw new BadCertificateException("the certificate in " + file + " ended at "
                    + own.getNotAfter().toInstant() + "; renew it");
        }
        if (own.getNotBefore().toInstant().isAfter(now)) {
            throw new BadCertificateException("the certificate in " + file + " begins at "
                    + own.getNotBefore().toInstant() + "; is this machine's clock right?");
        }
    }

    private static void requireMatch(Path file, Path keyFile, PublicKey own, PrivateKey key)
            throws GeneralSecurityException {
        String algorithm = SIGNATURES.get(own.getAlgorithm());
        if (algorithm == null) {
            throw new BadCertificateException("the certificate in " + file + " has a key of the kind "
                    + own.getAlgorithm() + "; RSA, EC and EdDSA can be served with");
        }
        byte[] probe = new byte[PROBE_BYTES];
        new SecureRandom().nextBytes(probe);
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(probe);
        Signature checking = Signature.getInstance(algorithm);
        checking.initVerify(own);
        checking.update(probe);
        if (!checking.verify(signing.sign())) {
            throw new BadCertificateException("the key in " + keyFile + " does not belong to the certificate in " + file
                    + "; the server's own certificate comes first in that file");
        }
    }

    private static void warnIfOpen(Path keyFile) throws IOException {
        if (OwnerOnly.isOpenToOthers(keyFile)) {
            LOG.warn("others than its owner may read the key {}; chmod 600 mends that", keyFile);
        }
    }

    /** Has a server show it at an address, and whatever its files hold when they change. */
    public ServerBuilder serve(ServerBuilder server, InetSocketAddress address) {
        return serve(server, address, Duration.ofSeconds(ServerLimits.CERTIFICATE_LOOK_SECONDS));
    }

    /** @param look time after which its files are looked at again */
    ServerBuilder serve(ServerBuilder server, InetSocketAddress address, Duration look) {
        CertificateFiles files = new CertificateFiles(this, InstantSource.system());
        // Java's own engine: loading another takes a second, and what is encrypted here is little.
        return server.https(address)
                .tlsProvider(TlsProvider.ofScheduled(files, look))
                .tlsEngineType(TlsEngineType.JDK);
    }

    @Override
    public String toString() {
        return "ServerCertificate[" + fingerprint + "]";
    }
}
