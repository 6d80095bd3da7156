package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Taking a seat in a real browser: whole matches, people who are invited, who leave, come back and play again. */
class PlayBrowserTest {
    /** Discs of both sides as the board has them, row by row. */
    private static final String DISCS = """
            const { renderer, scene } = document.querySelector("agon-board");
            let all = "";
            for (let row = 0; row < scene.layout.rows; row++)
              for (let column = 0; column < scene.layout.columns; column++)
                all += ".AS"[renderer.teamAt(row, column) + 1];
            return all;
            """;

    /** Where a column of the board is, from the middle of the canvas; null while it is not this person's turn. */
    private static final String FIRST_LEGAL_COLUMN = """
            const stage = document.querySelector("agon-stage");
            const board = document.querySelector("agon-board");
            if (!stage?.controls?.awaited || !board?.renderer?.camera) return null;
            const canvas = board.querySelector("canvas").getBoundingClientRect();
            const { renderer, scene } = board;
            for (let column = 0; column < scene.layout.columns; column++)
              if (renderer.teamAt(0, column) < 0)
                return [renderer.camera.x(column + 0.5) - canvas.width / 2, renderer.camera.y(2) - canvas.height / 2].map(Math.round);
            return null;
            """;

    @RegisterExtension
    static final Browsing SHOWN = new Browsing();

    private static TestSite site;
    private static Browser browser;

    @BeforeAll
    static void open() {
        site = SHOWN.site();
        browser = SHOWN.browser();
    }

    @Test
    void aWholeMatchIsPlayedWithTheMouseMovesTheRatingAndIsPlayedAgainWithSidesSwapped() throws IOException {
        visitAnew("/play?game=connect4&opponent=bot:random");
        browser.find(".as input").sendKeys("Ada");
        browser.until(
                "a rated match",
                b -> b.findElement(By.cssSelector(".counts")).getText().equals("Counts for your rating."));
        start();
        Map<String, Object> ended = browser.until("the end", b -> {
            dropWithTheMouse(browser);
            return browser.ask("const { scene, feed } = document.querySelector('agon-stage').feed.over"
                    + " ? { scene: document.querySelector('agon-board').scene } : {};"
                    + "return scene ? { match: scene.match, seat: scene.ownSeat } : null");
        });
        assertEquals(0L, ended.get("seat"));
        assertTrue(browser.find(".rated").getText().contains("your first rating here"));
        browser.keepPicture("result-connect4");

        browser.find(".curtain .primary").click();
        Map<String, Object> again = browser.until(
                "the rematch",
                b -> browser.ask(
                        "const scene = document.querySelector('agon-board')?.scene;"
                                + "return scene && scene.match !== arguments[0] ? { match: scene.match, seat: scene.ownSeat } : null",
                        ended.get("match")));
        assertEquals(1L, again.get("seat"));
        assertNotEquals(ended.get("match"), again.get("match"));
    }

    @Test
    void aWholeHandIsPlayedWithTheKeyboard() throws IOException {
        visitAnew("/play?game=leduc&opponent=bot:random");
        browser.find(".start .primary");
        browser.ask("document.querySelector('.start .primary').focus()");
        browser.hands().sendKeys(Keys.ENTER).perform();
        browser.find(".curtain .primary");
        browser.hands().sendKeys(Keys.ENTER).perform();
        browser.find(".hud .orders button");
        browser.keepPicture("leduc");
        String title = browser.until("the end of the hand", b -> {
            if (browser.<Boolean>ask("return document.querySelector('agon-stage')?.controls?.awaited ?? false")) {
                browser.hands().sendKeys("c").perform();
            }
            List<WebElement> titles = b.findElements(By.cssSelector(".curtain h1"));
            return titles.isEmpty() ? null : titles.get(0).getText();
        });
        assertTrue(title.matches("You (won|lost) \\d+ chips?|A draw"), title);
        browser.keepPicture("result-leduc");
        browser.hands().sendKeys(Keys.ENTER).perform();
        browser.until(
                "the next hand",
                b -> browser.<Boolean>ask("const scene = document.querySelector('agon-board')?.scene;"
                        + "return scene?.ownSeat === 1 && !document.querySelector('.curtain')"));
    }

