package dev.agon.server.access;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.agon.server.Health;
import io.netty.util.NetUtil;
import java.util.Set;

/**
 * Tells our own pages from other sites'. A page is ours when its origin is exactly the address that the request went to, and
 * that address names this machine; a name that somebody else's name service gave us is not ours. Over TLS it is the certificate
 * that says which names are ours: a browser goes to no other.
 */
public final class Origins {
    private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

    private Origins() {}

    /**
     * Has a server answer nothing to other sites' pages, nor to any under a name that somebody else's name service may have led here.
     * Programs that come by an address in numbers are served, for no name service gave it; so is whoever asks for health, which tells
     * nothing else.
     */
    public static void mount(ServerBuilder server) {
        server.decorator((delegate, context, request) -> isHealth(context.path()) || !isStrange(context)
                ? delegate.serve(context, request)
                : HttpResponse.of(
                        HttpStatus.FORBIDDEN,
                        MediaType.PLAIN_TEXT_UTF_8,
                        "This is served under 127.0.0.1, localhost and addresses in numbers, and to our own pages."));
    }

    private static boolean isHealth(String path) {
        return path.equals(Health.PATH) || path.startsWith(Health.PATH + "/");
    }

    private static boolean isStrange(ServiceRequestContext context) {
        RequestHeaders headers = context.request().headers();
        String authority = headers.authority();
        if (authority == null || !(isOwn(context, authority) || isInNumbers(host(authority)))) {
            return true;
        }
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        return origin != null && !origin.equals(originOf(context, authority));
    }

    private static boolean isInNumbers(String host) {
        return NetUtil.isValidIpV4Address(host)
                || (host.startsWith("[") && host.endsWith("]") && NetUtil.isValidIpV6Address(host));
    }

    /** Whether a request that must come from a page of ours does: it names its origin, and it is ours. */
    public static boolean fromOwnPage(ServiceRequestContext context) {
        RequestHeaders headers = context.request().headers();
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        String authority = headers.authority();
        return origin != null
                && authority != null
                && isOwn(context, authority)
                && origin.equals(originOf(context, authority));
    }

    private static String originOf(ServiceRequestContext context, String authority) {
        return (context.sessionProtocol().isTls() ? "https://" : "http://") + authority;
    }

    /** Whether a request that any program may make comes from another site's page. */
    public static boolean fromOtherSite(ServiceRequestContext context) {
        RequestHeaders headers = context.request().headers();
        String authority = headers.authority();
        boolean strangeName = authority == null || !isOwn(context, authority);
        return strangeName || (headers.contains(HttpHeaderNames.ORIGIN) && !fromOwnPage(context));
    }

    private static boolean isOwn(ServiceRequestContext context, String authority) {
        return context.sessionProtocol().isTls() || OWN_NAMES.contains(host(authority));
    }

    private static String host(String authority) {
        int port = authority.lastIndexOf(':');
        boolean hasPort = port > authority.lastIndexOf(']');
        return hasPort ? authority.substring(0, port) : authority;
    }
}
