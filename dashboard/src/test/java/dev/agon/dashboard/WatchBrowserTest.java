package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** What somebody who watches can do, in a real browser: go through time, see with others' eyes, look into agents' thoughts. */
class WatchBrowserTest {
    private static final String SCENE = "document.querySelector('agon-board')?.scene";
    /** Declares `thinkers`, and `aiming`, one of them that weighs up several units, where there is one. */
    private static final String THINKER_WHO_AIMS = """
            const { thinkers } = document.querySelector("agon-stage").desk;
            const aiming = thinkers.find((one) => one.aims.filter((aim) => aim.unit).length > 1);
            """;

    /** Percentages that the board writes when it is drawn. */
    private static final String DRAWN_SHARES = """
            const canvas = document.querySelector("agon-board canvas");
            if (!document.querySelector("agon-board").mind) return null;
            return new Promise((done) => requestAnimationFrame(() => {
              const g = canvas.getContext("2d");
              const written = [];
              g.fillText = (text, ...where) => { written.push(text); Object.getPrototypeOf(g).fillText.call(g, text, ...where); };
              setTimeout(() => { delete g.fillText; done(written.filter((text) => /%$/.test(text)).join(", ")); }, 300);
            }));
            """;

    /** Lets nothing move by itself, so that a match that stands still is drawn alike again and again. */
    private static final String CALM = """
            {
              const real = globalThis.matchMedia.bind(globalThis);
              globalThis.matchMedia = (query) => query.includes("reduced-motion") ? { matches: true, addEventListener() {} } : real(query);
            }
            """;

    /** Declares `pixels`, what the board shows once it is drawn anew. */
    private static final String PIXELS = """
            const canvas = document.querySelector("agon-board canvas");
            const drawn = () => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 250));
            await drawn();
            const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true });
            copy.drawImage(canvas, 0, 0);
            const pixels = copy.getImageData(0, 0, canvas.width, canvas.height).data;
            """;

    private static final String KEEP_PIXELS =
            "return (async () => {" + PIXELS + "globalThis.kept = pixels; return true; })();";

    /** Share of the pixels about a place, from so far to so far from it, that are others than those kept. */
    private static final String CHANGED = "const [[x, y], from, to] = arguments; return (async () => {" + PIXELS + """
            let looked = 0, changed = 0;
            for (let row = Math.max(0, Math.round(y - to)); row < Math.min(canvas.height, y + to); row++) {
              for (let column = Math.max(0, Math.round(x - to)); column < Math.min(canvas.width, x + to); column++) {
                const far = Math.hypot(column - x, row - y);
                if (far >= from && far <= to) {
                  const at = 4 * (row * canvas.width + column);
                  looked++;
                  changed += [0, 1, 2].some((i) => Math.abs(pixels[at + i] - kept[at + i]) > 4) ? 1 : 0;
                }
              }
            }
            return changed / looked;
            })();
            """;

    private static final String FEED = "document.querySelector('agon-stage')?.feed";

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Browsing SHOWN = new Browsing();

    private static TestSite site;
    private static Browser browser;
    private static String replay;

    @BeforeAll
    static void open() {
        site = SHOWN.site();
        browser = SHOWN.browser();
        replay = site.played("lanes1v1", "bot:rush", "bot:rush");
    }

    @Test
    void theAddressOpensTheTickTheViewAndTheSpeedThatItNames() {
        open(replay, "?t=300&view=sky&speed=4");
        browser.until("tick 300 or later", b -> tick() >= 300);
        assertEquals(1L, browser.<Long>ask("return " + SCENE + ".view"));
        assertEquals(
                "4",
                new Select(browser.find(".timeline select"))
                        .getFirstSelectedOption()
                        .getDomProperty("value"));
    }

    @Test
    void theAddressFollowsWhatIsShown() {
        open(replay, "");
        pause();
        seek(500);
        press("v");
        browser.until(
                "the address",
                b -> b.getCurrentUrl().endsWith("?view=amber&t=500")
                        || b.getCurrentUrl().endsWith("?t=500&view=amber"));
    }

