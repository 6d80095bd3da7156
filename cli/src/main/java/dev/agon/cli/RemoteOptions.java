package dev.agon.cli;

import dev.agon.league.AgonException;
import dev.agon.server.ServerSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where remote bots dial in, and how long they may think. */
final class RemoteOptions {
    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(
            names = "--bot-millis",
            paramLabel = "N",
            description = "Most milliseconds that a remote bot may take for a decision (default: ${DEFAULT-VALUE}).")
    private long botMillis = 1000;

    /** Where pages are served, if any are. */
    ServerSettings server() {
        return server.settings();
    }

    /** Waits for the remote bots among the players; serves nothing where there are none. */
    RemoteHost host(String... players) {
        if (botMillis < 1) {
            throw AgonException.usage("--bot-millis must be at least 1, not " + botMillis);
        }
        return RemoteHost.open(server.settings(), botMillis, players);
    }
}