    @Test
    void anInvitedSecondPlayerPlaysInAnotherBrowserAndComesAndGoes(@TempDir Path folder) throws IOException {
        visitAnew("/play?game=connect4&opponent=human");
        start();
        String link = browser.find(".invite input").getDomProperty("value");
        browser.keepPicture("invite");
        try (Browser other = Browser.open(folder.resolve("other"))) {
            other.visit(link);
            other.find(".invited input").sendKeys("<i>Bob");
            other.keepPicture("invited");
            other.find(".invited .primary").click();
            other.find(".curtain .primary").click();
            browser.until(
                    "the second player",
                    b -> b.findElements(By.cssSelector(".invite")).isEmpty() && sides().equals("guest | <i>Bob"));

            browser.until("an own move", b -> dropWithTheMouse(browser));
            other.until("the other's disc", b -> count('A', other.ask(DISCS)) == 1);
            other.until("an answer", b -> dropWithTheMouse(other));
            browser.until("the answer", b -> count('S', browser.ask(DISCS)) == 1);
            assertEquals(browser.<String>ask(DISCS), other.ask(DISCS));

            other.ask(
                    "[...document.querySelectorAll('.side-head button')].find((b) => b.textContent === 'Leave').click()");
            other.find("agon-left .primary");
            browser.until("word that they are away", b -> log().contains("<i>Bob is away"));
            other.find("agon-left .primary").click();
            browser.until("word that they are back", b -> log().contains("<i>Bob is back."));
            other.until("the same board", b -> browser.<String>ask(DISCS).equals(other.ask(DISCS)));
            assertEquals(List.of(), other.complaints());
        }
    }

    private static String sides() {
        return String.join(
                " | ",
                browser.<List<String>>ask(
                        "return [...document.querySelectorAll('.side-team .who')].map((one) => one.textContent)"));
    }

    private static String log() {
        return browser.ask("return document.querySelector('agon-log').textContent");
    }

    @Test
    void whoLeavesAndReturnsFindsEverythingAsEverybodySeesIt() {
        visitAnew("/play?game=lanes3v3&opponent=bot:guard");
        start();
        browser.until(
                "a hero", b -> browser.ask("return document.querySelector('agon-stage')?.controls?.hero?.id ?? null"));
        browser.ask(
                "[...document.querySelectorAll('.side-head button')].find((b) => b.textContent === 'Leave').click()");
        browser.find("agon-left .primary").click();
        browser.until(
                "the hero again",
                b -> browser.ask("return document.querySelector('agon-stage')?.controls?.hero?.id ?? null"));
        browser.ask("location.reload()");
        browser.until(
                "the hero on a page that was loaded again",
                b -> browser.ask("return document.querySelector('agon-stage')?.controls?.hero?.id ?? null"));
        // A second eye that has watched the same view from a full frame of its own.
        Boolean same = browser.until("the same to be seen", b -> browser.<Boolean>ask("""
                        return (async () => {
                          const { Feed } = await import("/web/stage/feed.js");
                          const own = document.querySelector("agon-board").scene;
                          const picture = (scene) => JSON.stringify([...scene.units.values()].sort((a, b) => a.id - b.id)
                            .map((unit) => [unit.id, unit.kind, ...unit.values]).concat([[...scene.globals], [...scene.planes]]));
                          return new Promise((done) => {
                            const seen = new Map();
                            const eye = new Feed({ changed: () => {
                              if (eye.scene) seen.set(eye.scene.tick, picture(eye.scene));
                              if (own.tick > 0 && seen.has(own.tick)) { eye.close(); done(seen.get(own.tick) === picture(own)); }
                            } });
                            eye.connection.watch(own.match, own.view);
                            setTimeout(() => { eye.close(); done(false); }, 4000);
                          });
                        })();
                        """));
        assertTrue(same);
    }

    @Test
    void aPracticeMatchIsPausedAndGoesOn() throws IOException {
        visitAnew("/play?game=lanes1v1&opponent=bot:guard&practice=yes");
        start();
        browser.until("the first ticks", b -> tick() > 2);
        browser.hands().sendKeys("p").perform();
        browser.find(".pause-note");
        long paused = tick();
        WebElement canvas = browser.find("canvas");
        browser.hands().moveToElement(canvas, 60, 0).contextClick().perform();
        browser.keepPicture("paused");
        assertEquals(paused, tick(), "the match went on while it was paused");
        browser.hands().sendKeys("p").perform();
        browser.until("the match to go on", b -> tick() > paused);
        assertEquals("Practice", browser.find(".live").getText());
    }

