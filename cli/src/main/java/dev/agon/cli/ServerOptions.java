package dev.agon.cli;

import dev.agon.league.AgonException;
import dev.agon.league.coordinator.JoinPort;
import dev.agon.server.InetAddresses;
import dev.agon.server.ServerLimits;
import dev.agon.server.ServerSettings;
import dev.agon.server.access.TokenBook;
import dev.agon.server.tls.SelfSigned;
import dev.agon.server.tls.ServerCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where pages and live matches are served, and how they are kept from strangers. */
final class ServerOptions {
    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_JOIN_PORT = 7070;

    @Option(names = "--port", paramLabel = "P", description = "The port (default: 8080, or the next free one).")
    private @Nullable Integer port;

    @Option(
            names = "--bind",
            paramLabel = "A",
            description =
                    "The address to listen on (default: ${DEFAULT-VALUE}). Another than this machine's own needs TLS "
                            + "and tokens (docs/security.md).")
    private String bind = "127.0.0.1";

    @Option(
            names = "--tls-self-signed",
            description = "TLS with a certificate made here, which others know by its fingerprint.")
    private boolean selfSigned;

    @Option(names = "--tls-cert", paramLabel = "F", description = "TLS with the certificate in this PEM file.")
    private @Nullable Path certificateFile;

    @Option(names = "--tls-key", paramLabel = "F", description = "The PEM file with its key.")
    private @Nullable Path keyFile;

    private @Nullable ServerSettings settings;

    /**
     * Refuses a port that was asked for and is in use, before anything else is begun.
     *
     * @throws AgonException when it is in use, or the address cannot be served
     */
    void requireFreePort() {
        ServerSettings wanted = settings();
        if (!wanted.orNextFree() && !isFree(wanted.bind(), wanted.port())) {
            throw inUse(wanted.bind(), wanted.port(), "--port");
        }
    }

    private static AgonException inUse(String address, int taken, String option) {
        return AgonException.environment("port " + taken + " of " + address
                + " is in use by another program; name another port with " + option
                + ", or none to take the next free one");
    }

