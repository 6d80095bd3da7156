package dev.agon.server.access;

import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerListener;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.agon.server.ServerLimits;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests under way and the tokens that let them in. A request may last as long as a match or a run, so the tokens are looked at again
 * every few seconds: where one was taken back or has ended, so does the request, which says so where its service asked for that
 * ({@link #whenTokenEnds}), and is cut else. Thread-safe.
 */
public final class OpenRequests {
    private static final Logger LOG = LoggerFactory.getLogger(OpenRequests.class);

    private static final AttributeKey<Consumer<String>> FAREWELL = AttributeKey.valueOf(OpenRequests.class, "FAREWELL");

    private final TokenBook book;
    private final Map<ServiceRequestContext, List<String>> tokens = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "tokens");
        thread.setDaemon(true);
        return thread;
    });

    private OpenRequests(TokenBook book) {
        this.book = book;
    }

    /** Those of a server, looked after from its start to its end. */
    public static OpenRequests of(ServerBuilder server, TokenBook book) {
        OpenRequests open = new OpenRequests(book);
        server.serverListener(ServerListener.builder()
                .whenStarted(started -> open.start())
                .whenStopped(stopped -> open.looking.shutdownNow())
                .build());
        return open;
    }

    private void start() {
        ScheduledFuture<?> unused = looking.scheduleWithFixedDelay(
                this::look, ServerLimits.TOKEN_LOOK_SECONDS, ServerLimits.TOKEN_LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** The request was let in by these tokens, given by their ids. */
    public void add(ServiceRequestContext context, List<String> ids) {
        if (!ids.isEmpty()) {
            tokens.put(context, ids);
            CompletableFuture<Void> unused = context.log().whenComplete().thenRun(() -> tokens.remove(context));
        }
    }

    /**
     * When the request's token is no longer good, its service ends it by this, on the request's event loop; it is cut where that
     * does not end it.
     *
     * @param farewell hears why, in words for whoever asked
     */
    public static void whenTokenEnds(ServiceRequestContext context, Consumer<String> farewell) {
        context.setAttr(FAREWELL, farewell);
    }

    private void look() {
        if (tokens.isEmpty()) {
            return;
        }
        // Before the book is read: whose request comes later may have a token that this reading does not know.
        Map<ServiceRequestContext, List<String>> asked = Map.copyOf(tokens);
        try {
            Set<String> good = book.grants().stream().map(Grant::id).collect(Collectors.toSet());
            asked.forEach((context, ids) ->
                    ids.stream().filter(id -> !good.contains(id)).findFirst().ifPresent(id -> end(context, id)));
        } catch (IOException unreadable) {
            // Nobody new is let in meanwhile; what is under way had a good token when it came.
            LOG.error("Cannot look whether tokens are still good: {}", unreadable.getMessage());
        } catch (RuntimeException failed) {
            LOG.error("Cannot end requests whose tokens are no longer good", failed);
        }
    }

    private void end(ServiceRequestContext context, String id) {
        LOG.info("Token {} is no longer good: {} of {} is ended", id, context.path(), context.remoteAddress());
        tokens.remove(context);
        Consumer<String> farewell = context.attr(FAREWELL);
        if (farewell == null) {
            context.cancel();
            return;
        }
        context.eventLoop().execute(() -> farewell.accept("the token " + id + " was taken back or has ended"));
        ScheduledFuture<?> unused =
                context.eventLoop().schedule(() -> context.cancel(), ServerLimits.TOKEN_LOOK_SECONDS, TimeUnit.SECONDS);
    }
}
