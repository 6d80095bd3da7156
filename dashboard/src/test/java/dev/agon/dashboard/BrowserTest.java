package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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

/** The pages in a real browser: matches are watched and played, and nothing complains. */
class BrowserTest {
    /** Rows of the board's text twin that tell of heroes: unit number to its place. */
    private static final String HEROES = """
            const places = {};
            for (const row of document.querySelectorAll(".twin tbody tr")) {
              const [team, unit, number, x, y] = [...row.cells].map((cell) => cell.textContent);
              if (unit === "archer") places[team + " " + number] = x + " " + y;
            }
            return places;
            """;

    /** Looks at the enemies that a view is told of, for some seconds: how many, and how many of them the page thinks out of sight. */
    private static final String LOOK = """
            return (async () => {
              const { Sight } = await import("/web/board/lanes/sight.js");
              const { scene, renderer } = document.querySelector("agon-board");
              const sight = new Sight(renderer.ground);
              const looked = { enemies: 0, veiled: 0 };
              let last = -1;
              for (let i = 0; i < 1500 && looked.enemies < 100; i++) {
                await new Promise((done) => setTimeout(done, 10));
                if (scene.tick === last || scene.tick % 2 !== 0) continue;
                last = scene.tick;
                sight.look(scene);
                for (const unit of scene.units.values()) {
                  if (unit.team === 1 && unit.kind !== "tower" && unit.kind !== "core") {
                    looked.enemies++;
                    looked.veiled += sight.seen[renderer.ground.cell(unit.x, unit.y)] ? 0 : 1;
                  }
                }
              }
              return looked;
            })();
            """;

    @RegisterExtension
    static final Browsing SHOWN = new Browsing();

    /** Where nobody takes a seat: TV would show such a match, and only what may be seen while people play it. */
    @RegisterExtension
    static final Browsing EXHIBITIONS = new Browsing();

    private static TestSite site;
    private static TestSite exhibitions;
    private static Browser browser;

    @BeforeAll
    static void open() {
        site = SHOWN.site();
        exhibitions = EXHIBITIONS.site();
        browser = SHOWN.browser();
    }

    @Test
    void tvShowsHeroesThatMove() throws IOException {
        browser.visit(exhibitions.address() + "/");
        browser.find(".twin summary").click();
        Map<String, String> before = browser.until("both heroes", b -> twoHeroes());
        Map<String, String> drawn = drawnHeroes();
        browser.until("heroes elsewhere than " + before, b -> !before.equals(twoHeroes()));
        browser.until("heroes drawn elsewhere than " + drawn, b -> !drawn.equals(drawnHeroes()));
        assertTrue(
                browser.<Boolean>ask("return document.querySelector('canvas').width > 500"),
                "the board is drawn large");
        browser.keepPicture("tv");
    }

    @Test
    void spectatorsSeeWithTheEyesOfATeam() throws IOException {
        browser.visit(exhibitions.address() + "/");
        browser.find(".board-top .segments button:nth-child(3)").click();
        browser.until(
                "Sky's view",
                b -> b.getCurrentUrl().endsWith("?view=sky")
                        && browser.<Boolean>ask("return document.querySelector('agon-board').scene.view === 1"));
        browser.until(
                "own core of Sky where everybody sees it",
                b -> browser.<Boolean>ask("return [...document.querySelector('agon-board').scene.units.values()]"
                        + ".some((unit) => unit.kind === 'core' && unit.team === 1 && unit.x > 0 && unit.y < 0)"));
        browser.keepPicture("tv-sky");
    }

    @Test
    void someoneTakesASeatAndMovesTheirHeroWithTheMouse() throws IOException {
        takeSeat("/play?game=lanes1v1&opponent=bot:guard");
        String before = ownPlace();
        WebElement canvas = browser.find("canvas");
        browser.hands().moveToElement(canvas, 0, 0).contextClick().perform();
        browser.until("the hero elsewhere than " + before, b -> !ownPlace().equals(before));
        browser.keepPicture("play");
    }