    private static boolean isFree(String address, int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, wanted));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The same options for another command line. */
    List<String> asArguments() {
        List<String> arguments = new ArrayList<>(List.of("--bind", bind));
        if (port != null) {
            arguments.addAll(List.of("--port", port.toString()));
        }
        if (selfSigned) {
            arguments.add("--tls-self-signed");
        }
        if (certificateFile != null && keyFile != null) {
            arguments.addAll(List.of(
                    "--tls-cert", certificateFile.toAbsolutePath().toString(),
                    "--tls-key", keyFile.toAbsolutePath().toString()));
        }
        return arguments;
    }

    /**
     * The settings that these options mean.
     *
     * @throws AgonException where they are refused
     */
    ServerSettings settings() {
        ServerSettings known = settings;
        if (known == null) {
            known = resolve();
            settings = known;
        }
        return known;
    }

    /**
     * Refuses what a process elsewhere would refuse once it has started, as far as this one can know, and makes nothing.
     *
     * @param sharesFiles whether that process sees this machine's files: certificate and tokens are looked at then
     * @throws AgonException where it would be refused
     */
    void check(boolean sharesFiles) {
        requireGuarded();
        if (sharesFiles && certificateFile != null && keyFile != null) {
            ServerCertificate unused = ServerCertificate.read(certificateFile, keyFile, Instant.now());
        }
        if (sharesFiles && !ServerSettings.isLoopback(bind)) {
            TokenBook unused = tokens();
        }
    }

    /** What the options alone must be, whatever is in files. */
    private void requireGuarded() {
        if (!ServerSettings.isLoopback(bind) && !selfSigned && certificateFile == null) {
            throw AgonException.usage("refusing to serve on " + bind
                    + " without TLS: everybody on the network could read "
                    + "along, play and watch. Add --tls-self-signed, or --tls-cert F --tls-key F with a certificate of your own; "
                    + "or use 127.0.0.1 and, from elsewhere, ssh -L " + numbered() + ":127.0.0.1:" + numbered());
        }
        if ((certificateFile == null) != (keyFile == null)) {
            throw AgonException.usage("--tls-cert and --tls-key go together: the certificate and its key");
        }
        if (selfSigned && certificateFile != null) {
            throw AgonException.usage("give --tls-self-signed or --tls-cert, not both");
        }
        requirePort("--port", numbered());
    }

    /** Refuses what is no port's number. */
    static void requirePort(String option, int number) {
        try {
            InetAddresses.requirePort(option, number);
        } catch (IllegalArgumentException refused) {
            throw AgonException.usage(String.valueOf(refused.getMessage()));
        }
    }

    private ServerSettings resolve() {
        requireGuarded();
        ServerCertificate certificate = certificate();
        TokenBook tokens = ServerSettings.isLoopback(bind) ? null : tokens();
        try {
            return new ServerSettings(bind, numbered(), port == null, certificate, tokens);
        } catch (IllegalArgumentException refused) {
            throw AgonException.usage(String.valueOf(refused.getMessage()));
        }
    }

    private int numbered() {
        return port == null ? DEFAULT_PORT : port;
    }

    private @Nullable ServerCertificate certificate() {
        if (certificateFile != null && keyFile != null) {
            return ServerCertificate.read(certificateFile, keyFile, Instant.now());
        }
        try {
            return selfSigned ? SelfSigned.in(Contestants.RUNS.resolve("tls"), bind, Instant.now()) : null;
        } catch (IOException failed) {
            throw AgonException.environment("cannot make a certificate: " + failed.getMessage());
        }
    }

    private TokenBook tokens() {
        TokenBook book = TokenCommand.book();
        try {
            if (book.grants().isEmpty()) {
                throw AgonException.usage(
                        "refusing to serve on " + bind + " without tokens: nobody could get in. Make some "
                                + "first, e.g. ./agon token new --role spectator --out watch.token for those who watch; --role player "
                                + "plays, --role worker trains");
            }
        } catch (IOException unreadable) {
            throw AgonException.input(String.valueOf(unreadable.getMessage()));
        }
        return book;
    }

    /**
     * Where workers of other machines join; null where only this machine is served.
     *
     * @param wanted the port that was asked for, or null for the usual or the next free one
     */
    @Nullable
    JoinPort joinPort(@Nullable Integer wanted) {
        if (wanted != null) {
            requirePort("--join-port", wanted);
        }
        ServerCertificate certificate = settings().certificate();
        if (ServerSettings.isLoopback(bind) || certificate == null) {
            if (wanted != null) {
                throw AgonException.usage(
                        "--join-port is for workers of other machines, who cannot reach " + bind + "; give --bind too");
            }
            return null;
        }
        return new JoinPort(
                bind,
                wanted == null ? nextFree() : requireFree(wanted),
                certificate.certificateFile(),
                certificate.keyFile(),
                Contestants.RUNS.toAbsolutePath());
    }

    private int requireFree(int wanted) {
        if (!isFree(bind, wanted)) {
            throw inUse(bind, wanted, "--join-port");
        }
        return wanted;
    }

    private int nextFree() {
        for (int candidate = DEFAULT_JOIN_PORT; candidate < DEFAULT_JOIN_PORT + ServerLimits.PORTS_TRIED; candidate++) {
            if (candidate != numbered() && isFree(bind, candidate)) {
                return candidate;
            }
        }
        throw inUse(bind, DEFAULT_JOIN_PORT, "--join-port");
    }

    /** The fingerprint of the certificate, or nothing where there is none. */
    String fingerprint() {
        ServerCertificate certificate = settings().certificate();
        return certificate == null ? "" : certificate.fingerprint().text();
    }

    /** Says what others need to know of the certificate and of tokens; nothing where nobody else is served. */
    void explain(Console console) {
        if (settings().certificate() != null) {
            console.say("agon: the certificate's SHA-256 fingerprint is %s", fingerprint());
        }
        if (settings().tokens() != null) {
            console.say("agon: whoever opens it signs in with a token (./agon token new --role spectator|player)");
        }
    }
}
