package dev.agon.league.worker;

import dev.agon.league.run.MeetingPoint;
import dev.agon.server.ServerSettings;
import dev.agon.server.tls.Fingerprint;
import dev.agon.server.tls.Trust;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker works.
 *
 * @param coordinator address of the learner's coordinator
 * @param tokenFile holds the secret to show there
 * @param name unique among the run's workers
 * @param trust how the coordinator is known again
 */
public record WorkerOptions(InetSocketAddress coordinator, Path tokenFile, String name, Trust trust) {
    /** For a coordinator of this machine. */
    public WorkerOptions(InetSocketAddress coordinator, Path tokenFile, String name) {
        this(coordinator, tokenFile, name, Trust.plaintext());
    }

    /**
     * The options of this process, named after machine and process. A token never leaves this machine without TLS: a
     * coordinator elsewhere is known by its certificate's fingerprint, or else vouched for by this machine's authorities.
     *
     * @param join {@code HOST:PORT}
     * @param fingerprint of the coordinator's certificate, or null
     * @throws IllegalArgumentException when one of them is not what it should be
     */
    public static WorkerOptions of(String join, Path tokenFile, @Nullable String fingerprint) {
        return of(join, tokenFile, fingerprint, ownName());
    }

    /** The same under another name. */
    public static WorkerOptions of(String join, Path tokenFile, @Nullable String fingerprint, String name) {
        InetSocketAddress address = address(join);
        return new WorkerOptions(address, tokenFile, name, trust(address.getHostString(), fingerprint));
    }

    /** As the other, with a coordinator elsewhere vouched for by authorities. */
    public static WorkerOptions of(String join, Path tokenFile) {
        return of(join, tokenFile, null);
    }

    /** The options of a worker of a run whose learner is met there. */
    static WorkerOptions of(MeetingPoint place, Path tokenFile, String name) {
        return of(place.toString(), tokenFile, place.fingerprint().isEmpty() ? null : place.fingerprint(), name);
    }

    /** A name that no other process has: that of the machine and this process. */
    public static String ownName() {
        Identity self = Identity.ofThisProcess("");
        return self.host() + "-" + self.processId();
    }

    private static Trust trust(String host, @Nullable String fingerprint) {
        if (fingerprint != null) {
            return Trust.pinned(Fingerprint.parse(fingerprint));
        }
        return ServerSettings.isLoopback(host) ? Trust.plaintext() : Trust.authorities();
    }

    /** Parses {@code HOST:PORT}. */
    static InetSocketAddress address(String join) {
        int colon = join.lastIndexOf(':');
        try {
            int port = Integer.parseInt(join.substring(colon + 1));
            if (colon > 0 && port > 0 && port < 1 << 16) {
                return InetSocketAddress.createUnresolved(join.substring(0, colon), port);
            }
        } catch (NumberFormatException noNumber) {
            // The message below says what is wanted.
        }
        throw new IllegalArgumentException("--join wants HOST:PORT, e.g. 127.0.0.1:7070, not '" + join + "'");
    }
}