    @Test
    void someoneOnTheOtherSideMovesTheirHeroWithTheKeyboard() throws IOException {
        takeSeat("/play?game=lanes1v1&opponent=bot:guard&side=1");
        String before = ownPlace();
        browser.hands().keyDown(Keys.ARROW_UP).perform();
        browser.until("the hero farther up than " + before, b -> yOf(ownPlace()) < yOf(before));
        browser.hands().keyUp(Keys.ARROW_UP).perform();
        browser.keepPicture("play-sky");
    }

    @Test
    void aRefusedOrderSaysWhy() {
        takeSeat("/play?game=lanes1v1&opponent=bot:guard");
        ownPlace();
        browser.hands().sendKeys("q").perform();
        assertEquals("Nobody is near enough for Pin.", browser.find(".said").getText());
    }

    @Test
    void theShopSaysWhatThereIsAndWhyItCannotBeHad() throws IOException {
        takeSeat("/play?game=lanes1v1&opponent=bot:guard");
        ownPlace();
        browser.hands().sendKeys("b").perform();
        WebElement aegis = browser.find(".good:nth-child(8)");
        assertEquals("true", aegis.getDomAttribute("aria-disabled"));
        assertTrue(aegis.getText().contains("gold short"), aegis.getText());
        browser.keepPicture("shop");
        browser.hands().sendKeys("8").perform();
        assertTrue(browser.find(".said").getText().contains("gold short"));
    }

    @Test
    void aHeroWalksRoundWalls() {
        takeSeat("/play?game=lanes3v3&opponent=bot:guard");
        ownPlace();
        // The far end of the forest path, with a wall across the straight way to it.
        Map<String, Object> way = browser.until("a way", b -> browser.ask("""
                        const { controls } = document.querySelector("agon-stage");
                        const board = document.querySelector("agon-board");
                        if (!board.renderer.ground || !controls.hero) return null;
                        if (!controls.plan.goal) controls.plan.goTo({ x: -0.35, y: -0.05 }, false);
                        const way = controls.plan.way;
                        const ground = board.renderer.ground;
                        if (!way || way.length < 2) return null;
                        const corners = [{ x: controls.hero.x, y: controls.hero.y }, ...way];
                        return { corners: way.length, clear: corners.slice(1).every((to, i) =>
                            ground.isClearWay(corners[i].x, corners[i].y, to.x, to.y, 0)) };
                        """));
        assertEquals(true, way.get("clear"), "every stretch of the way is open: " + way);
    }

    @Test
    void whatIsInSightIsNeverVeiled() {
        browser.visit(site.address() + "/?view=0");
        browser.until(
                "the ground",
                b -> browser.ask(
                        "return document.querySelector('agon-board')?.renderer?.ground !== undefined || null"));
        Map<String, Long> looked = browser.ask(LOOK);
        assertTrue(looked.get("enemies") > 20, "enemies were in sight: " + looked);
        assertEquals(0L, looked.get("veiled"), "enemies that the page would veil");
    }

    @Test
    void aWholeHandOfPokerEndsWithAResultAndARematch() throws IOException {
        takeSeat("/play?game=kuhn&opponent=bot:random");
        browser.find(".orders button").click();
        browser.until("a result", b -> {
            List<WebElement> own = b.findElements(By.cssSelector(".hud .orders button"));
            own.stream().filter(WebElement::isDisplayed).findFirst().ifPresent(WebElement::click);
            return !b.findElements(By.cssSelector(".curtain .actions a")).isEmpty();
        });
        browser.keepPicture("result");
        String ended = browser.ask("return document.querySelector('agon-board').scene.match");
        browser.find(".curtain .primary").click();
        String next = browser.until(
                "the rematch",
                b -> browser.ask(
                        "const scene = document.querySelector('agon-board')?.scene;"
                                + "return scene && scene.match !== arguments[0] ? scene.match : null",
                        ended));
        assertNotEquals(ended, next);
    }

