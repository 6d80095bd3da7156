package dev.agon.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.agon.league.AgonException;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with a value as JSON. It is worked out off the event loop; what goes wrong is told in a sentence, never as a stack trace. */
final class JsonService extends AbstractHttpService {
    private static final Logger LOG = LoggerFactory.getLogger(JsonService.class);
    /** The first look at a long run reads all its log, on a machine that has other things to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private final Question question;

    JsonService(Question question) {
        this.question = question;
    }

    /** What is asked with a request's parameters. */
    @FunctionalInterface
    interface Question {
        /**
         * @throws NoSuchElementException when there is no such thing
         * @throws IllegalArgumentException when the parameters make no sense
         */
        Object answer(QueryParams parameters);
    }

    @Override
    protected HttpResponse doGet(ServiceRequestContext context, HttpRequest request) {
        context.setRequestTimeout(PATIENCE);
        return HttpResponse.of(
                CompletableFuture.supplyAsync(() -> answer(context.queryParams()), context.blockingTaskExecutor()));
    }

    private HttpResponse answer(QueryParams parameters) {
        try {
            return json(HttpStatus.OK, question.answer(parameters));
        } catch (NoSuchElementException e) {
            return problem(HttpStatus.NOT_FOUND, e);
        } catch (IllegalArgumentException e) {
            return problem(HttpStatus.BAD_REQUEST, e);
        } catch (AgonException e) {
            return problem(HttpStatus.INTERNAL_SERVER_ERROR, e);
        } catch (RuntimeException e) {
            LOG.error("cannot answer a page's question", e);
            return json(
                    HttpStatus.INTERNAL_SERVER_ERROR,
                    Map.of("error", "This cannot be read just now; the terminal says why."));
        }
    }

    private static HttpResponse problem(HttpStatus status, RuntimeException e) {
        return json(status, Map.of("error", String.valueOf(e.getMessage())));
    }

    private static HttpResponse json(HttpStatus status, Object value) {
        try {
            ResponseHeaders headers = ResponseHeaders.builder(status)
                    .contentType(MediaType.JSON)
                    .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                    .build();
            return HttpResponse.of(headers, HttpData.wrap(JSON.writeValueAsBytes(value)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a read model cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
