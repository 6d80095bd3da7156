package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import dev.agon.game.Games;
import dev.agon.league.run.RunFolders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardTest {
    @TempDir
    static Path runs;

    private static Server server;
    private static WebClient client;

    @BeforeAll
    static void start() {
        ServerBuilder builder = Server.builder().localPort(0, SessionProtocol.HTTP);
        Dashboard.mount(builder, DashboardSources.atRest(Games.onClassPath(), new RunFolders(runs)));
        server = builder.build();
        server.start().join();
        client = WebClient.of("http://127.0.0.1:" + server.activeLocalPort());
    }

    @AfterAll
    static void stop() {
        server.stop().join();
    }

    @Test
    void everyPageHasItsAddress() {
        for (String page : List.of(
                "/", "/play", "/matches", "/match/replay/x", "/league", "/league/main@1", "/runs", "/cluster")) {
            AggregatedHttpResponse answer = get(page);
            assertEquals(HttpStatus.OK, answer.status(), page);
            assertTrue(answer.contentUtf8().contains("<agon-bar>"), page);
        }
    }

    @Test
    void thePolicyAllowsNoInlineScriptButTheImportMap() {
        AggregatedHttpResponse page = get("/");
        String policy = page.headers().get(HttpHeaderNames.CONTENT_SECURITY_POLICY);
        Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page.contentUtf8());

        assertTrue(map.find());
        assertTrue(policy.contains("'sha256-" + WebFile.sha256(map.group(1).getBytes(StandardCharsets.UTF_8)) + "'"));
        assertFalse(policy.contains("unsafe"));
    }

    @Test
    void everyLibraryOfTheImportMapIsThere() {
        Matcher paths = Pattern.compile("\"(/lib/[^\"]+\\.js)\"").matcher(get("/").contentUtf8());
        int libraries = 0;
        while (paths.find()) {
            AggregatedHttpResponse library = get(paths.group(1));
            assertEquals(HttpStatus.OK, library.status(), paths.group(1));
            assertTrue(library.headers().get(HttpHeaderNames.CACHE_CONTROL).contains("immutable"));
            libraries++;
        }
        assertEquals(5, libraries);
    }

    @Test
    void aFileThatTheBrowserHasIsNotSentAgain() {
        String etag = get("/web/app/main.js").headers().get(HttpHeaderNames.ETAG);
        AggregatedHttpResponse again = client.execute(RequestHeaders.builder(HttpMethod.GET, "/web/app/main.js")
                        .set(HttpHeaderNames.IF_NONE_MATCH, etag)
                        .build())
                .aggregate()
                .join();

        assertEquals(HttpStatus.NOT_MODIFIED, again.status());
        assertTrue(again.content().isEmpty());
    }

    @Test
    void theDescriptionOfAllMessagesIsServed() {
        assertTrue(get("/web/agon.binpb").contentUtf8().contains("agon/arena.proto"));
    }

    @Test
    void aGamesOwnRendererIsServedAndAnEmptyOneForGamesWithoutOne() {
        AggregatedHttpResponse own = get("/game/sprouts/renderer.js");
        assertEquals("export class Renderer {}\n", own.contentUtf8());
        assertTrue(String.valueOf(own.contentType()).contains("javascript"), String.valueOf(own.contentType()));
        assertEquals("export {};\n", get("/game/leduc/renderer.js").contentUtf8());
        assertEquals(HttpStatus.NOT_FOUND, get("/game/sprouts/other.js").status());
    }

    @Test
    void nothingOutsideTheFrontEndIsServed() {
        for (String path : List.of(
                "/web/../dev/agon/dashboard/Dashboard.class",
                "/web/%2e%2e/descriptors/agon.binpb",
                "/lib/../../../META-INF/MANIFEST.MF",
                "/lib/",
                "/game/../services/dev.agon.game.Game",
                "/game/%2e%2e/services/dev.agon.game.Game",
                "/game/sprouts",
                "/web/.hidden")) {
            AggregatedHttpResponse answer = get(path);
            assertFalse(answer.status().isSuccess(), path);
        }
    }

    @Test
    void whatDoesNotExistIsToldAsASentenceInJson() {
        AggregatedHttpResponse answer = get("/api/metrics?run=none");

        assertEquals(HttpStatus.NOT_FOUND, answer.status());
        assertEquals("{\"error\":\"There is no run none.\"}", answer.contentUtf8());
        assertEquals(HttpStatus.BAD_REQUEST, get("/api/metrics?since=soon").status());
    }

    @Test
    void anAddressWithoutAPageIsToldAPersonWithinTheFrame() {
        AggregatedHttpResponse page = client.execute(RequestHeaders.builder(HttpMethod.GET, "/nosuch")
                        .add(HttpHeaderNames.ACCEPT, "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
                        .build())
                .aggregate()
                .join();

        assertEquals(HttpStatus.NOT_FOUND, page.status());
        assertTrue(page.contentUtf8().contains("<agon-bar>"));
        AggregatedHttpResponse plain = get("/api/nosuch");
        assertEquals(HttpStatus.NOT_FOUND, plain.status());
        assertEquals("There is nothing at /api/nosuch.", plain.contentUtf8());
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path : List.of("/", "/web/app/main.js", "/api/run", "/web/none.js")) {
            assertEquals("nosniff", get(path).headers().get("x-content-type-options"), path);
            assertTrue(get(path).headers().contains(HttpHeaderNames.CONTENT_SECURITY_POLICY), path);
        }
    }

    private static AggregatedHttpResponse get(String path) {
        return client.get(path).aggregate().join();
    }
}
