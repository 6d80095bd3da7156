package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A whole duel of lanes in a real browser, from the lobby to its result with the mouse, and again with the keyboard. */
class WholeMatchBrowserTest {
    /** Counts what the own hero does from now on, by kind. */
    private static final String COUNT_DEEDS = """
            const { scene } = document.querySelector("agon-board");
            const { controls } = document.querySelector("agon-stage");
            globalThis.deeds = {};
            scene.hear((event) => {
              const kind = event.kind.split(":")[0];
              if (event.source === controls.plan.own) deeds[kind] = (deeds[kind] ?? 0) + 1;
            });
            return scene.ownSeat;
            """;

    /**
     * What is to be done: over, dead, near (an enemy in sight: where it is from the canvas's middle, and whether any was attacked
     * yet) or far.
     */
    private static final String STATE = """
            const stage = document.querySelector("agon-stage");
            if (stage.feed.over) return { is: "over" };
            const board = document.querySelector("agon-board");
            const { controls } = stage;
            if (!controls?.hero || !board.renderer.ground) return { is: "dead" };
            const { width, height } = board.querySelector("canvas").getBoundingClientRect();
            const fromMiddle = ([x, y]) => ({ x: Math.round(x - width / 2), y: Math.round(y - height / 2) });
            const near = [...board.scene.units.values()]
              .filter((unit) => unit.team === 1 - controls.hero.team && unit.has("healthAmount") && !unit.number("invulnerable"))
              .map((unit) => ({ unit, far: Math.hypot(unit.x - controls.hero.x, unit.y - controls.hero.y) }))
              .sort((a, b) => a.far - b.far)[0];
            return near?.far < 0.35 ? { is: "near", attacked: deeds.attack > 0, ...fromMiddle(board.renderer.place(near.unit)) } : { is: "far" };
            """;

    @RegisterExtension
    static final Browsing SHOWN =
            new Browsing(folder -> new TestSite(folder, 0, TestSite.GAME, MoreGames.with(QuickLanes.class, folder)));

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = SHOWN.browser();
    }

    @Test
    void itIsPlayedToItsEndWithTheMouseAndAgainFromTheOtherSideWithTheKeyboard() throws IOException {
        browser.visit(SHOWN.address() + "/play?game=" + QuickLanes.NAME + "&opponent=bot:guard");
        browser.find(".start .primary").click();
        browser.find(".curtain .primary").click();
        play(0, this::withTheMouse);
        browser.keepPicture("result-lanes");

        browser.ask("document.querySelector('.curtain .primary').focus()");
        browser.hands().moveToLocation(1, 1).sendKeys(Keys.ENTER).perform();
        play(1, this::withTheKeyboard);
    }

    /** Plays until it is over, and looks at what came of it. */
    private static void play(long seat, Consumer<Map<String, Object>> hand) {
        browser.until(
                "a hero on the side " + seat,
                b -> browser.<Boolean>ask(
                        "const stage = document.querySelector('agon-stage');"
                                + "return Boolean(stage?.controls?.hero) && stage.feed.scene.ownSeat === arguments[0]",
                        seat));
        assertEquals(seat, browser.<Long>ask(COUNT_DEEDS));
        browser.patiently("the end", b -> {
            Map<String, Object> state = browser.ask(STATE);
            hand.accept(state);
            return state.get("is").equals("over");
        });
        String title = browser.find(".curtain h1").getText();
        assertTrue(title.matches("You (won|lost)|A draw"), title);
        Map<String, Long> deeds = browser.ask("return deeds");
        assertTrue(deeds.getOrDefault("attack", 0L) > 0 && deeds.getOrDefault("cast", 0L) > 0, "deeds: " + deeds);
        assertEquals(600L, browser.<Long>ask("return document.querySelector('agon-board').scene.tick"), "a minute");
    }

    /** A right click sends the hero; an ability that flies somewhere is chosen under the board and used with a left click. */
    private void withTheMouse(Map<String, Object> state) {
        WebElement canvas = browser.find("canvas");
        if (state.get("is").equals("far")) {
            browser.hands().moveToElement(canvas, 0, 0).contextClick().perform();
        } else if (state.get("is").equals("near")) {
            int x = ((Number) state.get("x")).intValue();
            int y = ((Number) state.get("y")).intValue();
            // The enemy walks on: it is clicked before anything else is done, and attacked in peace at first.
            browser.hands().moveToElement(canvas, x, y).contextClick().perform();
            if (state.get("attacked").equals(true)) {
                useAbility(canvas, x, y);
            }
        }
    }

    private static void useAbility(WebElement canvas, int x, int y) {
        for (WebElement ability : browser.all(".hud .ability:nth-child(2)")) {
            browser.hands()
                    .moveToElement(ability)
                    .click()
                    .moveToElement(canvas, x, y)
                    .click()
                    .perform();
        }
    }

    /** Arrows steer, space attacks whoever is nearest, a letter uses an ability. */
    private void withTheKeyboard(Map<String, Object> state) {
        if (state.get("is").equals("far")) {
            browser.hands().keyDown(Keys.ARROW_UP).keyDown(Keys.ARROW_RIGHT).perform();
        } else {
            browser.hands().keyUp(Keys.ARROW_UP).keyUp(Keys.ARROW_RIGHT).perform();
        }
        if (state.get("is").equals("near")) {
            browser.hands().sendKeys("ww").sendKeys(" ").perform();
        }
    }
}
