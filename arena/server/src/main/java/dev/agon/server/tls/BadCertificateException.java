package dev.agon.server.tls;

/** A certificate or key file cannot be served with; the message says what is wrong with it and what to do. */
public final class BadCertificateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadCertificateException(String message) {
        super(message);
    }

    BadCertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}