    @Test
    void everyPageShowsItsData() throws IOException {
        Map<String, String> pages = Map.of(
                "league", ".uplot canvas",
                "league/bot%3Arandom", ".figures",
                "runs", ".small-multiples .uplot",
                "cluster", "tbody tr:nth-child(2)",
                "matches", "h1",
                "play", ".start .primary");
        for (Map.Entry<String, String> page : pages.entrySet()) {
            browser.visit(site.address() + "/" + page.getKey());
            browser.find(page.getValue());
            browser.keepPicture(page.getKey().replaceAll("\\W+", "-"));
        }
    }

    @Test
    void anotherRunIsChosenInTheFrameAndStaysInTheAddress() throws IOException {
        browser.visit(site.address() + "/league");
        browser.find(".uplot canvas");
        new Select(browser.find(".run-choice select")).selectByValue("kuhn-trial");
        browser.until("the trial's league", b -> b.findElement(By.cssSelector("main"))
                .getText()
                .contains("Nobody in kuhn-trial has been rated yet."));
        assertTrue(browser.<String>ask("return location.search").contains("run=kuhn-trial"));
        browser.keepPicture("league-unrated");
        browser.find(".bar a[href^='/cluster']").click();
        browser.until(
                "the way back to what trains",
                b -> b.findElement(By.cssSelector("main")).getText().contains("kuhn-trial is not training now."));
    }

    @Test
    void helpOpensAndClosesWithItsKeyAndNamesTheAbilitiesThatTheHeroHas() {
        takeSeat("/play?game=lanes1v1&opponent=bot:guard");
        ownPlace();
        browser.hands().sendKeys(Keys.F1).perform();
        String help = browser.find(".curtain").getText();
        for (WebElement ability :
                browser.until("abilities", b -> b.findElements(By.cssSelector(".hud .ability .name")))) {
            assertTrue(help.contains(ability.getText()), help);
        }
        browser.hands().sendKeys(Keys.F1).perform();
        browser.until("the help to be gone", b -> b.findElements(By.cssSelector(".curtain"))
                .isEmpty());
    }

    @Test
    void noClockRunsBehindTheFirstHelp() {
        browser.visit(site.address() + "/play?game=lanes1v1&opponent=bot:guard");
        browser.ask("localStorage.clear()");
        browser.find(".start .primary").click();
        browser.find(".curtain .primary");
        assertTrue(
                browser.<Boolean>ask("return !document.querySelector('agon-stage')"),
                "no seat is taken before the help has been read");
    }

    private static void takeSeat(String address) {
        browser.visit(site.address() + address);
        browser.ask("localStorage.clear()");
        browser.find(".start .primary").click();
        browser.find(".curtain .primary").click();
        browser.until("the help to be gone", b -> b.findElements(By.cssSelector(".curtain"))
                .isEmpty());
    }

    /** Places of the heroes when both are seen, else null. */
    private static Map<String, String> twoHeroes() {
        Map<String, String> places = browser.ask(HEROES);
        return places.size() == 2 ? places : null;
    }

    /** Where the board draws the heroes that are there, in pixels. */
    private static Map<String, String> drawnHeroes() {
        return browser.ask("const { renderer, scene } = document.querySelector('agon-board');"
                + "return Object.fromEntries([...scene.units.values()].filter((unit) => unit.kind === 'archer')"
                + ".map((unit) => [String(unit.id), String(renderer.place(unit))]))");
    }

    /** Where the own hero stands, as soon as the server has told which one it is. */
    private static String ownPlace() {
        return browser.until(
                "the own hero",
                b -> browser.ask(
                        "const hero = document.querySelector('agon-stage')?.controls?.hero; return hero ? hero.x + ' ' + hero.y : null"));
    }

    private static double yOf(String place) {
        return Double.parseDouble(place.split(" ")[1]);
    }
}
