package dev.agon.league.coordinator;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.AttributeKey;
import java.net.InetAddress;

/**
 * Where a worker joined from, as far as it cannot make that up: its address and the token that it showed.
 *
 * @param address of its connection
 * @param token id of the token; empty for the run's own
 * @param thisMachine whether the address is of this machine
 */
record Place(String address, String token, boolean thisMachine) {
    /** The id of the token that a request came with. */
    static final AttributeKey<String> TOKEN = AttributeKey.valueOf(Place.class, "TOKEN");

    /** That of the request which is answered now. */
    static Place ofRequest() {
        ServiceRequestContext context = ServiceRequestContext.current();
        InetAddress address = context.remoteAddress().getAddress();
        String token = context.attr(TOKEN);
        return new Place(address.getHostAddress(), token == null ? "" : token, address.isLoopbackAddress());
    }

    /** Whether those who join from there are this machine's supervisor's, which replaces them and gives up by itself. */
    boolean isSupervised() {
        return thisMachine && token.isEmpty();
    }
}