    private static long tick() {
        return browser.<Long>ask("return document.querySelector('agon-board')?.scene?.tick ?? 0");
    }

    @Test
    void ordersWithShiftAreQueuedAndCarriedOutInTurn() {
        visitAnew("/play?game=lanes1v1&opponent=bot:guard");
        start();
        browser.until(
                "a hero", b -> browser.ask("return document.querySelector('agon-stage')?.controls?.hero?.id ?? null"));
        WebElement canvas = browser.find("canvas");
        browser.hands().moveToElement(canvas, -100, 100).contextClick().perform();
        browser.hands()
                .keyDown(Keys.SHIFT)
                .moveToElement(canvas, -60, 60)
                .contextClick()
                .moveToElement(canvas, 0, 0)
                .contextClick()
                .keyUp(Keys.SHIFT)
                .perform();
        assertEquals(2L, queued());
        Map<String, Object> order = browser.ask("""
                const { Wish } = await import("/web/play/lanes-wish.js");
                const wish = new Wish();
                wish.goTo({ x: 1, y: 1 }, false);
                wish.attack(7, true);
                wish.goHome(true);
                const told = [wish.goal.x];
                wish.done();
                told.push(wish.target.id);
                wish.done();
                told.push(wish.home);
                wish.done();
                return { told, busy: wish.busy };
                """.transform(script -> "return (async () => {" + script + "})()"));
        assertEquals(Map.of("told", List.of(1L, 7L, true), "busy", false), order);
        browser.hands().moveToElement(canvas, -100, 100).contextClick().perform();
        assertEquals(0L, queued(), "a plain order takes the place of all that was queued");
    }

    private static long queued() {
        return browser.<Long>ask("return document.querySelector('agon-stage').controls.plan.queue.length");
    }

    @Test
    void teamMatesAndOpponentsAreChosenSeatBySeat() throws IOException {
        visitAnew("/play?game=lanes3v3");
        browser.find(".lineup-side:nth-child(1) li:nth-child(3) button").click();
        browser.find(".choice.row[title='bot:captain']").click();
        browser.find(".lineup-side:nth-child(2) header button").click();
        browser.find(".choice.row[title='bot:rush']").click();
        browser.keepPicture("lobby-lineup");
        start();
        browser.until("everybody in their seats", b -> browser.<String>ask(
                        "return document.querySelector('agon-stage')?.feed.seats.map((seat) => seat.player).join(' ') ?? ''")
                .matches("guest bot:\\w+ bot:captain bot:rush bot:rush bot:rush"));
    }

    @Test
    void peopleStandInTheLadderAmongTheAgentsTheyPlay() throws IOException {
        browser.visit(site.address() + "/league");
        String row = browser.find("tr[data-person]").getText();
        assertTrue(row.contains("Grace person"), row);
        List<Long> ratings = browser.ask(
                "return [...document.querySelectorAll('.ladder tbody tr')]"
                        + ".map((row) => Number(row.cells[2].textContent.split('±')[0].replace(/[^0-9−]/g, '').replace('−', '-')))");
        assertEquals(ratings.stream().sorted(Comparator.reverseOrder()).toList(), ratings);
        browser.keepPicture("league-people");
    }

    /** Somebody who has never been here. */
    private static void visitAnew(String address) {
        browser.visit(site.address() + "/play");
        browser.ask("localStorage.clear(); sessionStorage.clear()");
        browser.visit(site.address() + address);
    }

    private static void start() {
        browser.find(".start .primary").click();
        browser.find(".curtain .primary").click();
        browser.find("canvas");
    }

    /** Drops a disc into the first column with room, if it is that person's turn. */
    private static boolean dropWithTheMouse(Browser of) {
        List<Long> at = of.ask(FIRST_LEGAL_COLUMN);
        if (at == null) {
            return false;
        }
        of.hands()
                .moveToElement(
                        of.find("canvas"), at.get(0).intValue(), at.get(1).intValue())
                .click()
                .perform();
        return true;
    }

    private static long count(char team, String discs) {
        return discs.chars().filter(one -> one == team).count();
    }
}
