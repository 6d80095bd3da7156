package dev.agon.league.coordinator;

import dev.agon.league.AgonException;
import dev.agon.server.tls.BadCertificateException;
import dev.agon.server.tls.ServerCertificate;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Where workers of other machines join: over TLS, with a token of the role worker. Workers of this machine have a port of their own
 * without TLS, which nobody else reaches.
 *
 * @param bind address to listen on
 * @param port to listen on, 0 for any that is free
 * @param certificate file of the certificate that is shown
 * @param key file of its key
 * @param tokens folder of the book of tokens
 */
public record JoinPort(String bind, int port, Path certificate, Path key, Path tokens) {
    InetSocketAddress address() {
        return new InetSocketAddress(bind, port);
    }

    /**
     * @throws AgonException where its files are not what they should be
     */
    ServerCertificate read(Instant now) {
        try {
            return ServerCertificate.read(certificate, key, now);
        } catch (BadCertificateException bad) {
            throw AgonException.input(String.valueOf(bad.getMessage()), bad);
        }
    }
}
