package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agon.process.ServingProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page takes its seat again by itself after the server was killed and came back on the same port. */
class KilledSiteBrowserTest {
    /** The match that is shown, and how far it is; null while the line is down. */
    private static final String SHOWN = "const feed = document.querySelector('agon-stage')?.feed;"
            + "return feed?.connected && feed.scene ? feed.scene.match + ' ' + feed.scene.ownSeat : null";

    private static final String TICK = "return document.querySelector('agon-stage')?.feed?.scene?.tick ?? -1";

    @TempDir
    Path folder;

    @Test
    void aPersonPlaysOnAndTheResultIsCountedOnce() throws IOException, InterruptedException {
        assumeTrue(Browser.missing().isEmpty(), "there is no browser");
        ServingProcess lost = KilledSite.start(folder.resolve("site"), 0);
        try (Browser browser = Browser.open(folder.resolve("browser"))) {
            String before;
            long tick;
            try (lost) {
                browser.visit(lost.address() + "/play?game=connect4&opponent=bot:random");
                browser.find(".as input").sendKeys("Ada");
                browser.find(".start .primary").click();
                browser.find(".curtain .primary").click();
                before = browser.until("the seat", b -> browser.ask(SHOWN));
                browser.until("some moves", b -> {
                    drop(browser);
                    return browser.<Long>ask(TICK) >= 4;
                });
                tick = browser.<Long>ask(TICK);
                lost.kill();
            }
            browser.until(
                    "the line is known to be down",
                    b -> browser.<Boolean>ask("return !document.querySelector('agon-stage').feed.connected"));
            browser.keepPicture("arena-killed");
            try (ServingProcess next = KilledSite.start(folder.resolve("site"), lost.port())) {
                assertEquals(lost.address(), next.address());
                assertEquals(before, browser.patiently("the seat again", b -> browser.ask(SHOWN)));
                browser.patiently("the match where it was", b -> browser.<Long>ask(TICK) >= tick - 1);
                browser.keepPicture("arena-back");
                browser.patiently("the end", b -> {
                    drop(browser);
                    return browser.<Boolean>ask("return !!document.querySelector('agon-stage')?.feed?.over");
                });
                String rated = browser.find(".rated").getText();
                assertTrue(rated.contains("your first rating here"), rated);
            }
        }
        long counted = Files.readAllLines(folder.resolve("site").resolve("people.jsonl")).stream()
                .filter(line -> line.contains("played"))
                .count();
        assertEquals(1, counted);
    }

    /** A disc into the first column with room, by its digit, where it is this person's turn. */
    private static void drop(Browser browser) {
        Long column = browser.ask("""
                const board = document.querySelector("agon-board");
                if (!document.querySelector("agon-stage")?.controls?.awaited || !board?.renderer?.teamAt) return null;
                for (let column = 0; column < board.scene.layout.columns; column++)
                  if (board.renderer.teamAt(0, column) < 0) return column + 1;
                return null;
                """);
        if (column != null) {
            browser.hands().sendKeys(String.valueOf(column)).perform();
        }
    }
}
