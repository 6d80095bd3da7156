package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** microrts in a real browser: many units commanded from either side, a whole match with somebody who watches, its replay, and fog. */
class MicrortsBrowserTest {
    /**
     * Where the first own unit of a kind, the nearest ore, or with {@code enemy} the enemy nearest to the own corner is drawn, from the
     * middle of the canvas; null before it is.
     */
    private static final String PLACE = """
            const board = document.querySelector("agon-board");
            if (!board?.renderer?.half) return null;
            const { scene, renderer } = board;
            const canvas = board.querySelector("canvas").getBoundingClientRect();
            const wanted = {
              ore: (one) => one.kind === "ore",
              enemy: (one) => one.team === 1 - scene.ownTeam,
            }[arguments[0]] ?? ((one) => one.kind === arguments[0] && one.team === scene.ownTeam);
            const far = (unit) => unit.x + unit.y;
            const unit = [...scene.units.values()].sort((a, b) => far(a) - far(b)).find(wanted);
            if (!unit) return null;
            const { x, y } = renderer.placeOf(unit, performance.now(), false);
            return [x - canvas.width / 2, y - canvas.height / 2].map(Math.round);
            """;

    /** Two opposite corners of the map, a little inside, from the middle of the canvas. */
    private static final String CORNERS = """
            const { renderer: { camera, cells: { columns, rows, edge } }, scene } = document.querySelector("agon-board");
            const canvas = document.querySelector("agon-board canvas").getBoundingClientRect();
            return [-1, 1].flatMap((sign) => [camera.x((sign * columns) / edge) - sign * 3 - canvas.width / 2,
              camera.y((sign * rows) / edge) - sign * 3 - canvas.height / 2]).map(Math.round);
            """;

    /** What the first own unit of a kind does, in a word. */
    private static final String DOING = """
            const board = document.querySelector("agon-board");
            const unit = [...board.scene.units.values()].find((one) => one.kind === arguments[0] && one.team === board.scene.ownTeam);
            return ["harvesting", "returning", "producing", "moving"].find((word) => unit?.number(word) > 0) ?? "nothing";
            """;

    /** Counts from now on what own units did, by kind of event. */
    private static final String COUNT_DEEDS = """
            const { scene } = document.querySelector("agon-board");
            globalThis.deeds = {};
            scene.hear((event) => {
              const by = scene.units.get(event.source);
              if (by?.team === scene.ownTeam) deeds[event.kind] = (deeds[event.kind] ?? 0) + 1;
            });
            return scene.match;
            """;

    /** How the own side stands while the match goes on; null at its end. */
    private static final String STATE = """
            if (document.querySelector("agon-stage").feed.over) return null;
            const { scene } = document.querySelector("agon-board");
            const own = [...scene.units.values()].filter((unit) => unit.team === scene.ownTeam);
            return {
              sent: globalThis.sent === true,
              workers: own.filter((unit) => unit.kind === "worker").length,
              idle: own.some((unit) => unit.kind === "base" && unit.number("ticksLeft") === 0) && scene.global("ownSpendable") > 0,
            };
            """;

    /** All that stands on the board, in words. */
    private static final String BOARD = """
            const board = document.querySelector("agon-board");
            return board.renderer.twin().rows.map((row) => row.join(" ")).join("; ");
            """;

    /** What is written on the board when it is drawn. */
    private static final String WRITTEN = """
            const g = document.querySelector("agon-board canvas").getContext("2d");
            const written = [];
            g.fillText = (text, ...where) => { written.push(text); Object.getPrototypeOf(g).fillText.call(g, text, ...where); };
            return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => { delete g.fillText; done(written.join(" | ")); })));
            """;

