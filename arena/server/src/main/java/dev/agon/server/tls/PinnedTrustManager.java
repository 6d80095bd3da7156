package dev.agon.server.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts the server whose certificate has one fingerprint. What the certificate calls itself does not matter then, nor who signed
 * it: the fingerprint is known from the server itself.
 */
final class PinnedTrustManager extends X509ExtendedTrustManager {
    private final Fingerprint pinned;

    PinnedTrustManager(Fingerprint pinned) {
        this.pinned = pinned;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new UnknownCertificateException("the server shows no certificate");
        }
        Fingerprint shown = Fingerprint.of(chain[0]);
        if (!shown.equals(pinned)) {
            throw new UnknownCertificateException("the server's certificate has the fingerprint " + shown + ", not "
                    + pinned + ": it is another server, or its certificate was renewed, which it says when it starts");
        }
        chain[0].checkValidity();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authentication) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authentication, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authentication, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authentication) throws CertificateException {
        throw new CertificateException("clients show tokens here, not certificates");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authentication, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authentication);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authentication, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authentication);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
