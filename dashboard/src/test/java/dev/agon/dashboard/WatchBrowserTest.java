package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Somebody who watches goes through the time of a match, in a real browser. */
class WatchBrowserTest {
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
    void theAddressOpensTheTickTheViewAndTheSpeedThatItNames() {
        page.open(replay, "?t=300&view=sky&speed=4");
        browser.until("tick 300 or later", b -> page.tick() >= 300);
        assertEquals(1L, browser.<Long>ask("return " + MatchPage.SCENE + ".view"));
        assertEquals(
                "4",
                new Select(browser.find(".timeline select"))
                        .getFirstSelectedOption()
                        .getDomProperty("value"));
    }

    @Test
    void theAddressFollowsWhatIsShown() {
        page.open(replay, "");
        page.pause();
        page.seek(500);
        page.press("v");
        browser.until(
                "the address",
                b -> b.getCurrentUrl().endsWith("?view=amber&t=500")
                        || b.getCurrentUrl().endsWith("?t=500&view=amber"));
    }

    @Test
    void keysStepAndGoToEnds() {
        page.open(replay, "");
        page.pause();
        page.seek(200);
        page.press(Keys.ARROW_RIGHT);
        page.awaitTick(201);
        page.press(Keys.ARROW_LEFT);
        page.press(Keys.ARROW_LEFT);
        page.awaitTick(199);
        page.press("t");
        browser.until("the end", b -> browser.<Boolean>ask("return " + MatchPage.FEED + ".ended !== undefined"));
        assertEquals(browser.<Long>ask("return " + MatchPage.SCENE + ".replayTicks"), page.tick());
        page.press("r");
        page.awaitTick(0);
        page.press(" ");
        browser.until("time to go on", b -> page.tick() > 5);
    }

    @Test
    void keysJumpFromKillToKillAndTheLogTellsOfIt() throws IOException {
        page.open(replay, "");
        page.pause();
        page.press("r");
        page.awaitTick(0);
        List<Long> turning = browser.ask("const feed = " + MatchPage.FEED
                + "; return [...new Set(feed.course.turning(feed.scene.game).map((moment) => moment.tick))]");
        assertTrue(turning.size() > 2, "kills and towers: " + turning);
        page.press("e");
        page.awaitTick(turning.get(0));
        page.press("e");
        page.awaitTick(turning.get(1));
        String told = browser.find(".log").getText();
        assertTrue(told.contains("kills") || told.contains("destroys"), told);
        page.press("q");
        page.awaitTick(turning.get(0));
        browser.keepPicture("replay");
    }

    @Test
    void aCurveSeeksWhereItIsClicked() {
        page.open(replay, "");
        page.pause();
        browser.until(
                "all curves", b -> b.findElements(By.cssSelector(".lead svg")).size() == 3);
        WebElement curve = browser.find(".lead svg");
        browser.hands().moveToElement(curve).click().perform();
        long middle = browser.<Long>ask("return " + MatchPage.SCENE + ".replayTicks") / 2;
        browser.until("the middle", b -> Math.abs(page.tick() - middle) < 10);
    }

    @Test
    void theScaleIsDraggedThroughTime() {
        page.open(replay, "");
        page.pause();
        WebElement scale = browser.find(".scale input");
        browser.hands()
                .moveToElement(scale, -scale.getSize().width / 2 + 4, 0)
                .clickAndHold()
                .moveToElement(scale, 0, 0)
                .moveToElement(scale, scale.getSize().width / 4, 0)
                .release()
                .perform();
        long ticks = browser.ask("return " + MatchPage.SCENE + ".replayTicks");
        browser.until("three quarters", b -> Math.abs(page.tick() - ticks * 3 / 4) < ticks / 20);
    }

    @Test
    void aLiveMatchIsGoneBackInAndFollowedAgain() {
        browser.visit(site.address() + "/");
        String match = browser.until("a match", b -> browser.ask("return " + MatchPage.SCENE + "?.match ?? null"));
        page.open(match, "");
        browser.until("some time", b -> page.tick() > 30);
        page.press(" ");
        long paused = page.tick();
        page.press(Keys.ARROW_LEFT);
        page.press(Keys.ARROW_LEFT);
        page.awaitTick(paused - 2);
        browser.until(
                "the present to go on",
                b -> browser.<Long>ask("return " + MatchPage.FEED + ".pace.last") > paused + 10);
        page.awaitTick(paused - 2);
        browser.find(".timeline .follow").click();
        browser.until("the present", b -> page.tick() > paused + 10);
        assertTrue(browser.<Boolean>ask("return " + MatchPage.FEED + ".pace.following"));
    }

