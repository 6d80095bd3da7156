package dev.agon.league.worker;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * Where a worker works.
 *
 * @param coordinator address of the learner's coordinator
 * @param tokenFile holds the secret to show there
 * @param name unique among the run's workers
 */
public record WorkerOptions(InetSocketAddress coordinator, Path tokenFile, String name) {
    /**
     * The options of this process, named after machine and process.
     *
     * @param join {@code HOST:PORT}
     * @throws IllegalArgumentException when that is no address
     */
    public static WorkerOptions of(String join, Path tokenFile) {
        Identity self = Identity.ofThisProcess("");
        return new WorkerOptions(address(join), tokenFile, self.host() + "-" + self.processId());
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
