package dev.agon.dashboard;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Optional;
import java.util.function.Function;

/** Serves files with an entity tag, so that a browser that has the newest one gets no second copy. */
final class WebFileService extends AbstractHttpService {
    private static final String KEEP_FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "no-cache";

    private final Function<String, Optional<WebFile>> files;
    private final HttpStatus found;

    /** Serves what the function finds for a request's path. */
    WebFileService(Function<String, Optional<WebFile>> files) {
        this(files, HttpStatus.OK);
    }

    private WebFileService(Function<String, Optional<WebFile>> files, HttpStatus found) {
        this.files = files;
        this.found = found;
    }

    /** Says that there is nothing at any path, to people with a page, to programs with the status and a sentence. */
    static HttpService notFound(WebFile page) {
        WebFileService withPage = new WebFileService(path -> Optional.of(page), HttpStatus.NOT_FOUND);
        return (context, request) ->
                request.headers().accept().stream().anyMatch(type -> type.is(MediaType.HTML_UTF_8.withoutParameters()))
                        ? withPage.serve(context, request)
                        : missing(context);
    }

    @Override
    protected HttpResponse doGet(ServiceRequestContext context, HttpRequest request) {
        return files.apply(context.path()).map(file -> answer(file, request)).orElseGet(() -> missing(context));
    }

    @Override
    protected HttpResponse doHead(ServiceRequestContext context, HttpRequest request) {
        return doGet(context, request);
    }

    private HttpResponse answer(WebFile file, HttpRequest request) {
        boolean fresh =
                found.isSuccess() && file.etag().equals(request.headers().get(HttpHeaderNames.IF_NONE_MATCH));
        ResponseHeaders headers = ResponseHeaders.builder(fresh ? HttpStatus.NOT_MODIFIED : found)
                .contentType(file.type())
                .set(HttpHeaderNames.ETAG, file.etag())
                .set(HttpHeaderNames.CACHE_CONTROL, file.pinned() ? KEEP_FOR_GOOD : ASK_EACH_TIME)
                .build();
        boolean bodyless = fresh || request.method() == HttpMethod.HEAD;
        return bodyless ? HttpResponse.of(headers) : HttpResponse.of(headers, HttpData.wrap(file.content()));
    }

    private static HttpResponse missing(ServiceRequestContext context) {
        return HttpResponse.of(
                HttpStatus.NOT_FOUND, MediaType.PLAIN_TEXT_UTF_8, "There is nothing at " + context.path() + ".");
    }
}
