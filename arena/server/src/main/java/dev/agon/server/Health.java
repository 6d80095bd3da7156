package dev.agon.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Whether what is served does its work, for those who start it again or send people elsewhere: {@code /health/live} says whether it
 * would help to start it again, {@code /health/ready} whether all goes well, and what does not. Both are 200 or 503 with JSON. Asked
 * for by anybody, so that it tells nothing but that. Thread-safe.
 */
public final class Health {
    /** All addresses of it begin with this. */
    public static final String PATH = "/health";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long GOOD_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Supplier<Optional<String>>> live = new LinkedHashMap<>();
    private final Map<String, Supplier<Optional<String>>> ready = new LinkedHashMap<>();

    /** With nothing to look at: whoever answers is live and ready. */
    public Health() {}

    /**
     * One more thing without which it has to be started again.
     *
     * @param problem what is wrong, in words that anybody may hear, or empty where nothing is
     */
    public Health live(String name, Supplier<Optional<String>> problem) {
        live.put(name, problem);
        return ready(name, problem);
    }

    /** One more thing without which it does not do its work, though that may pass. */
    public Health ready(String name, Supplier<Optional<String>> problem) {
        ready.put(name, problem);
        return this;
    }

    /** Puts both addresses on a server. */
    public void mount(ServerBuilder server) {
        server.service(PATH + "/live", service(new Look("live", live, System::nanoTime)))
                .service(PATH + "/ready", service(new Look("ready", ready, System::nanoTime)));
    }

    private static HttpService service(Look look) {
        return (context, request) ->
                HttpResponse.of(CompletableFuture.supplyAsync(look::answer, context.blockingTaskExecutor()));
    }

    /** One address: looks at everything at most once a second, however often it is asked. */
    private static final class Look {
        private final String word;
        private final Map<String, Supplier<Optional<String>>> checks;
        private final LongSupplier nanos;
        private Optional<HttpResponseText> last = Optional.empty();
        private long lookedNanos;

        Look(String word, Map<String, Supplier<Optional<String>>> checks, LongSupplier nanos) {
            this.word = word;
            this.checks = checks;
            this.nanos = nanos;
        }

        /** What is answered, to be sent as often as it is asked for. */
        private record HttpResponseText(HttpStatus status, byte[] body) {}

        HttpResponse answer() {
            HttpResponseText text = text();
            ResponseHeaders headers = ResponseHeaders.builder(text.status())
                    .contentType(MediaType.JSON_UTF_8)
                    .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                    .build();
            return HttpResponse.of(headers, HttpData.copyOf(text.body()));
        }

        private synchronized HttpResponseText text() {
            long now = nanos.getAsLong();
            if (last.isPresent() && now - lookedNanos < GOOD_FOR_NANOS) {
                return last.get();
            }
            lookedNanos = now;
            HttpResponseText text = look();
            last = Optional.of(text);
            return text;
        }

        private HttpResponseText look() {
            ObjectNode body = JSON.createObjectNode();
            boolean good = true;
            ObjectNode details = JSON.createObjectNode();
            for (Map.Entry<String, Supplier<Optional<String>>> check : checks.entrySet()) {
                Optional<String> problem = check.getValue().get();
                good &= problem.isEmpty();
                details.put(check.getKey(), problem.orElse("ok"));
            }
            body.put("status", good ? word : "not " + word).set("checks", details);
            try {
                return new HttpResponseText(
                        good ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE, JSON.writeValueAsBytes(body));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
