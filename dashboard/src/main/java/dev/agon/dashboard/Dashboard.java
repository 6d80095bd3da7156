package dev.agon.dashboard;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.encoding.EncodingService;
import java.util.List;
import java.util.Map;
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
    private static final List<String> PAGES = List.of(
            "/",
            "/play",
            "/matches",
            "/m/{*id}",
            "/match/{*id}",
            "/league",
            "/league/{player}",
            "/runs",
            "/cluster",
            "/login");

    private static final int TOP_OF_LADDER = 12;
    private static final int ROWS_OF_PAYOFF = 16;
    private static final int MATCHES_AT_FIRST = 50;

    private Dashboard() {}

    /**
     * Mounts everything. Whatever else the server serves gets the same security headers.
     *
     * @param sources where the pages get what they show
     */
    public static void mount(ServerBuilder server, DashboardSources sources) {
        mount(server, sources, FilmSource.NONE);
    }

    /** Mounts everything, with replays that can be saved as pages. */
    public static void mount(ServerBuilder server, DashboardSources sources, FilmSource films) {
        mountPages(server);
        new ReplayPageService(films).mount(server);
        mountReadModels(server, new ReadModels(sources));
        TrainingMeters.mount(server, sources);
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
        Map<String, MetricsGuide.Entry> guide = MetricsGuide.read();
        mount(server, "/api/run", asked -> models.run(runOf(asked)));
        mount(server, "/api/runs", asked -> models.runs());
        mount(server, "/api/league", asked -> league(models, asked));
        mount(server, "/api/payoff", asked -> models.payoff(runOf(asked))
                .withMost((int) number(asked, "size", ROWS_OF_PAYOFF)));
        mount(server, "/api/player", asked -> models.player(runOf(asked), asked.get("name", "")));
        mount(server, "/api/matches", asked -> models.matches(runOf(asked), wish(asked)));
        mount(server, "/api/metrics", asked -> models.metrics(runOf(asked), number(asked, "since", 0)));
        mount(server, "/api/metrics/guide", asked -> guide);
        mount(server, "/api/cluster", asked -> models.cluster(runOf(asked)));
    }

    private static void mount(ServerBuilder server, String path, JsonService.Question question) {
        server.service(path, compressed(new JsonService(question)));
    }

    /** Without {@code players=all} only the top of the ladder. */
    private static LeagueView league(ReadModels models, QueryParams parameters) {
        LeagueView whole = models.league(runOf(parameters));
        return parameters.get("players", "").equals("all") ? whole : whole.withFirst(TOP_OF_LADDER);
    }

    private static MatchesView.Wish wish(QueryParams parameters) {
        return new MatchesView.Wish(
                parameters.getAll("player").stream()
                        .filter(name -> !name.isBlank())
                        .toList(),
                (int) number(parameters, "limit", MATCHES_AT_FIRST));
    }

    private static String runOf(QueryParams parameters) {
        return parameters.get("run", "");
    }

    private static long number(QueryParams parameters, String name, long usual) {
        String given = parameters.get(name, "");
        try {
            return given.isEmpty() ? usual : Math.max(0, Long.parseLong(given));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number: " + given, e);
        }
    }

    private static HttpService compressed(HttpService service) {
        return service.decorate(EncodingService.newDecorator());
    }
}
