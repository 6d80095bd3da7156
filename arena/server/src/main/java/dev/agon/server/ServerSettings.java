package dev.agon.server;

import java.util.Set;

/**
 * Where to serve.
 *
 * @param bind address to listen on; only this machine's own until there are TLS and tokens
 * @param port to listen on, 0 for any that is free
 * @param orNextFree whether the next free port will do where the port is in use
 */
public record ServerSettings(String bind, int port, boolean orNextFree) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");
    private static final int HIGHEST_PORT = 65535;

    public ServerSettings {
        if (!LOOPBACK.contains(bind)) {
            throw new IllegalArgumentException("refusing to serve on " + bind
                    + ": everybody on the network could play and watch, without TLS or a token; use 127.0.0.1 and, from"
                    + " elsewhere, ssh -L " + port + ":127.0.0.1:" + port);
        }
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port must be 0 to " + HIGHEST_PORT + ": " + port);
        }
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
