package dev.agon.dashboard;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerListener;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.agon.proto.arena.Film;
import dev.agon.server.ServerLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Replays as pages to be saved: {@code ?match=replay/NAME}. One is made at a time, since each takes seconds of a processor, by a thread
 * of its own, so that nothing else waits for it; few wait their turn, and others are told to come again.
 */
final class ReplayPageService extends AbstractHttpService {
    private static final String PATH = "/api/replay-page";
    private static final int IDLE_SECONDS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final FilmSource films;
    private final ThreadPoolExecutor one;

    ReplayPageService(FilmSource films) {
        this.films = films;
        one = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(ServerLimits.SAVED_PAGES_WAITING),
                task -> {
                    Thread thread = new Thread(task, "saved-pages");
                    thread.setDaemon(true);
                    return thread;
                });
        one.allowCoreThreadTimeOut(true);
    }

    /** Puts it on a server, with which its thread ends. */
    void mount(ServerBuilder server) {
        server.route().get(PATH).build(this);
        server.serverListener(ServerListener.builder()
                .whenStopped(stopped -> one.shutdownNow())
                .build());
    }

    /** How many wait for their turn. */
    int waiting() {
        return one.getQueue().size();
    }

    @Override
    protected HttpResponse doGet(ServiceRequestContext context, HttpRequest request) {
        String match = context.queryParams().get("match", "");
        context.setRequestTimeout(LONGEST);
        CompletableFuture<HttpResponse> made = new CompletableFuture<>();
        HttpResponse answer = HttpResponse.of(made);
        Runnable making = () -> make(match, made);
        try {
            one.execute(making);
        } catch (RejectedExecutionException full) {
            return refuse(
                    HttpStatus.SERVICE_UNAVAILABLE, "Other replays are being saved as pages; try again in a minute.");
        }
        // Whoever went away leaves their place to others.
        CompletableFuture<Void> unused = answer.whenComplete().whenComplete((done, gone) -> one.remove(making));
        return answer;
    }

    private void make(String match, CompletableFuture<HttpResponse> made) {
        try {
            made.complete(page(match));
        } catch (RuntimeException failed) {
            made.completeExceptionally(failed);
        }
    }

    private HttpResponse page(String match) {
        try {
            Film film = films.film(match);
            return film == null
                    ? refuse(HttpStatus.NOT_FOUND, "There is no replay " + match + ".")
                    : answer(match, film);
        } catch (IOException damaged) {
            return refuse(HttpStatus.UNPROCESSABLE_ENTITY, "That replay cannot be shown: " + damaged.getMessage());
        }
    }

    private static HttpResponse answer(String match, Film film) {
        String name = match.substring(match.lastIndexOf('/') + 1);
        ResponseHeaders headers = ResponseHeaders.builder(HttpStatus.OK)
                .contentType(MediaType.HTML_UTF_8)
                .set(HttpHeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".html\"")
                .build();
        return HttpResponse.of(headers, HttpData.wrap(ReplayPage.html(name, film)));
    }

    private static HttpResponse refuse(HttpStatus status, String why) {
        return HttpResponse.of(status, MediaType.PLAIN_TEXT_UTF_8, why);
    }
}
