package dev.agon.server.tls;

import java.security.cert.CertificateException;

/** The server shows another certificate than it should. */
final class UnknownCertificateException extends CertificateException {
    private static final long serialVersionUID = 1;

    UnknownCertificateException(String message) {
        super(message);
    }
}
