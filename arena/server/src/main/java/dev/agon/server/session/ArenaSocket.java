package dev.agon.server.session;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.websocket.WebSocketService;
import dev.agon.server.ArenaSettings;
import dev.agon.server.live.Timekeeper;
import dev.agon.server.lobby.Directory;
import dev.agon.server.lobby.Lobby;
import java.util.Set;
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
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    /** Begins the heartbeat, which ends with the timekeeper. */
    public ArenaSocket(Lobby lobby, Directory directory, Timekeeper time, ArenaSettings settings) {
        this.lobby = lobby;
        this.directory = directory;
        this.time = time;
        this.settings = settings;
        time.after(HEARTBEAT_NANOS, this::heartbeat);
    }

    /** The service to mount. */
    public HttpService service() {
        WebSocketService sockets = WebSocketService.builder(this::connect)
                .maxFramePayloadLength(settings.maxMessageBytes())
                .allowedOrigin(origin -> true) // decided below, with the address at hand
                .build();
        return sockets.decorate((delegate, context, request) -> {
            if (!Origins.fromOwnPage(request.headers())) {
                return HttpResponse.of(HttpStatus.FORBIDDEN);
            }
            return connections.size() >= settings.maxClients()
                    ? HttpResponse.of(HttpStatus.SERVICE_UNAVAILABLE)
                    : delegate.serve(context, request);
        });
    }

    private WebSocket connect(ServiceRequestContext context, WebSocket inbound) {
        WebSocketWriter outbound = WebSocket.streaming();
        Outbox outbox = new Outbox(outbound, time, TimeUnit.MILLISECONDS.toNanos(settings.slowReaderMillis()));
        Session session = new Session(lobby, directory, outbox, time);
        Connection connection = new Connection(session, outbox, time, settings, connections::remove);
        connections.add(connection);
        inbound.subscribe(connection, context.eventLoop());
        return outbound;
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
