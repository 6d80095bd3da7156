package dev.agon.dashboard;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.encoding.EncodingService;
import java.util.List;
import java.util.Optional;

/**
 * The pages and their read models. One call puts them on a server:
 *
 * <pre>{@code
 * ServerBuilder server = Server.builder().localPort(8080, SessionProtocol.HTTP);
 * Dashboard.mount(server, DashboardSources.atRest(Games.onClassPath(), new RunFolders(Path.of("runs"))));
 * server.build().start().join();
 * }</pre>
 */
public final class Dashboard {
    /** Addresses of pages; all are the same shell, which finds its page by the address. */
    private static final List<String> PAGES =
            List.of("/", "/play", "/matches", "/match/{*id}", "/league", "/league/{player}", "/runs", "/cluster");

    private Dashboard() {}

    /**
     * Mounts everything. Whatever else the server serves gets the same security headers.
     *
     * @param sources where the pages get what they show
     */
    public static void mount(ServerBuilder server, DashboardSources sources) {
        mountPages(server);
        mountReadModels(server, new ReadModels(sources));
        server.decorator(SecurityHeaders.decorator(Shell.contentSecurityPolicy()));
    }

    private static void mountPages(ServerBuilder server) {
        WebFiles files = new WebFiles();
        HttpService pages = compressed(new WebFileService(path -> Optional.of(Shell.page(files))));
        PAGES.forEach(page -> server.route().get(page).head(page).build(pages));
        HttpService parts = compressed(new WebFileService(files::find));
        server.route()
                .pathPrefix("/web/")
                .methods(HttpMethod.GET, HttpMethod.HEAD)
                .build(parts);
        server.route()
                .pathPrefix(WebFiles.GAMES)
                .methods(HttpMethod.GET, HttpMethod.HEAD)
                .build(parts);
        server.route()
                .pathPrefix("/lib/")
                .methods(HttpMethod.GET, HttpMethod.HEAD)
                .build(parts);
        server.route()
                .pathPrefix("/")
                .methods(HttpMethod.GET, HttpMethod.HEAD)
                .build(compressed(WebFileService.notFound(Shell.page(files))));
        server.route().get("/favicon.ico").build(new WebFileService(path -> files.find("/web/mark.svg")));
    }

    private static void mountReadModels(ServerBuilder server, ReadModels models) {
        server.service("/api/run", new JsonService(parameters -> models.run(runOf(parameters))));
        server.service("/api/runs", new JsonService(parameters -> models.runs()));
        server.service("/api/league", new JsonService(parameters -> models.league(runOf(parameters))));
        server.service(
                "/api/player",
                new JsonService(parameters -> models.player(runOf(parameters), parameters.get("name", ""))));
        server.service(
                "/api/metrics", new JsonService(parameters -> models.metrics(runOf(parameters), sinceOf(parameters))));
        server.service("/api/cluster", new JsonService(parameters -> models.cluster()));
    }

    private static String runOf(QueryParams parameters) {
        return parameters.get("run", "");
    }

    private static long sinceOf(QueryParams parameters) {
        try {
            return Math.max(0, Long.parseLong(parameters.get("since", "0")));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("since must be a number: " + parameters.get("since"), e);
        }
    }

    private static HttpService compressed(HttpService service) {
        return service.decorate(EncodingService.newDecorator());
    }
}
