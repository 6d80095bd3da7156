package dev.agon.server;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.healthcheck.HealthCheckService;
import dev.agon.server.access.Gate;
import dev.agon.server.access.Origins;
import dev.agon.server.access.SessionApi;
import dev.agon.server.access.TokenBook;
import dev.agon.server.tls.ServerCertificate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one port on which everything is served: whatever is mounted on it, {@code /health}, {@code /health/live}, {@code /health/ready} and {@code /metrics}. */
public final class AgonServer implements AutoCloseable {
    private static final String IN_USE = "Address already in use";
    private static final Duration QUIET_PERIOD = Duration.ofMillis(0);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);

    private final Server server;
    private final ServerSettings settings;
    private final PrometheusMeterRegistry meters;
    private final JvmGcMetrics collections;

    private AgonServer(
            Server server, ServerSettings settings, PrometheusMeterRegistry meters, JvmGcMetrics collections) {
        this.collections = collections;
        this.server = server;
        this.settings = settings;
        this.meters = meters;
    }

    /**
     * Starts serving.
     *
     * @param mount puts services on the server; called once for each port that is tried
     * @throws PortInUseException where the port is in use and no other will do
     */
    public static AgonServer start(ServerSettings settings, Consumer<ServerBuilder> mount) {
        return start(settings, ConnectionLimits.defaults(), mount);
    }

    /** As the other, with limits of one's own. */
    public static AgonServer start(ServerSettings settings, ConnectionLimits limits, Consumer<ServerBuilder> mount) {
        int last = settings.orNextFree()
                ? Math.min(settings.port() + ServerLimits.PORTS_TRIED, InetAddresses.HIGHEST_PORT)
                : settings.port();
        for (int port = settings.port(); ; port++) {
            AgonServer server = tryPort(settings, limits, port, mount, port == last);
            if (server != null) {
                return server;
            }
        }
    }

    private static @Nullable AgonServer tryPort(
            ServerSettings settings, ConnectionLimits limits, int port, Consumer<ServerBuilder> mount, boolean last) {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ServerBuilder builder = at(new InetSocketAddress(settings.bind(), port), settings)
                .bossGroupFactory(name -> EventLoops.of(1, name))
                .blockingTaskExecutor(ServerLimits.BLOCKING_THREADS)
                .meterRegistry(meters)
                .http1MaxInitialLineLength(ServerLimits.REQUEST_LINE_BYTES)
                .http1MaxHeaderSize(ServerLimits.REQUEST_HEADERS_BYTES)
                .http2MaxHeaderListSize(ServerLimits.REQUEST_HEADERS_BYTES)
                .http2MaxStreamsPerConnection(ServerLimits.STREAMS_PER_CONNECTION)
                .maxRequestLength(ServerLimits.REQUEST_BYTES)
                .pingInterval(Duration.ofSeconds(ServerLimits.PING_SECONDS))
                .http2MaxResetFramesPerWindow(ServerLimits.RESETS_PER_WINDOW, ServerLimits.RESETS_WINDOW_SECONDS)
                .gracefulShutdownTimeout(QUIET_PERIOD, STOP_TIMEOUT)
                .service(Health.PATH, HealthCheckService.of())
                .service(
                        "/metrics", (context, request) -> HttpResponse.of(MediaType.PLAIN_TEXT_UTF_8, meters.scrape()));
        settings.health().mount(builder);
        new ConnectionGuard(limits).mount(builder);
        SessionApi.mount(builder, settings.tokens());
        mount.accept(builder);
        Origins.mount(builder);
        TokenBook tokens = settings.tokens();
        if (tokens != null) {
            Gate.mount(builder, tokens);
        }
        Server server = builder.build();
        try {
            server.start().join();
            JvmGcMetrics collections = new JvmGcMetrics();
            List.of(
                            collections,
                            new JvmMemoryMetrics(),
                            new JvmThreadMetrics(),
                            new ProcessorMetrics(),
                            new FileDescriptorMetrics(),
                            new UptimeMetrics())
                    .forEach(binder -> binder.bindTo(meters));
            return new AgonServer(server, settings, meters, collections);
        } catch (CompletionException failed) {
            server.close();
            meters.close();
            if (!isPortInUse(failed)) {
                throw failed;
            }
            if (last) {
                throw new PortInUseException(settings.bind(), port, failed);
            }
            return null;
        }
    }

    private static ServerBuilder at(InetSocketAddress address, ServerSettings settings) {
        ServerCertificate certificate = settings.certificate();
        return certificate == null ? Server.builder().http(address) : certificate.serve(Server.builder(), address);
    }

    /** Whether a server could not start because another program has its port. */
    public static boolean isPortInUse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // Netty's native transports do not throw a BindException.
            if (cause instanceof BindException
                    || String.valueOf(cause.getMessage()).contains(IN_USE)) {
                return true;
            }
        }
        return false;
    }

    /** The port that is served. */
    public int port() {
        return server.activeLocalPort(settings.certificate() == null ? SessionProtocol.HTTP : SessionProtocol.HTTPS);
    }

    /** The address to open in a browser, e.g. {@code http://127.0.0.1:8080}. */
    public String address() {
        String host = InetAddresses.named(settings.bind());
        return (settings.certificate() == null ? "http://" : "https://") + host + ":" + port();
    }

    /** Where meters of what is served are registered. Match and agent ids never become labels. */
    public MeterRegistry meters() {
        return meters;
    }

    /** Lets what is being answered end, for a few seconds at most, and stops. */
    @Override
    public void close() {
        server.stop().join();
        collections.close();
        meters.close();
    }
}