    @Test
    void keysStepAndGoToEnds() {
        open(replay, "");
        pause();
        seek(200);
        press(Keys.ARROW_RIGHT);
        assertShown(201);
        press(Keys.ARROW_LEFT);
        press(Keys.ARROW_LEFT);
        assertShown(199);
        press("t");
        browser.until("the end", b -> browser.<Boolean>ask("return " + FEED + ".ended !== undefined"));
        assertEquals(browser.<Long>ask("return " + SCENE + ".replayTicks"), tick());
        press("r");
        assertShown(0);
        press(" ");
        browser.until("time to go on", b -> tick() > 5);
    }

    @Test
    void keysJumpFromKillToKillAndTheLogTellsOfIt() throws IOException {
        open(replay, "");
        pause();
        press("r");
        assertShown(0);
        List<Long> turning = browser.ask("const feed = " + FEED
                + "; return [...new Set(feed.course.turning(feed.scene.game).map((moment) => moment.tick))]");
        assertTrue(turning.size() > 2, "kills and towers: " + turning);
        press("e");
        assertShown(turning.get(0));
        press("e");
        assertShown(turning.get(1));
        String told = browser.find(".log").getText();
        assertTrue(told.contains("kills") || told.contains("destroys"), told);
        press("q");
        assertShown(turning.get(0));
        browser.keepPicture("replay");
    }

    @Test
    void aCurveSeeksWhereItIsClicked() {
        open(replay, "");
        pause();
        browser.until(
                "all curves", b -> b.findElements(By.cssSelector(".lead svg")).size() == 3);
        WebElement curve = browser.find(".lead svg");
        browser.hands().moveToElement(curve).click().perform();
        long middle = browser.<Long>ask("return " + SCENE + ".replayTicks") / 2;
        browser.until("the middle", b -> Math.abs(tick() - middle) < 10);
    }

    @Test
    void theScaleIsDraggedThroughTime() {
        open(replay, "");
        pause();
        WebElement scale = browser.find(".scale input");
        browser.hands()
                .moveToElement(scale, -scale.getSize().width / 2 + 4, 0)
                .clickAndHold()
                .moveToElement(scale, 0, 0)
                .moveToElement(scale, scale.getSize().width / 4, 0)
                .release()
                .perform();
        long ticks = browser.ask("return " + SCENE + ".replayTicks");
        browser.until("three quarters", b -> Math.abs(tick() - ticks * 3 / 4) < ticks / 20);
    }