    private static final String SCENE = "document.querySelector('agon-board')?.scene";

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Browsing SHOWN =
            new Browsing(where -> new TestSite(where, 0, TestSite.GAME, MoreGames.with(QuickMicrorts.class, where)));

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = SHOWN.browser();
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
    void onTheOtherSideTooABoxSelectsUnitsAndArrowsMoveThem() throws IOException {
        takeSeat("/play?game=microrts8&opponent=bot:light-rush&side=1");
        List<Long> at = browser.until("a worker", b -> browser.ask(PLACE, "worker"));
        box(at.get(0) - 30, at.get(1) - 30, at.get(0) + 30, at.get(1) + 30);
        browser.until("a selected unit", b -> selected() == 1);
        browser.hands().sendKeys(Keys.ARROW_DOWN).perform();
        browser.until("a worker that walks", b -> doing("worker").equals("moving"));
        browser.until(
                "a worker one row farther down",
                b -> browser.<List<Long>>ask(PLACE, "worker").get(1) > at.get(1) + 30);
        assertTrue(browser.<Boolean>ask("return " + SCENE + ".view === 1"));
        browser.keepPicture("microrts-sky");
    }

    /** Two browsers and a match in a hurry want a machine of their own. */
    @Test
    @Tag("long")
    void aWholeMatchIsPlayedWatchedBySomebodyElseAndSeenAgain() throws IOException, InterruptedException {
        String end;
        try (Browser other = Browser.open(folder.resolve("other"))) {
            takeSeat("/play?game=" + QuickMicrorts.NAME + "&opponent=bot:random");
            String match = browser.ask(COUNT_DEEDS);
            other.visit(SHOWN.address() + "/m/" + match + "?view=amber");
            other.until("the match", b -> other.<Boolean>ask("return (" + SCENE + "?.tick ?? 0) > 0"));
            browser.hands().sendKeys("gwwww").perform();
            browser.patiently("ore brought home", b -> browser.<Boolean>ask("return (deeds.brought ?? 0) > 0"));
            browser.patiently("the end", b -> fight());

            String title = browser.find(".curtain h1").getText();
            assertTrue(title.matches("You (won|lost)|A draw"), title);
            browser.keepPicture("result-microrts");
            Map<String, Long> deeds = browser.ask("return deeds");
            assertTrue(deeds.keySet().containsAll(List.of("made", "brought")), "what own units did: " + deeds);
            other.patiently(
                    "the end where it is watched",
                    b -> other.all(".side-team .result").size() == 2);
            end = browser.ask(BOARD);
            assertEquals(end, other.ask(BOARD));
            assertEquals(List.of(), other.complaints());
        }
        browser.find(".curtain a.button").click();
        lookThroughTheReplay(end);
        saveAndOpen(end);
    }

    /**
     * Workers are made as ore allows. With four of them all are boxed and sent at the nearest enemy by a right click; later all that is
     * left to do is done by key. Whether it is over.
     */
    private static boolean fight() {
        Map<String, Object> state = browser.ask(STATE);
        if (state == null) {
            return true;
        }
        if ((Boolean) state.get("idle")) {
            browser.hands().sendKeys("w").perform();
        }
        if ((Long) state.get("workers") >= 4 && !(Boolean) state.get("sent")) {
            List<Long> corners = browser.ask(CORNERS);
            box(corners.get(0), corners.get(1), corners.get(2), corners.get(3));
            rightClick(browser.ask(PLACE, "enemy"));
            browser.ask("globalThis.sent = true");
        } else if ((Boolean) state.get("sent")) {
            browser.hands().sendKeys("ea").perform();
        }
        return false;
    }

