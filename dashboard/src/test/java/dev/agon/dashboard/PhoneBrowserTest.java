package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Dimension;

/** The pages on a phone: all of them are in sight, and fingers play. */
class PhoneBrowserTest {
    private static final Dimension PHONE = new Dimension(390, 844);

    /** Links of the bar that reach beyond the screen, or whose text is cut. */
    private static final String OUT_OF_SIGHT = """
            return [...document.querySelectorAll(".bar nav a")].filter((link) => {
              const text = document.createRange();
              text.selectNodeContents(link.querySelector("span"));
              const { left, right } = text.getBoundingClientRect();
              return left < 0 || right > innerWidth || link.parentElement.scrollWidth > link.parentElement.clientWidth;
            }).map((link) => link.textContent);
            """;

    /** Where the first own unit of a kind, or ore, is drawn, from the middle of the canvas; null before it is. */
    private static final String PLACE = """
            const { scene, renderer } = document.querySelector("agon-board") ?? {};
            if (!renderer?.half) return null;
            const canvas = document.querySelector("agon-board canvas").getBoundingClientRect();
            const unit = [...scene.units.values()].find((one) => one.kind === arguments[0] && (one.team < 0 || one.team === scene.ownTeam));
            if (!unit) return null;
            const { x, y } = renderer.placeOf(unit, performance.now(), false);
            return [x - canvas.width / 2, y - canvas.height / 2].map(Math.round);
            """;

    @RegisterExtension
    static final Browsing SHOWN = new Browsing();

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = SHOWN.browser();
    }

    @BeforeEach
    void takeThePhone() {
        browser.asOnAPhone(PHONE);
    }

    @AfterEach
    void putItAway() {
        browser.visit("about:blank");
        browser.asInAWindow();
    }

    @Test
    void everyPageIsInSightAndNoneIsWiderThanTheScreen() throws IOException {
        for (String page : List.of("/", "/play", "/matches", "/league", "/runs", "/cluster", "/nowhere")) {
            browser.visit(SHOWN.address() + page);
            browser.find(".bar nav a");
            browser.find("main h1");
            assertEquals(List.of(), browser.ask(OUT_OF_SIGHT), page);
            assertEquals(0L, browser.<Long>ask("return document.documentElement.scrollWidth - innerWidth"), page);
        }
        browser.complaints(); // that one page is not there
    }

    @Test
    void aTapSendsAHeroAndAnAbilityIsAimedByTwo() throws IOException {
        takeSeat("lanes1v1", "bot:guard");
        browser.find(".hud .ability");
        browser.tap(browser.find("canvas"), 20, -120);
        browser.until("a goal", b -> plans("goal !== undefined"));
        browser.keepPicture("phone-lanes");
        browser.ask("document.querySelector('.hud .ability').click()");
        browser.until("something to aim, or word why not", b -> plans("aim !== undefined") || said());
    }

    @Test
    void inMicrortsTapsSelectAndSend() throws IOException {
        takeSeat("microrts8", "bot:light-rush");
        List<Long> worker = browser.until("a worker", b -> browser.ask(PLACE, "worker"));
        browser.tap(
                browser.find("canvas"), worker.get(0).intValue(), worker.get(1).intValue());
        browser.until("a selected unit", b -> plans("selected.size === 1"));
        List<Long> ore = browser.ask(PLACE, "ore");
        browser.tap(browser.find("canvas"), ore.get(0).intValue(), ore.get(1).intValue());
        browser.until(
                "a worker that harvests",
                b -> browser.<Boolean>ask("return [...document.querySelector('agon-board').scene.units.values()]"
                        + ".some((unit) => unit.team === 0 && unit.number('harvesting') > 0)"));
        browser.keepPicture("phone-microrts");
    }

    private static void takeSeat(String game, String opponent) {
        browser.visit(SHOWN.address() + "/play");
        browser.ask("localStorage.clear(); sessionStorage.clear()");
        browser.visit(SHOWN.address() + "/play?game=" + game + "&opponent=" + opponent);
        browser.find(".start .primary").click();
        browser.find(".curtain .primary").click();
        browser.find("canvas");
    }

    private static boolean plans(String what) {
        return browser.<Boolean>ask("return document.querySelector('agon-stage').controls.plan." + what);
    }

    private static boolean said() {
        return browser.<Boolean>ask("return document.querySelector('.said:not([hidden])') !== null");
    }
}
