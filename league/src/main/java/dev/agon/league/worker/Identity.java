package dev.agon.league.worker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;

/**
 * Who a worker is.
 *
 * @param name unique among a run's workers
 * @param incarnation another for every process
 * @param host where it runs, for people
 * @param processId see {@code host}
 */
record Identity(String name, long incarnation, String host, long processId) {
    /** This process under that name. */
    static Identity ofThisProcess(String name) {
        return new Identity(
                name,
                new SecureRandom().nextLong() >>> 1,
                hostName(),
                ProcessHandle.current().pid());
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "unknown host";
        }
    }
}
