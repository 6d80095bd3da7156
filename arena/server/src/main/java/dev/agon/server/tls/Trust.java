package dev.agon.server.tls;

import com.linecorp.armeria.client.ClientFactoryBuilder;
import com.linecorp.armeria.common.util.TlsEngineType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a client knows the server again: not at all, where both are on one machine; as the system's authorities vouch for it; or by
 * its certificate's fingerprint and nothing else.
 */
public final class Trust {
    private final boolean encrypted;
    private final @Nullable PinnedTrustManager pin;

    private Trust(boolean encrypted, @Nullable PinnedTrustManager pin) {
        this.encrypted = encrypted;
        this.pin = pin;
    }

    /** Nothing is encrypted: for connections that stay on this machine. */
    public static Trust plaintext() {
        return new Trust(false, null);
    }

    /** TLS; the certificate is one that this machine's authorities vouch for, and names the server. */
    public static Trust authorities() {
        return new Trust(true, null);
    }

    /** TLS; the certificate is exactly this one, whatever it is called. */
    public static Trust pinned(Fingerprint fingerprint) {
        return new Trust(true, new PinnedTrustManager(fingerprint));
    }

    /** Whether what is said is encrypted. */
    public boolean encrypted() {
        return encrypted;
    }

    /** Has connections made so. */
    public ClientFactoryBuilder apply(ClientFactoryBuilder builder) {
        if (!encrypted) {
            return builder;
        }
        builder.tlsEngineType(TlsEngineType.JDK);
        PinnedTrustManager only = pin;
        return only == null ? builder : builder.tlsCustomizer(context -> context.trustManager(only));
    }

    /**
     * Why the server was not trusted, in a sentence; empty where the failure is another.
     *
     * @param failure of a call
     */
    public Optional<String> distrust(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownCertificateException unknown) {
                return Optional.of(String.valueOf(unknown.getMessage()));
            }
            if (cause instanceof java.security.cert.CertificateException
                    || cause instanceof java.security.cert.CertPathBuilderException
                    || cause instanceof java.security.cert.CertPathValidatorException) {
                return Optional.of("no authority that this machine knows vouches for the server's certificate ("
                        + cause.getMessage()
                        + "); give its fingerprint with --fingerprint, which the server says when it starts");
            }
        }
        return Optional.empty();
    }
}
