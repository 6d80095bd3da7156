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
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Optional;
import java.util.function.Function;

/** Serves files with an entity tag, so that a browser that has the newest one gets no second copy. */
final class WebFileService extends AbstractHttpService {
    private static final String KEEP_FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "no-cache";

    private final Function<String, Optional<WebFile>> files;

    /** Serves what the function finds for a request's path. */
    WebFileService(Function<String, Optional<WebFile>> files) {
        this.files = files;
    }

    @Override
    protected HttpResponse doGet(ServiceRequestContext context, HttpRequest request) {
        return files.apply(context.path()).map(file -> answer(file, request)).orElseGet(() -> missing(context));
    }

    @Override
    protected HttpResponse doHead(ServiceRequestContext context, HttpRequest request) {
        return doGet(context, request);
    }

    private static HttpResponse answer(WebFile file, HttpRequest request) {
        boolean fresh = file.etag().equals(request.headers().get(HttpHeaderNames.IF_NONE_MATCH));
        ResponseHeaders headers = ResponseHeaders.builder(fresh ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .contentType(file.type())
                .set(HttpHeaderNames.ETAG, file.etag())
                .set(HttpHeaderNames.CACHE_CONTROL, file.pinned() ? KEEP_FOR_GOOD : ASK_EACH_TIME)
                .build();
        boolean bodyless = fresh || request.method() == HttpMethod.HEAD;
        return bodyless ? HttpResponse.of(headers) : HttpResponse.of(headers, HttpData.wrap(file.content()));
    }

    private static HttpResponse missing(ServiceRequestContext context) {
        return HttpResponse.of(
                HttpStatus.NOT_FOUND, MediaType.PLAIN_TEXT_UTF_8, "There is no file " + context.path() + ".");
    }
}