    @Test
    void aTapeLetsTheOldestGoAndStillShowsEveryTickThatItHas() {
        page.open(replay, "");
        page.pause();
        Map<String, Object> tape = browser.await("""
                const done = arguments[0];
                Promise.all([import("/web/stage/tape.js"), import("/web/wire/messages.js")]).then(([{ Tape }, { asServer }]) => {
                  const tape = new Tape();
                  const frame = (tick, full) => ({ tick, full, entities: [], removed: [], events: [] });
                  for (let tick = 0; tick < 50000; tick++) {
                    tape.add(tick, asServer({ frame: frame(tick, tick === 0) }), tick === 0, () => frame(tick, true));
                  }
                  const shown = [];
                  const show = (from, to) => {
                    const frames = [];
                    tape.play(from, to, (one, passing) => frames.push([one.tick, one.full, passing]));
                    shown.push([frames[0][1] || from + 1 === frames[0][0], frames.at(-1)[0] === to, frames.at(-1)[2] === false, frames.length <= 201]);
                  };
                  show(undefined, tape.first); show(tape.first, tape.last); show(tape.last, 30000); show(30000, 30001); show(30001, 29999);
                  done({ first: tape.first, last: tape.last, right: shown.flat().every(Boolean), shown: JSON.stringify(shown) });
                });
                """);
        assertEquals(49_999L, tape.get("last"));
        assertTrue((Long) tape.get("first") >= 50_000 - 36_000, "first: " + tape.get("first"));
        assertEquals(true, tape.get("right"), "shown: " + tape.get("shown"));
    }

    @Test
    void aCutLineIsTakenUpAgainWhereItWas() {
        String script = browser.beforeEachPage("""
                globalThis.sockets = [];
                globalThis.WebSocket = class extends WebSocket {
                  constructor(...args) { super(...args); sockets.push(this); }
                };
                """);
        page.open(replay, "");
        page.pause();
        page.seek(250);
        browser.ask("sockets.at(-1).close()");
        browser.find(".line-lost");
        browser.until(
                "the line",
                b -> b.findElements(By.cssSelector(".line-lost")).isEmpty()
                        && browser.<Boolean>ask("return " + MatchPage.FEED + ".connected"));
        page.awaitTick(250);
        page.press(Keys.ARROW_RIGHT);
        page.awaitTick(251);
        assertEquals(2L, browser.<Long>ask("return sockets.length"));
        browser.noLongerBefore(script);
    }

    /** Jumps are awaited for no time, and no line comes about before it is allowed. */
    @Test
    void aJumpAskedForWhileTheLineIsDownIsMadeWhenItIsBack() {
        String script = browser.beforeEachPage("""
                globalThis.sockets = [];
                globalThis.WebSocket = class extends WebSocket {
                  constructor(to) {
                    super(globalThis.lineIsCut ? to.replace("/ws/arena", "/ws/nobody") : to);
                    sockets.push(this);
                  }
                };
                const later = globalThis.setTimeout;
                globalThis.setTimeout = (task, millis, ...more) => later(task, globalThis.lineIsCut && millis === 3000 ? 0 : millis, ...more);
                """);
        page.open(replay, "");
        page.pause();
        page.seek(250);
        browser.ask("globalThis.lineIsCut = true; sockets.at(-1).close()");
        browser.find(".line-lost");
        browser.ask(MatchPage.FEED.replace("?", "") + ".pace.seek(arguments[0])", 400);
        browser.until("a vain try", b -> browser.<Long>ask("return sockets.length") > 1);
        assertEquals(400L, browser.<Long>ask("return " + MatchPage.FEED + ".pace.tick"), "still asked for");
        browser.ask("globalThis.lineIsCut = false");
        page.awaitTick(400);
        page.press(Keys.ARROW_RIGHT);
        page.awaitTick(401);
        browser.complaints(); // of lines that did not come about
        browser.noLongerBefore(script);
    }
}
