package dev.agon.server.session;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.websocket.WebSocketService;
import dev.agon.proto.arena.Refusal;
import dev.agon.server.ArenaSettings;
import dev.agon.server.access.Origins;
import dev.agon.server.access.Rights;
import dev.agon.server.live.Timekeeper;
import dev.agon.server.lobby.Directory;
import dev.agon.server.lobby.Lobby;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The WebSocket that browsers connect to: lets our own pages in, so many at a time, gives each a session, and closes
 * connections that have gone silent. Thread-safe.
 */
public final class ArenaSocket {
    private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Lobby lobby;
    private final Directory directory;
    private final Timekeeper time;
    private final ArenaSettings settings;
    private final Admission admission;
    private final Traffic traffic = new Traffic();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    /** Begins the heartbeat, which ends with the timekeeper. */
    public ArenaSocket(Lobby lobby, Directory directory, Timekeeper time, ArenaSettings settings) {
        this.lobby = lobby;
        this.directory = directory;
        this.time = time;
        this.settings = settings;
        admission = new Admission(settings);
        time.after(HEARTBEAT_NANOS, this::heartbeat);
    }

    /** The service to mount. */
    public HttpService service() {
        WebSocketService sockets = WebSocketService.builder(this::connect)
                .maxFramePayloadLength(settings.maxMessageBytes())
                .allowedOrigin(origin -> true) // decided below, with the address at hand
                .build();
        return sockets.decorate((delegate, context, request) -> Origins.fromOwnPage(context)
                ? delegate.serve(context, request)
                : HttpResponse.of(HttpStatus.FORBIDDEN));
    }

    /** What has gone over all connections. */
    public Traffic traffic() {
        return traffic;
    }

    private WebSocket connect(ServiceRequestContext context, WebSocket inbound) {
        WebSocketWriter outbound = WebSocket.streaming();
        RateLimit rate = new RateLimit(settings.messagesPerSecond(), time.nanoTime());
        Outbox outbox = new Outbox(
                outbound,
                rate,
                time,
                TimeUnit.MILLISECONDS.toNanos(settings.slowReaderMillis()),
                Transport.of(context),
                traffic);
        InetAddress address = context.remoteAddress().getAddress();
        String full = admission.enter(address);
        if (full == null) {
            open(context, inbound, outbox, rate, address);
        } else {
            turnAway(inbound, outbox, full);
        }
        return outbound;
    }

    private void open(
            ServiceRequestContext context, WebSocket inbound, Outbox outbox, RateLimit rate, InetAddress address) {
        Session session =
                new Session(lobby, directory, outbox, time, Rights.of(context), context.blockingTaskExecutor());
        Connection connection = new Connection(session, outbox, rate, time, settings, ended -> {
            connections.remove(ended);
            admission.leave(address);
        });
        connections.add(connection);
        inbound.subscribe(connection, context.eventLoop());
    }

    /** Says why in a message, for what a page is told of a connection that does not come about no page can show. */
    private void turnAway(WebSocket inbound, Outbox outbox, String why) {
        traffic.turnedAway.increment();
        CompletableFuture<Void> whatItSaysIsIgnored = inbound.subscribe();
        outbox.refuse(Refusal.FULL, why);
        outbox.close(WebSocketCloseStatus.TRY_AGAIN_LATER, why);
    }

    /** Says goodbye to everybody: the server stops. */
    public void closeAll() {
        connections.forEach(Connection::close);
    }

    private void heartbeat() {
        connections.forEach(Connection::heartbeat);
        time.after(HEARTBEAT_NANOS, this::heartbeat);
    }
}
