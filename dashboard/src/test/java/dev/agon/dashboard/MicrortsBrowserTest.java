package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Commanding many units in a real browser: select, send, make, from either side. */
class MicrortsBrowserTest {
    /** Where the first own unit of a kind, or the nearest ore, is drawn, from the middle of the canvas; null before it is. */
    private static final String PLACE = """
            const board = document.querySelector("agon-board");
            if (!board?.renderer?.half) return null;
            const canvas = board.querySelector("canvas").getBoundingClientRect();
            const far = (unit) => unit.x + unit.y;
            const unit = [...board.scene.units.values()].sort((a, b) => far(a) - far(b))
              .find((one) => one.kind === arguments[0] && (one.kind === "ore" || one.team === board.scene.ownTeam));
            if (!unit) return null;
            const { x, y } = board.renderer.placeOf(unit, performance.now(), false);
            return [x - canvas.width / 2, y - canvas.height / 2].map(Math.round);
            """;

    /** What the first own unit of a kind does, in a word. */
    private static final String DOING = """
            const board = document.querySelector("agon-board");
            const unit = [...board.scene.units.values()].find((one) => one.kind === arguments[0] && one.team === board.scene.ownTeam);
            return ["harvesting", "returning", "producing", "moving"].find((word) => unit?.number(word) > 0) ?? "nothing";
            """;

    @TempDir
    static Path folder;

    private static TestSite site;
    private static Browser browser;

    @BeforeAll
    static void openBrowser() {
        Browser.missing().ifPresent(why -> Assumptions.abort(why));
        site = new TestSite(folder.resolve("site"), 0);
        browser = Browser.open(folder.resolve("profile"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
            site.close();
        }
    }

    @AfterEach
    void nothingComplains() {
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void aWorkerIsSelectedAndSentToTheOreAndTheBaseMakesAnother() throws IOException {
        takeSeat("/play?game=microrts8&opponent=bot:light-rush");
        click("worker", false);
        browser.until("a selected unit", b -> selected() == 1);
        click("ore", true);
        browser.until("a worker that harvests", b -> doing("worker").equals("harvesting"));
        browser.hands().sendKeys("w").perform();
        browser.until("a base that makes a worker", b -> doing("base").equals("producing"));
        browser.keepPicture("microrts-play");
        browser.until("ore on its way home", b -> doing("worker").equals("returning"));
    }

    @Test
    void aBoxSelectsUnitsAndArrowsMoveThemOnTheOtherSideToo() throws IOException {
        takeSeat("/play?game=microrts8&opponent=bot:light-rush&side=1");
        List<Long> at = browser.until("a worker", b -> browser.ask(PLACE, "worker"));
        WebElement canvas = browser.find("canvas");
        browser.hands()
                .moveToElement(canvas, at.get(0).intValue() - 30, at.get(1).intValue() - 30)
                .clickAndHold()
                .moveToElement(canvas, at.get(0).intValue() + 30, at.get(1).intValue() + 30)
                .release()
                .perform();
        browser.until("a selected unit", b -> selected() == 1);
        browser.hands().sendKeys(Keys.ARROW_DOWN).perform();
        browser.until("a worker that walks", b -> doing("worker").equals("moving"));
        browser.until(
                "a worker one row farther down",
                b -> browser.<List<Long>>ask(PLACE, "worker").get(1) > at.get(1) + 30);
        browser.keepPicture("microrts-sky");
        assertTrue(browser.<Boolean>ask("return document.querySelector('agon-board').scene.view === 1"));
    }

    private static void takeSeat(String address) {
        browser.visit(site.address() + "/play");
        browser.ask("localStorage.clear(); sessionStorage.clear()");
        browser.visit(site.address() + address);
        browser.find(".start .primary").click();
        browser.find(".curtain .primary").click();
        browser.find("canvas");
    }

    private static void click(String kind, boolean right) {
        List<Long> at = browser.until("a place of " + kind, b -> browser.ask(PLACE, kind));
        var there = browser.hands()
                .moveToElement(
                        browser.find("canvas"), at.get(0).intValue(), at.get(1).intValue());
        (right ? there.contextClick() : there.click()).perform();
    }

    private static long selected() {
        return browser.ask("return document.querySelector('agon-stage').controls.plan.selected.size");
    }

    private static String doing(String kind) {
        return browser.ask(DOING, kind);
    }
}
