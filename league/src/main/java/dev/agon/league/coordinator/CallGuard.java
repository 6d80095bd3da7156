package dev.agon.league.coordinator;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import dev.agon.league.wire.Token;
import dev.agon.proto.training.TrainingGrpc;
import dev.agon.server.access.Grant;
import dev.agon.server.access.OpenRequests;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import io.grpc.MethodDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks every call for a token, and lifts the limits of ordinary calls from those that last. The run's own token opens every call; one
 * of the role worker those that workers make, and no other.
 */
final class CallGuard extends SimpleDecoratingHttpService {
    private static final Set<String> LONG =
            Set.of(path(TrainingGrpc.getSendChunksMethod()), path(TrainingGrpc.getAskRoundMethod()));

    /** What could be made up there would count as a result, says more than a worker needs, or lets one in that was shut out. */
    private static final Set<String> OWN = Set.of(
            path(TrainingGrpc.getReportExhibitionMethod()),
            path(TrainingGrpc.getStatusMethod()),
            path(TrainingGrpc.getLiftQuarantineMethod()));

    private final Token own;
    private final @Nullable TokenBook book;
    private final @Nullable OpenRequests open;

    /**
     * A guard before a service.
     *
     * @param open where what other machines' workers have under way is noted, or null where there are none
     */
    CallGuard(HttpService delegate, Token own, @Nullable TokenBook book, @Nullable OpenRequests open) {
        super(delegate);
        this.own = own;
        this.book = book;
        this.open = open;
    }

    private static String path(MethodDescriptor<?, ?> method) {
        return "/" + method.getFullMethodName();
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
        String shown = request.headers().get(HttpHeaderNames.AUTHORIZATION, "");
        if (!own.matches(shown)) {
            Optional<Grant> worker = worker(shown);
            if (worker.isEmpty()) {
                return HttpResponse.of(HttpStatus.UNAUTHORIZED);
            }
            context.setAttr(Place.TOKEN, worker.get().id());
            if (open != null) {
                open.add(context, List.of(worker.get().id()));
            }
            if (OWN.contains(context.path())) {
                return HttpResponse.of(HttpStatus.FORBIDDEN);
            }
        }
        if (LONG.contains(context.path())) {
            context.clearRequestTimeout();
            context.setMaxRequestLength(0);
        }
        return unwrap().serve(context, request);
    }

    private Optional<Grant> worker(String shown) {
        return book == null ? Optional.empty() : Token.ofHeader(shown).flatMap(token -> book.find(token, Role.WORKER));
    }
}
