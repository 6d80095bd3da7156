package dev.agon.server.access;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stands before everything that a guarded server serves: whoever asks needs a token of a role that opens what is asked for. What has
 * no rule is for spectators; only the front end's own files, signing in and health are for everybody. Bots show their tokens to
 * the service that they dial.
 */
public final class Gate {
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.CONNECT);

    // Of addresses that end with a slash all that follows is meant, of others nothing but themselves.

    private static final List<String> OPEN = List.of(
            "/login", "/web/", "/lib/", "/favicon.ico", "/health", "/health/", SessionApi.PATH, "/agon.arena.Bots/");

    /** Where matches are made and found. */
    private static final List<String> LOBBY = List.of("/api/arena/", "/ws/arena");

    /** What the bar on a player's page shows, and which game the run is of. */
    private static final String USUAL_RUN = "/api/run";

    private static final List<String> DATA = List.of("/api/", "/ws/", "/metrics");

    private final TokenBook book;
    private final OpenRequests open;

    private Gate(TokenBook book, OpenRequests open) {
        this.book = book;
        this.open = open;
    }

    /** Closes a server to all who have no token of the book, and ends what is under way when theirs is no longer good. */
    public static void mount(ServerBuilder server, TokenBook book) {
        server.decorator(new Gate(book, OpenRequests.of(server, book))::pass);
    }

    private HttpResponse pass(HttpService delegate, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        RequestHeaders headers = request.headers();
        Rights rights = Shown.byHeader(headers, book);
        if (rights.roles().isEmpty()) {
            rights = Shown.byCookies(headers, book);
            // Cookies are sent by the browser, whoever has it ask.
            if (!rights.roles().isEmpty() && !HARMLESS.contains(request.method()) && !Origins.fromOwnPage(context)) {
                return refuse(HttpStatus.FORBIDDEN, "Another site's page may not ask for this.");
            }
        }
        rights.noteIn(context);
        String path = context.path();
        if (isOneOf(path, OPEN)) {
            return delegate.serve(context, request);
        }
        Role[] opening = opening(context, request.method());
        if (rights.allow(opening)) {
            open.add(context, rights.tokens());
            return delegate.serve(context, request);
        }
        if (!rights.roles().isEmpty()) {
            return refuse(HttpStatus.FORBIDDEN, needs(opening));
        }
        return isPage(path, headers) ? toLogin(context) : refuse(HttpStatus.UNAUTHORIZED, needs(opening));
    }

    /** Which roles open an address: one of them will do. */
    private static Role[] opening(ServiceRequestContext context, HttpMethod method) {
        String path = context.path();
        boolean harmless = HARMLESS.contains(method);
        if (isOneOf(path, LOBBY)) {
            return harmless ? new Role[] {Role.SPECTATOR, Role.PLAYER} : new Role[] {Role.PLAYER};
        }
        if (path.equals(USUAL_RUN) && context.query() == null && harmless) {
            return new Role[] {Role.SPECTATOR, Role.PLAYER};
        }
        if (isData(path)) {
            return new Role[] {harmless ? Role.SPECTATOR : Role.ADMIN};
        }
        // The pages themselves say nothing: what they show is asked for.
        return new Role[] {Role.SPECTATOR, Role.PLAYER, Role.ADMIN};
    }

    private static boolean isOneOf(String path, List<String> addresses) {
        return addresses.stream()
                .anyMatch(address -> address.endsWith("/") ? path.startsWith(address) : path.equals(address));
    }

    /** What is added there later needs a rule before others than spectators read it, so that here beginnings count. */
    private static boolean isData(String path) {
        return DATA.stream().anyMatch(path::startsWith);
    }

    private static boolean isPage(String path, RequestHeaders headers) {
        return headers.method() == HttpMethod.GET
                && !isData(path)
                && headers.accept().stream().anyMatch(type -> type.is(MediaType.HTML_UTF_8.withoutParameters()));
    }

    private static HttpResponse toLogin(ServiceRequestContext context) {
        String query = context.query();
        String wanted = context.path() + (query == null ? "" : "?" + query);
        return HttpResponse.of(ResponseHeaders.builder(HttpStatus.SEE_OTHER)
                .set(
                        HttpHeaderNames.LOCATION,
                        "/login?" + QueryParams.of("to", wanted).toQueryString())
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .build());
    }

    private static String needs(Role... opening) {
        return "This needs a token of the role "
                + Arrays.stream(opening).map(Role::word).collect(Collectors.joining(" or "))
                + "; whoever runs the server makes one with ./agon token new --role "
                + opening[0].word() + ".";
    }

    private static HttpResponse refuse(HttpStatus status, String why) {
        ResponseHeaders headers = ResponseHeaders.builder(status)
                .contentType(MediaType.JSON_UTF_8)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .build();
        return HttpResponse.of(headers, com.linecorp.armeria.common.HttpData.ofUtf8("{\"error\":\"" + why + "\"}"));
    }
}
