package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Somebody who watches looks into agents' thoughts, in a real browser: in words, and drawn where they aim. */
class ThoughtsBrowserTest {
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
    void thoughtsOfAnAgentAreListedAndDrawn() throws IOException {
        page.open(replay, "");
        page.pause();
        page.seek(400);
        browser.until(
                "thoughts",
                b -> b.findElements(By.cssSelector(".thinkers button")).size() == 2);
        page.press("h");
        String chosen = browser.find(".mind .weighs [data-chosen] th").getText();
        assertFalse(chosen.isBlank());
        browser.until("aims", b -> browser.ask("return document.querySelector('agon-board').mind?.verb ?? null"));
        assertTrue(browser.find(".expects").getText().contains("Chance to win"));
        browser.keepPicture("thoughts");
        page.press(Keys.ESCAPE);
        browser.until("nobody's thoughts", b -> b.findElements(By.cssSelector(".mind"))
                .isEmpty());
    }

    @Test
    void directionsThatAnAgentWeighsUpAreDrawnAsRays() {
        String calm = browser.beforeEachPage(BoardPixels.CALM);
        page.open(replay, "");
        page.pause();
        Map<String, Object> walking = null;
        for (int tick = 60; walking == null && tick < 1000; tick += 20) {
            page.seek(tick);
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
        pixels.keep();
        browser.ask("document.querySelector('agon-board').mind = mind");
        double rays = pixels.changed(walking.get("at"), 28, 60);
        assertTrue(rays > 0.03, "changed where rays are: " + rays);
        browser.noLongerBefore(calm);
    }

    @Test
    void howLikelyEachTargetWasIsToldAndDrawnAtTheTarget() throws IOException {
        String calm = browser.beforeEachPage(BoardPixels.CALM);
        page.open(replay, "");
        page.pause();
        Map<String, Object> aimed = null;
        for (int tick = 200; aimed == null && tick < 1000; tick += 20) {
            page.seek(tick);
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
        pixels.keep();
        browser.ask("document.querySelector('agon-stage').desk.choose(arguments[0])", aimed.get("key"));
        List<?> words = (List<?>) aimed.get("words");
        String told = browser.find(".mind p").getText();
        assertTrue(told.contains(": " + words.get(0) + " 60 %, " + words.get(1) + " 20 %"), told);
        String drawn = browser.until("labels on the board", b -> browser.ask(DRAWN_SHARES));
        assertTrue(drawn.contains("60\u00a0%") && drawn.contains("20\u00a0%"), drawn);
        for (Object target : (List<?>) aimed.get("at")) {
            double ring = pixels.changed(target, 12, 19);
            assertTrue(ring > 0.1, "changed about a target: " + ring);
        }
        browser.keepPicture("thoughts-targets");
        browser.noLongerBefore(calm);
    }
}
