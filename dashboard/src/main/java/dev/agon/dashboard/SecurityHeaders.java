package dev.agon.dashboard;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Map;
import java.util.function.Function;

/** Headers that every answer carries, so that nothing foreign runs in our pages and nobody frames them. */
final class SecurityHeaders {
    private static final Map<String, String> FIXED = Map.of(
            "x-content-type-options", "nosniff",
            "referrer-policy", "no-referrer",
            "cross-origin-opener-policy", "same-origin",
            "cross-origin-resource-policy", "same-origin",
            "permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");

    private SecurityHeaders() {}

    /** Adds the headers to whatever a service answers. */
    static Function<? super HttpService, ? extends HttpService> decorator(String contentSecurityPolicy) {
        return service -> service.decorate((delegate, context, request) -> {
            add(context, contentSecurityPolicy);
            return delegate.serve(context, request);
        });
    }

    private static void add(ServiceRequestContext context, String contentSecurityPolicy) {
        context.setAdditionalResponseHeader(HttpHeaderNames.CONTENT_SECURITY_POLICY, contentSecurityPolicy);
        FIXED.forEach(context::setAdditionalResponseHeader);
    }
}
