package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A replay saved as a page, in a real browser without a network. */
class SavedPageBrowserTest {
    @TempDir
    static Path folder;

    @RegisterExtension
    static final Browsing SHOWN = new Browsing();

    private static TestSite site;
    private static Browser browser;
    private static MatchPage page;
    private static String replay;

    @BeforeAll
    static void open() {
        browser = SHOWN.browser();
        site = SHOWN.site();
        page = new MatchPage(SHOWN.site(), browser);
        replay = SHOWN.site().played("lanes1v1", "bot:rush", "bot:rush");
    }

    @Test
    void aReplaySavedAsAPageIsShownFromAFileWithoutANetwork() throws IOException, InterruptedException {
        page.open(replay, "");
        String link = browser.find(".timeline a[download]").getDomProperty("href");
        Path file = folder.resolve("saved.html");
        HttpResponse<Path> saved = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofFile(file));
        assertEquals(200, saved.statusCode());
        assertTrue(saved.headers().firstValue("content-disposition").orElse("").startsWith("attachment"));
        assertTrue(Files.size(file) < 8_000_000, "bytes: " + Files.size(file));

        browser.visit(file.toUri().toString());
        browser.until("time to go on", b -> page.tick() > 3);
        page.press(" ");
        page.press("t");
        browser.until("the end", b -> browser.<Boolean>ask("return " + MatchPage.FEED + ".ended !== undefined"));
        page.press("q");
        String told = browser.find(".log").getText();
        assertTrue(told.contains("kills") || told.contains("destroys"), told);
        page.press("v");
        assertEquals(0L, browser.<Long>ask("return " + MatchPage.SCENE + ".view"));
        page.press("h");
        browser.find(".mind .weighs");
        browser.keepPicture("saved-page");
        assertEquals(
                0L,
                browser.<Long>ask("return performance.getEntriesByType('resource')"
                        + ".filter((entry) => !entry.name.startsWith('data:')).length"));
    }

    @Test
    void aReplayThatIsNotThereCannotBeSaved() throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(site.address() + "/api/replay-page?match=replay/none"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertEquals(404, answer.statusCode());
        assertEquals("There is no replay replay/none.", answer.body());
    }
}
