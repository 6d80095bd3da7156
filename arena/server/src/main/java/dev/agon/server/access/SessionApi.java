package dev.agon.server.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.Cookie;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.annotation.Blocking;
import com.linecorp.armeria.server.annotation.Delete;
import com.linecorp.armeria.server.annotation.Get;
import com.linecorp.armeria.server.annotation.Post;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in, for pages: {@code GET} says what whoever asks may do, {@code POST {"token": T}} keeps a token in a cookie that no
 * script can read, {@code DELETE} forgets all. On a server without tokens there is nothing to sign in to.
 */
@Blocking
public final class SessionApi {
    /** The address of it. */
    public static final String PATH = "/api/session";

    private static final Logger LOG = LoggerFactory.getLogger(SessionApi.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable TokenBook book;

    private SessionApi(@Nullable TokenBook book) {
        this.book = book;
    }

    /**
     * Puts it on a server.
     *
     * @param book whose tokens are asked for, or null where none are
     */
    public static void mount(ServerBuilder server, @Nullable TokenBook book) {
        server.annotatedService(new SessionApi(book));
    }

    /** What whoever asks may do. */
    @Get(PATH)
    public HttpResponse rights(ServiceRequestContext context) throws IOException {
        ObjectNode reply = JSON.createObjectNode().put("guarded", book != null);
        Rights.of(context).roles().stream().sorted().forEach(role -> reply.withArrayProperty("roles")
                .add(role.word()));
        return reply(HttpStatus.OK, reply, List.of());
    }

    /** Signs in: other tokens that were shown before stay. */
    @Post(PATH)
    public HttpResponse open(ServiceRequestContext context, AggregatedHttpRequest request) throws IOException {
        MediaType sent = request.contentType();
        if (!Origins.fromOwnPage(context) || sent == null || !sent.is(MediaType.JSON)) {
            return refuse(HttpStatus.FORBIDDEN, "Only our own page signs in, with JSON.");
        }
        String token = token(request);
        Optional<Role> role = book == null ? Optional.empty() : Shown.role(token, book);
        if (role.isEmpty() || role.get() == Role.WORKER) {
            LOG.info("a token was not accepted from {}", context.remoteAddress());
            return refuse(
                    HttpStatus.UNAUTHORIZED,
                    role.isPresent()
                            ? "That token is a worker's: it opens no pages."
                            : "That token is unknown, was taken back or has ended.");
        }
        ObjectNode reply = JSON.createObjectNode().put("role", role.get().word());
        return reply(HttpStatus.OK, reply, List.of(Shown.keep(role.get(), token)));
    }

    private static String token(AggregatedHttpRequest request) {
        try {
            JsonNode sent = JSON.readTree(request.content().array());
            return sent.path("token").asText("").strip();
        } catch (IOException malformed) {
            return "";
        }
    }

    /** Signs out. */
    @Delete(PATH)
    public HttpResponse close(ServiceRequestContext context) throws IOException {
        if (!Origins.fromOwnPage(context)) {
            return refuse(HttpStatus.FORBIDDEN, "Only our own page signs out.");
        }
        return reply(
                HttpStatus.OK,
                JSON.createObjectNode(),
                Arrays.stream(Role.values()).map(Shown::forget).toList());
    }

    private static HttpResponse refuse(HttpStatus status, String why) throws IOException {
        return reply(status, JSON.createObjectNode().put("error", why), List.of());
    }

    private static HttpResponse reply(HttpStatus status, JsonNode body, List<Cookie> cookies) throws IOException {
        ResponseHeadersBuilder headers = ResponseHeaders.builder(status)
                .contentType(MediaType.JSON_UTF_8)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        cookies.forEach(cookie -> headers.add(HttpHeaderNames.SET_COOKIE, cookie.toSetCookieHeader()));
        return HttpResponse.of(headers.build(), HttpData.wrap(JSON.writeValueAsBytes(body)));
    }
}
