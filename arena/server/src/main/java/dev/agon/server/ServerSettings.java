package dev.agon.server;

import dev.agon.server.access.TokenBook;
import dev.agon.server.tls.ServerCertificate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where to serve, and to whom.
 *
 * @param bind address to listen on; another than this machine's own only with a certificate and tokens
 * @param port to listen on, 0 for any that is free
 * @param orNextFree whether the next free port will do where the port is in use
 * @param certificate what is shown over TLS, or null for no TLS
 * @param tokens who may watch, play and change things, or null for everybody
 * @param health what is looked at where somebody asks how it goes
 */
public record ServerSettings(
        String bind,
        int port,
        boolean orNextFree,
        @Nullable ServerCertificate certificate,
        @Nullable TokenBook tokens,
        Health health) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    public ServerSettings {
        if (!isLoopback(bind) && (certificate == null || tokens == null)) {
            throw new IllegalArgumentException("refusing to serve on " + bind
                    + " without TLS and tokens: everybody on the network could play and watch");
        }
        if (tokens != null && certificate == null) {
            throw new IllegalArgumentException("tokens are asked for over TLS only");
        }
        InetAddresses.requirePort("port", port);
    }

    /** For this machine alone: without TLS, and open to everybody on it. */
    public ServerSettings(String bind, int port, boolean orNextFree) {
        this(bind, port, orNextFree, null, null);
    }

    /** With nothing to look at but whether it answers. */
    public ServerSettings(
            String bind,
            int port,
            boolean orNextFree,
            @Nullable ServerCertificate certificate,
            @Nullable TokenBook tokens) {
        this(bind, port, orNextFree, certificate, tokens, new Health());
    }

    /** The same, with more to look at. */
    public ServerSettings with(Health looked) {
        return new ServerSettings(bind, port, orNextFree, certificate, tokens, looked);
    }

    /** Whether only this machine reaches the address. */
    public static boolean isLoopback(String bind) {
        return LOOPBACK.contains(bind);
    }

    /** 127.0.0.1:8080, or the next free port. */
    public static ServerSettings defaults() {
        return new ServerSettings("127.0.0.1", 8080, true);
    }

    /** Exactly this port of 127.0.0.1. */
    public static ServerSettings onPort(int port) {
        return new ServerSettings("127.0.0.1", port, false);
    }
}
