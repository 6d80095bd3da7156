package dev.agon.dashboard;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.agon.proto.arena.Film;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Replays as pages to be saved: {@code ?match=replay/NAME}. One is made at a time, since each takes seconds of a processor. */
final class ReplayPageService extends AbstractHttpService {
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final FilmSource films;
    private final Semaphore one = new Semaphore(1);

    ReplayPageService(FilmSource films) {
        this.films = films;
    }

    @Override
    protected HttpResponse doGet(ServiceRequestContext context, HttpRequest request) {
        String match = context.queryParams().get("match", "");
        context.setRequestTimeout(LONGEST);
        return HttpResponse.of(CompletableFuture.supplyAsync(() -> page(match), context.blockingTaskExecutor()));
    }

    private HttpResponse page(String match) {
        one.acquireUninterruptibly();
        try {
            Film film = films.film(match);
            return film == null
                    ? refuse(HttpStatus.NOT_FOUND, "There is no replay " + match + ".")
                    : answer(match, film);
        } catch (IOException damaged) {
            return refuse(HttpStatus.UNPROCESSABLE_ENTITY, "That replay cannot be shown: " + damaged.getMessage());
        } finally {
            one.release();
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
