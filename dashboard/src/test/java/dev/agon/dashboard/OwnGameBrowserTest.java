package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The example of {@code docs/your-own-game.md} in a real browser, drawn by what it brings along. */
class OwnGameBrowserTest {
    private static final List<String> ITS_WORDS = List.of("Heap", "Pebbles");

    /** How many colours the middle of the board shows: what has not been drawn has one. */
    private static final String COLOURS = CanvasPixels.PIXELS_OF + """
            const canvas = document.querySelector("agon-board canvas");
            const quarter = Math.floor(canvas.height / 4);
            return new Set(new Uint32Array(pixelsOf(canvas, quarter, quarter).buffer)).size;
            """;

    @RegisterExtension
    static final Browsing SHOWN =
            new Browsing(folder -> new TestSite(folder, 0, TestSite.GAME, MoreGames.withTheExample(folder)));

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = SHOWN.browser();
    }

    @Test
    void aWholeMatchIsPlayedOnItsBoard() throws IOException {
        browser.visit(SHOWN.address() + "/play?game=nim&opponent=bot:random");
        browser.find(".start .primary").click();
        browser.find(".curtain .primary").click();
        browser.find(".twin summary").click();
        assertDrawnByIts();
        browser.keepPicture("own-game");
        String title = browser.until("the end", b -> {
            List<WebElement> orders = b.findElements(By.cssSelector(".hud .orders button"));
            orders.stream().filter(WebElement::isDisplayed).findFirst().ifPresent(WebElement::click);
            List<WebElement> titles = b.findElements(By.cssSelector(".curtain h1"));
            return titles.isEmpty() ? null : titles.get(0).getText();
        });
        assertTrue(title.matches("You (won|lost)"), title);
    }

    @Test
    void aReplayOfItIsDrawnByItOnThePagesAndInAFileOfItsOwn(@TempDir Path folder) throws IOException {
        String replay = SHOWN.site().played("nim", "bot:random", "bot:random");
        browser.visit(SHOWN.address() + "/m/" + replay);
        assertDrawnByIts();

        URI link = URI.create(browser.find(".timeline a[download]").getDomProperty("href"));
        Path page = folder.resolve("nim.html");
        try (InputStream saved = link.toURL().openStream()) {
            Files.copy(saved, page);
        }
        browser.visit(page.toUri().toString());
        assertDrawnByIts();
    }

    private static void assertDrawnByIts() {
        List<String> heads = browser.until(
                "its board",
                b -> browser.ask("return document.querySelector('agon-board')?.renderer?.twin?.().heads ?? null"));
        assertEquals(ITS_WORDS, heads);
        browser.until("something to see", b -> browser.<Long>ask(COLOURS) > 4);
    }
}
