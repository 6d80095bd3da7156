package dev.agon.server;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Which ports can be listened on, and how addresses are written for those who go there. */
public final class InetAddresses {
    /** No port has a higher number. */
    public static final int HIGHEST_PORT = 65535;

    private InetAddresses() {}

    /**
     * Refuses what is no port's number; 0 is any that is free.
     *
     * @param what names it in the message, e.g. {@code --port}
     * @throws IllegalArgumentException saying what it must be
     */
    public static void requirePort(String what, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException(what + " must be 0 to " + HIGHEST_PORT + ": " + port);
        }
    }

    /** As it stands in an address for others: of a server that listens on every address this machine's name. */
    public static String named(String bind) {
        try {
            InetAddress address = InetAddress.getByName(bind);
            if (address.isAnyLocalAddress()) {
                return InetAddress.getLocalHost().getHostName();
            }
        } catch (UnknownHostException noName) {
            return bind;
        }
        return bind.contains(":") ? "[" + bind + "]" : bind;
    }
}