    @Test
    void everyViewOfAReplayHidesWhatItsTeamDidNotSee() {
        open(replay, "?t=20");
        pause();
        seek(20);
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
                        "return " + SCENE + ".view === arguments[0] && " + SCENE + ".tick === 20", button - 2));
        return browser.ask("return [..." + SCENE + ".units.values()].filter((unit) => unit.kind === 'archer').length");
    }

    @Test
    void whatATeamDoesNotSeeIsVeiledAndWhatItSeesIsNot() {
        String calm = browser.beforeEachPage(CALM);
        open(replay, "?t=20");
        pause();
        seek(20);
        List<Object> cores = browser.ask("const { renderer, scene } = document.querySelector('agon-board');"
                + "return [0, 1].map((team) => renderer.place([...scene.units.values()]"
                + ".find((unit) => unit.kind === 'core' && unit.team === team)))");
        browser.ask(KEEP_PIXELS);
        assertEquals(0.0, changed(cores.get(0), 0, 60), "nothing moves by itself");
        heroesSeen("amber");
        double own = changed(cores.get(0), 0, 60);
        double enemys = changed(cores.get(1), 30, 60);
        assertTrue(own < 0.1 && enemys > 0.9, "changed about the cores: " + own + ", " + enemys);
        browser.noLongerBefore(calm);
    }

    private static double changed(Object place, int from, int to) {
        Number share = browser.ask(CHANGED, place, from, to);
        return share.doubleValue();
    }

    @Test
    void directionsThatAnAgentWeighsUpAreDrawnAsRays() {
        String calm = browser.beforeEachPage(CALM);
        open(replay, "");
        pause();
        Map<String, Object> walking = null;
        for (int tick = 60; walking == null && tick < 1000; tick += 20) {
            seek(tick);
            browser.until("thoughts of this tick", b -> browser.ask(THINKER_WHO_AIMS + "return thinkers.length > 0"));
            walking = browser.ask(
                    THINKER_WHO_AIMS
                            + "const one = thinkers.find((one) => one.verb === 'move' && one.unit && one.aims.some((aim) => !aim.place));"
                            + "return one ? { key: one.key, at: document.querySelector('agon-board').renderer.place(one.unit) } : null");
        }
        assertTrue(walking != null, "nobody walked");
        browser.ask("document.querySelector('agon-stage').desk.choose(arguments[0])", walking.get("key"));
        browser.find(".mind .weighs");
        // Without its aims first: who is looked at is shown with its range as well.
        browser.ask("const board = document.querySelector('agon-board'); globalThis.mind = board.mind;"
                + "board.mind = Object.create(mind, { aims: { value: [] } })");
        browser.ask(KEEP_PIXELS);
        browser.ask("document.querySelector('agon-board').mind = mind");
        double rays = changed(walking.get("at"), 28, 60);
        assertTrue(rays > 0.03, "changed where rays are: " + rays);
        browser.noLongerBefore(calm);
    }

    @Test
    void thoughtsOfAnAgentAreListedAndDrawn() throws IOException {
        open(replay, "");
        pause();
        seek(400);
        browser.until(
                "thoughts",
                b -> b.findElements(By.cssSelector(".thinkers button")).size() == 2);
        press("h");
        String chosen = browser.find(".mind .weighs [data-chosen] th").getText();
        assertFalse(chosen.isBlank());
        browser.until("aims", b -> browser.ask("return document.querySelector('agon-board').mind?.verb ?? null"));
        assertTrue(browser.find(".expects").getText().contains("Chance to win"));
        browser.keepPicture("thoughts");
        press(Keys.ESCAPE);
        browser.until("nobody's thoughts", b -> b.findElements(By.cssSelector(".mind"))
                .isEmpty());
    }

    @Test
    void howLikelyEachTargetWasIsToldAndDrawnAtTheTarget() throws IOException {
        String calm = browser.beforeEachPage(CALM);
        open(replay, "");
        pause();
        Map<String, Object> aimed = null;
        for (int tick = 200; aimed == null && tick < 1000; tick += 20) {
            seek(tick);
            browser.until("thoughts of this tick", b -> browser.ask(THINKER_WHO_AIMS + "return thinkers.length > 0"));
            aimed = browser.ask(
                    THINKER_WHO_AIMS + "return aiming ? { key: aiming.key, shares: aiming.aims.map((aim) => aim.share),"
                            + " words: aiming.aims.map((aim) => aim.words), at: aiming.aims.filter((aim) => aim.unit)"
                            + ".map((aim) => document.querySelector('agon-board').renderer.place(aim.unit)) } : null");
        }
        assertTrue(aimed != null, "nobody looked at several units");
        // What the scripted player pretends: sure of one, undecided between its neighbours.
        List<Double> shares = ((List<?>) aimed.get("shares"))
                .stream().map(one -> ((Number) one).doubleValue()).toList();
        assertEquals(0.6, shares.get(0), 1e-6);
        assertTrue(shares.stream().skip(1).allMatch(share -> Math.abs(share - 0.2) < 1e-6), "shares: " + shares);
        browser.ask(KEEP_PIXELS);
        browser.ask("document.querySelector('agon-stage').desk.choose(arguments[0])", aimed.get("key"));
        List<?> words = (List<?>) aimed.get("words");
        String told = browser.find(".mind p").getText();
        assertTrue(told.contains(": " + words.get(0) + " 60 %, " + words.get(1) + " 20 %"), told);
        String drawn = browser.until("labels on the board", b -> browser.ask(DRAWN_SHARES));
        assertTrue(drawn.contains("60 %") && drawn.contains("20 %"), drawn);
        for (Object target : (List<?>) aimed.get("at")) {
            double ring = changed(target, 12, 19);
            assertTrue(ring > 0.1, "changed about a target: " + ring);
        }
        browser.keepPicture("thoughts-targets");
        browser.noLongerBefore(calm);
    }

    @Test
    void aLiveMatchIsGoneBackInAndFollowedAgain() {
        browser.visit(site.address() + "/");
        String match = browser.until("a match", b -> browser.ask("return " + SCENE + "?.match ?? null"));
        open(match, "");
        browser.until("some time", b -> tick() > 30);
        press(" ");
        long paused = tick();
        press(Keys.ARROW_LEFT);
        press(Keys.ARROW_LEFT);
        assertShown(paused - 2);
        browser.until("the present to go on", b -> browser.<Long>ask("return " + FEED + ".pace.last") > paused + 10);
        assertShown(paused - 2);
        browser.find(".timeline .follow").click();
        browser.until("the present", b -> tick() > paused + 10);
        assertTrue(browser.<Boolean>ask("return " + FEED + ".pace.following"));
    }

    @Test
    void aTapeLetsTheOldestGoAndStillShowsEveryTickThatItHas() {
        open(replay, "");
        pause();
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
        open(replay, "");
        pause();
        seek(250);
        browser.ask("sockets.at(-1).close()");
        browser.find(".line-lost");
        browser.until(
                "the line",
                b -> b.findElements(By.cssSelector(".line-lost")).isEmpty()
                        && browser.<Boolean>ask("return " + FEED + ".connected"));
        assertShown(250);
        press(Keys.ARROW_RIGHT);
        assertShown(251);
        assertEquals(2L, browser.<Long>ask("return sockets.length"));
        browser.noLongerBefore(script);
    }

    @Test
    void whoPointsAtAUnitIsToldOfItInWords() {
        open(replay, "");
        pause();
        seek(100);
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

    @Test
    void aReplaySavedAsAPageIsShownFromAFileWithoutANetwork() throws IOException, InterruptedException {
        open(replay, "");
        String link = browser.find(".timeline a[download]").getDomProperty("href");
        Path page = folder.resolve("saved.html");
        HttpResponse<Path> saved = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofFile(page));
        assertEquals(200, saved.statusCode());
        assertTrue(saved.headers().firstValue("content-disposition").orElse("").startsWith("attachment"));
        assertTrue(Files.size(page) < 8_000_000, "bytes: " + Files.size(page));

        browser.visit(page.toUri().toString());
        browser.until("time to go on", b -> tick() > 3);
        press(" ");
        press("t");
        browser.until("the end", b -> browser.<Boolean>ask("return " + FEED + ".ended !== undefined"));
        press("q");
        String told = browser.find(".log").getText();
        assertTrue(told.contains("kills") || told.contains("destroys"), told);
        press("v");
        assertEquals(0L, browser.<Long>ask("return " + SCENE + ".view"));
        press("h");
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

    private static void open(String match, String parameters) {
        browser.visit(site.address() + "/m/" + match + parameters);
        browser.until(
                "the match",
                b -> browser.<Boolean>ask("return " + SCENE + "?.units.size > 0 && " + FEED + ".course.points > 2"));
    }

    private static void pause() {
        browser.ask(FEED.replace("?", "") + ".pace.play(false)");
    }

    private static void seek(int tick) {
        browser.ask(FEED.replace("?", "") + ".pace.seek(arguments[0])", tick);
        assertShown(tick);
    }

    private static void press(CharSequence key) {
        browser.hands().sendKeys(key).perform();
    }

    private static long tick() {
        Long tick = browser.ask("return " + SCENE + "?.tick ?? -1");
        return tick;
    }

    private static void assertShown(long tick) {
        browser.until("tick " + tick, b -> tick() == tick);
    }
}
