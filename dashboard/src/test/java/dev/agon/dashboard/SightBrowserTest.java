package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;

/** Somebody who watches sees with the eyes of a team, in a real browser, and is told what they point at. */
class SightBrowserTest {
    @RegisterExtension
    static final Browsing SHOWN = new Browsing();

    private static Browser browser;
    private static MatchPage page;
    private static BoardPixels pixels;
    private static String replay;

    @BeforeAll
    static void open() {
        browser = SHOWN.browser();
        page = new MatchPage(SHOWN.site(), browser);
        pixels = new BoardPixels(browser);
        replay = SHOWN.site().played("lanes1v1", "bot:rush", "bot:rush");
    }

    @Test
    void everyViewOfAReplayHidesWhatItsTeamDidNotSee() {
        page.open(replay, "?t=20");
        page.pause();
        page.seek(20);
        Map<String, Long> seen =
                Map.of("all", heroesSeen("all"), "amber", heroesSeen("amber"), "sky", heroesSeen("sky"));
        assertEquals(Map.of("all", 2L, "amber", 1L, "sky", 1L), seen, "they stand far apart at first");
    }

    private static long heroesSeen(String view) {
        int button = List.of("all", "amber", "sky").indexOf(view) + 1;
        browser.find(".board-top .segments button:nth-child(" + button + ")").click();
        browser.until(
                "the view " + view,
                b -> browser.<Boolean>ask(
                        "return " + MatchPage.SCENE + ".view === arguments[0] && " + MatchPage.SCENE + ".tick === 20",
                        button - 2));
        return browser.ask(
                "return [..." + MatchPage.SCENE + ".units.values()].filter((unit) => unit.kind === 'archer').length");
    }

    @Test
    void whatATeamDoesNotSeeIsVeiledAndWhatItSeesIsNot() {
        String calm = browser.beforeEachPage(BoardPixels.CALM);
        page.open(replay, "?t=20");
        page.pause();
        page.seek(20);
        List<Object> cores = browser.ask("const { renderer, scene } = document.querySelector('agon-board');"
                + "return [0, 1].map((team) => renderer.place([...scene.units.values()]"
                + ".find((unit) => unit.kind === 'core' && unit.team === team)))");
        pixels.keep();
        assertEquals(0.0, pixels.changed(cores.get(0), 0, 60), "nothing moves by itself");
        heroesSeen("amber");
        double own = pixels.changed(cores.get(0), 0, 60);
        double enemys = pixels.changed(cores.get(1), 30, 60);
        assertTrue(own < 0.1 && enemys > 0.9, "changed about the cores: " + own + ", " + enemys);
        browser.noLongerBefore(calm);
    }

    /** What has gone on with the match is painted where it has changed; a board that is new is painted whole. */
    @Test
    void aVeilThatWasPaintedPartByPartLooksAsOnePaintedAtOnce() {
        String calm = browser.beforeEachPage(BoardPixels.CALM);
        page.open(replay, "?t=20&view=amber");
        page.pause();
        page.seek(20);
        pixels.keep();
        for (int tick = 40; tick <= 300; tick += 20) {
            page.seek(tick);
        }
        List<Long> middle = browser.ask(
                "const { width, height } = document.querySelector('agon-board canvas'); return [width / 2, height / 2].map(Math.round)");
        assertTrue(pixels.changed(middle, 0, 400) > 0.02, "the hero has gone and seen");
        pixels.keep();
        browser.ask("const board = document.querySelector('agon-board');"
                + "board.renderer = new board.renderer.constructor(board.scene)");
        assertTrue(pixels.changed(middle, 0, 400) < 0.002, "painted at once: " + pixels.changed(middle, 0, 400));
        browser.noLongerBefore(calm);
    }

    @Test
    void whoPointsAtAUnitIsToldOfItInWords() {
        page.open(replay, "");
        page.pause();
        page.seek(100);
        WebElement canvas = browser.find("canvas");
        List<Number> at = browser.ask("const { renderer, scene } = document.querySelector('agon-board');"
                + "const hero = [...scene.units.values()].find((unit) => unit.kind === 'archer' && unit.team === 0);"
                + "return renderer.place(hero).map(Math.round)");
        browser.hands()
                .moveToElement(
                        canvas,
                        at.get(0).intValue() - canvas.getSize().width / 2,
                        at.get(1).intValue() - canvas.getSize().height / 2)
                .perform();
        String words = browser.find(".hint").getText();
        assertTrue(words.contains("archer") && words.contains("health"), words);
    }
}
