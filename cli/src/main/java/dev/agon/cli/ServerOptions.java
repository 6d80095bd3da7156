package dev.agon.cli;

import dev.agon.league.AgonException;
import dev.agon.server.ServerSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where pages and live matches are served. */
final class ServerOptions {
    private static final int DEFAULT_PORT = 8080;

    @Option(names = "--port", paramLabel = "P", description = "The port (default: 8080, or the next free one).")
    private @Nullable Integer port;

    @Option(names = "--bind", paramLabel = "A", description = "The address to listen on (default: ${DEFAULT-VALUE}).")
    private String bind = "127.0.0.1";

    /**
     * Refuses a port that was asked for and is in use, before anything else is begun.
     *
     * @throws AgonException when it is in use, or the address cannot be served
     */
    void requireFreePort() {
        ServerSettings wanted = settings();
        if (wanted.orNextFree()) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(wanted.bind(), wanted.port()));
        } catch (IOException taken) {
            throw AgonException.environment(
                    "port " + wanted.port() + " of " + wanted.bind()
                            + " is in use by another program; name another port with --port, or none to take the next free one");
        }
    }

    /** The settings that these options mean. */
    ServerSettings settings() {
        try {
            return new ServerSettings(bind, port == null ? DEFAULT_PORT : port, port == null);
        } catch (IllegalArgumentException refused) {
            throw AgonException.usage(String.valueOf(refused.getMessage()));
        }
    }
}
