package dev.agon.server.session;

import dev.agon.server.ArenaSettings;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets so many clients in, in all and from each address. Thread-safe. */
final class Admission {
    private final int most;
    private final int mostPerAddress;
    private final Map<InetAddress, Integer> clients = new HashMap<>();
    private int all;

    Admission(ArenaSettings settings) {
        most = settings.maxClients();
        mostPerAddress = settings.maxClientsPerAddress();
    }

    /** Lets a client in, who is to {@link #leave} again, or says in one sentence for people why not: null where it is in. */
    synchronized @Nullable String enter(InetAddress address) {
        int already = clients.getOrDefault(address, 0);
        if (all >= most) {
            return "The arena is full: " + all + " are here already. You get in as soon as somebody leaves.";
        }
        if (already >= mostPerAddress) {
            return "There are " + already + " connections from your address already; close a page of the arena first.";
        }
        all++;
        clients.put(address, already + 1);
        return null;
    }

    synchronized void leave(InetAddress address) {
        all--;
        clients.computeIfPresent(address, (from, count) -> count == 1 ? null : count - 1);
    }
}