    private static void lookThroughTheReplay(String end) throws IOException {
        browser.until("a replay", b -> browser.<Boolean>ask("return (" + SCENE + "?.replayTicks ?? 0) > 0"));
        long ticks = browser.ask("return " + SCENE + ".replayTicks");
        // Here, since a page that lags behind a match in a hurry is told of no events of the frames left out.
        browser.until(
                "word of a fight",
                b -> browser.<Boolean>ask("return document.querySelector('agon-stage').feed.course.moments"
                        + ".some((moment) => moment.kind === 'kill')"));
        browser.find(".timeline [data-does=pause]").click();
        WebElement scale = browser.find(".timeline .scale input");
        browser.hands().moveToElement(scale).click().perform();
        browser.until("the middle", b -> Math.abs(tick() - ticks / 2) < ticks / 20);
        browser.keepPicture("replay-microrts");
        String middle = browser.ask(BOARD);
        browser.hands().sendKeys(Keys.ARROW_RIGHT).perform();
        browser.hands().sendKeys("t").perform();
        browser.until("the last tick", b -> tick() == ticks);
        assertEquals(end, browser.ask(BOARD));
        browser.hands().sendKeys("r").perform();
        browser.until("the first tick", b -> tick() == 0);
        assertEquals(2, browser.<String>ask(BOARD).split("Sky", -1).length - 1, "a base and a worker");
        assertTrue(middle.split("Amber", -1).length > 3, "made by then: " + middle);
    }

    private static void saveAndOpen(String end) throws IOException, InterruptedException {
        Path page = folder.resolve("saved.html");
        String link = browser.find(".timeline a[download]").getDomProperty("href");
        HttpResponse<Path> saved = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofFile(page));
        assertEquals(200, saved.statusCode());
        browser.visit(page.toUri().toString());
        browser.until("time to go on", b -> tick() > 3);
        browser.hands().sendKeys("t").perform();
        browser.until("the end", b -> end.equals(browser.ask(BOARD)));
        browser.keepPicture("saved-microrts");
    }

    @Test
    void inFogABoardShowsWhatTheSideSees() throws IOException {
        String replay = SHOWN.site().played("microrts8", Map.of("microrts.fog", "true"), "bot:captain", "bot:soldier");
        browser.visit(SHOWN.address() + "/m/" + replay + "?t=150&view=amber");
        browser.until("its 150th tick", b -> tick() >= 150);
        browser.find(".timeline [data-does=pause]").click();
        String written = browser.ask(WRITTEN);
        assertTrue(written.contains("in sight"), "nobody knows the other side's store: " + written);
        browser.keepPicture("microrts-fog");
        browser.find(".board-top .segments button").click();
        browser.until("all there is", b -> browser.<Boolean>ask("return " + SCENE + ".view === -1"));
        String all = browser.until("both stores", b -> {
            String text = browser.ask(WRITTEN);
            return text.contains("in sight") ? null : text;
        });
        assertTrue(all.matches(".*Sky: \\d+ ore.*"), all);
    }

    private static void takeSeat(String address) {
        browser.visit(SHOWN.address() + "/play");
        browser.ask("localStorage.clear(); sessionStorage.clear()");
        browser.visit(SHOWN.address() + address);
        browser.find(".start .primary").click();
        browser.find(".curtain .primary").click();
        browser.find("canvas");
        browser.until("units", b -> browser.ask(PLACE, "worker"));
    }

    private static void click(String kind, boolean right) {
        List<Long> at = browser.until("a place of " + kind, b -> browser.ask(PLACE, kind));
        if (right) {
            rightClick(at);
        } else {
            browser.hands()
                    .moveToElement(
                            browser.find("canvas"),
                            at.get(0).intValue(),
                            at.get(1).intValue())
                    .click()
                    .perform();
        }
    }

    private static void rightClick(List<Long> at) {
        browser.hands()
                .moveToElement(
                        browser.find("canvas"), at.get(0).intValue(), at.get(1).intValue())
                .contextClick()
                .perform();
    }

    private static void box(long fromX, long fromY, long toX, long toY) {
        WebElement canvas = browser.find("canvas");
        browser.hands()
                .moveToElement(canvas, (int) fromX, (int) fromY)
                .clickAndHold()
                .moveToElement(canvas, (int) toX, (int) toY)
                .release()
                .perform();
    }

    private static long selected() {
        return browser.ask("return document.querySelector('agon-stage').controls.plan.selected.size");
    }

    private static String doing(String kind) {
        return browser.ask(DOING, kind);
    }

    private static long tick() {
        Long tick = browser.ask("return " + SCENE + "?.tick ?? -1");
        return tick;
    }
}
