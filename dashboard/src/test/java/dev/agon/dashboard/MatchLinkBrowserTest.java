package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The address of a live match in a real browser: what it shows, what it refuses, and where it leads when the match is over. */
class MatchLinkBrowserTest {
    /** Keeps the page's lines, the newest last; none comes about while {@code lineIsCut}. */
    private static final String CUTTING = """
            globalThis.lines = [];
            globalThis.WebSocket = class extends WebSocket {
              constructor(to) {
                super(globalThis.lineIsCut ? to.replace("/ws/arena", "/ws/nobody") : to);
                lines.push(this);
              }
            };
            """;

    private static final String LIVE = "return fetch('/api/arena/matches').then((answer) => answer.text())";

    private static final String CUT = "globalThis.lineIsCut = true; lines.at(-1).close()";

    @RegisterExtension
    static final Browsing SHOWN =
            new Browsing(folder -> new TestSite(folder, 0, TestSite.GAME, MoreGames.with(HastyLanes.class, folder)));

    private static TestSite site;
    private static Browser browser;
    private static MatchPage page;

    @BeforeAll
    static void open() {
        site = SHOWN.site();
        browser = SHOWN.browser();
        page = new MatchPage(site, browser);
    }

    @Test
    void aBareLinkToAMatchThatSomebodyPlaysOpensWithWhatTheySee() throws IOException, InterruptedException {
        try (SeatedPerson person = new SeatedPerson(site.address(), "lanes1v1", "bot:guard", "sky")) {
            browser.visit(site.address() + "/m/" + person.match);
            browser.until("the match", b -> browser.<Boolean>ask("return " + MatchPage.SCENE + "?.units.size > 0"));
            assertEquals(1L, browser.<Long>ask("return " + MatchPage.SCENE + ".view"));
            assertEquals("Sky's view", browser.find(".board-top .only-view").getText());
            assertTrue(browser.all(".board-top .segments").isEmpty(), "there is nothing to choose from");
            browser.keepPicture("watch-a-person");
        }
    }

    @Test
    void aLinkToAViewThatIsHiddenSaysSoAndLeadsToOneThatIsNot() throws IOException, InterruptedException {
        try (SeatedPerson person = new SeatedPerson(site.address(), "lanes1v1", "bot:guard", "amber")) {
            for (String hidden : List.of("all", "sky")) {
                browser.visit(site.address() + "/m/" + person.match + "?view=" + hidden);
                assertEquals(
                        "That view is hidden while people play this match.",
                        browser.find(".waiting .empty b").getText());
                assertTrue(
                        browser.<Boolean>ask("return " + MatchPage.FEED + ".scene === undefined"),
                        "something was shown");
            }
            browser.keepPicture("hidden-view");
            browser.find(".waiting .primary").click();
            browser.until("the match", b -> browser.<Boolean>ask("return " + MatchPage.SCENE + "?.units.size > 0"));
            assertEquals(0L, browser.<Long>ask("return " + MatchPage.SCENE + ".view"));
            assertEquals("", browser.<String>ask("return location.search"));
        }
    }

    @Test
    void whoseLineIsCutFindsALiveMatchGoneOnAndCanStillGoBackToItsStart() {
        String script = browser.beforeEachPage(CUTTING);
        String match = site.begin("lanes1v1", "bot:rush", "bot:guard");
        browser.visit(site.address() + "/m/" + match);
        browser.until("some time", b -> tick() > 20);
        long first = browser.ask("return " + MatchPage.FEED + ".pace.first");
        browser.ask(CUT);
        browser.find(".line-lost");
        long cutAt = tick();
        browser.until("a vain try", b -> browser.<Long>ask("return lines.length") > 1);
        browser.ask("globalThis.lineIsCut = false");
        browser.until("the match to go on", b -> tick() > cutAt + 10);
        assertTrue(browser.all(".line-lost").isEmpty(), "the line is up again");
        assertEquals(match, browser.<String>ask("return " + MatchPage.SCENE + ".match"));

        browser.ask("document.querySelector('agon-stage').feed.pace.step(0)");
        for (long wanted : new long[] {first, cutAt, first + 1}) {
            browser.ask(MatchPage.FEED.replace("?", "") + ".pace.seek(arguments[0])", wanted);
            assertEquals(wanted, tick(), "what was seen before the line was cut");
            assertTrue(
                    browser.<Boolean>ask("return " + MatchPage.SCENE + ".units.size > 4"), "towers, cores and heroes");
        }
        browser.complaints(); // of lines that did not come about
        browser.noLongerBefore(script);
    }

    @Test
    void whoseLineIsCutWhenAMatchEndsIsTakenToItsReplayWhereTheyWere() throws IOException, InterruptedException {
        String script = browser.beforeEachPage(CUTTING);
        try (SeatedPerson person = new SeatedPerson(site.address(), HastyLanes.NAME, "bot:guard", "amber")) {
            browser.visit(site.address() + "/m/" + person.match + "?view=amber");
            browser.until("some time", b -> tick() > 20);
            browser.ask(CUT);
            long cutAt = tick();
            browser.until("the end", b -> !browser.<String>ask(LIVE).contains(person.match));
            browser.ask("globalThis.lineIsCut = false");
            browser.until("the replay", b -> b.getCurrentUrl()
                    .matches(".*/m/replay/" + HastyLanes.NAME + "-[0-9-]+-" + person.match + ".*"));
            assertTrue(browser.<String>ask("return location.search").contains("view=amber"), "with the same eyes");
            browser.until("the moment at which the line was cut", b -> tick() >= cutAt);
            browser.hands().sendKeys("t").perform();
            browser.until("how it ended", b -> browser.all(".side-team .result").size() == 2);
        }
        browser.complaints(); // of lines that did not come about
        browser.noLongerBefore(script);
    }

    private static long tick() {
        return page.tick();
    }
}
