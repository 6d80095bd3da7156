package dev.agon.server.access;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Set;

/**
 * Tells our own pages from other sites'. A page is ours when its origin is exactly the address that the request went to, and
 * that address names this machine; a name that somebody else's name service gave us is not ours. Over TLS it is the certificate
 * that says which names are ours: a browser goes to no other.
 */
public final class Origins {
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private Origins() {}

    /** Whether a request that must come from a page of ours does: it names its origin, and it is ours. */
    public static boolean fromOwnPage(ServiceRequestContext context) {
        RequestHeaders headers = context.request().headers();
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        String authority = headers.authority();
        return origin != null
                && authority != null
                && isOwn(context, authority)
                && origin.equals((context.sessionProtocol().isTls() ? "https://" : "http://") + authority);
    }

    /** Whether a request that any program may make comes from another site's page. */
    public static boolean fromOtherSite(ServiceRequestContext context) {
        RequestHeaders headers = context.request().headers();
        String authority = headers.authority();
        boolean strangeName = authority == null || !isOwn(context, authority);
        return strangeName || (headers.contains(HttpHeaderNames.ORIGIN) && !fromOwnPage(context));
    }

    private static boolean isOwn(ServiceRequestContext context, String authority) {
        return context.sessionProtocol().isTls() || ownName(authority);
    }

    private static boolean ownName(String authority) {
        int port = authority.lastIndexOf(':');
        boolean hasPort = port > authority.lastIndexOf(']');
        return OWN_NAMES.contains(hasPort ? authority.substring(0, port) : authority);
    }
}
