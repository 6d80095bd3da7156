package dev.agon.server;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How addresses that are listened on are written for those who go there. */
public final class InetAddresses {
    private InetAddresses() {}

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
