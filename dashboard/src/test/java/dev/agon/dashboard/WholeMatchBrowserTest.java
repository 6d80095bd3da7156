package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A whole duel of lanes in a real browser, from the lobby to its result with the mouse, and again with the keyboard. */
class WholeMatchBrowserTest {
    private static final List<String> DEEDS = List.of("attack", "cast");

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

    /** What is to be done: over, dead, near (an enemy in sight, and where it is from the canvas's middle) or far; and whether an ability was used. */
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
            const cast = deeds.cast > 0;
            return near?.far < 0.35 ? { is: "near", cast, ...fromMiddle(board.renderer.place(near.unit)) } : { is: "far", cast, x: 40, y: -40 };
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
        int matches = playUntilAllIsDone(0, this::withTheMouse);
        browser.keepPicture("result-lanes");

        rematch();
        playUntilAllIsDone(matches, this::withTheKeyboard);
    }

    /**
     * Plays to the end, and again from the other side until the hero has attacked and cast in one match: twenty seconds are few
     * clicks on a busy machine, and a hero may spend them dead.
     *
     * @return how many matches have been played by now
     */
    private static int playUntilAllIsDone(int matches, Consumer<Map<String, Object>> hand) {
        Map<String, Long> deeds = play(matches % 2, hand);
        for (int again = 1; again < 4 && !deeds.keySet().containsAll(DEEDS); again++) {
            rematch();
            matches++;
            deeds = play(matches % 2, hand);
        }
        assertTrue(deeds.keySet().containsAll(DEEDS), "deeds: " + deeds);
        return matches + 1;
    }

    private static void rematch() {
        browser.ask("document.querySelector('.curtain .primary').focus()");
        browser.hands().moveToLocation(1, 1).sendKeys(Keys.ENTER).perform();
    }

    /** Plays until it is over, and looks at what came of it: what the own hero did, by kind. */
    private static Map<String, Long> play(long seat, Consumer<Map<String, Object>> hand) {
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
        assertEquals(600L, browser.<Long>ask("return document.querySelector('agon-board').scene.tick"), "a minute");
        return browser.ask("return deeds");
    }

    /** A right click sends the hero; an ability that flies somewhere is chosen under the board and used with a left click. */
    private void withTheMouse(Map<String, Object> state) {
        if (state.get("is").equals("over") || state.get("is").equals("dead")) {
            return;
        }
        WebElement canvas = browser.find("canvas");
        int x = ((Number) state.get("x")).intValue();
        int y = ((Number) state.get("y")).intValue();
        // It needs nobody to fly at, and a busy machine leaves time for few clicks: used once, the others are all
        // attacks.
        if (state.get("cast") == Boolean.FALSE) {
            useAbility(canvas, x, y);
        }
        boolean near = state.get("is").equals("near");
        browser.hands()
                .moveToElement(canvas, near ? x : 0, near ? y : 0)
                .contextClick()
                .perform();
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
        if (state.get("cast") == Boolean.FALSE) {
            browser.hands().sendKeys("ww").perform();
        }
        if (state.get("is").equals("near")) {
            browser.hands().sendKeys(" ").perform();
        }
    }
}
