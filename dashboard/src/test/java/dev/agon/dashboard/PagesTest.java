package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** League, Runs, Cluster, Player and Matches in a real browser: what one can do there, and that nothing complains. */
class PagesTest {
    /** Address of a page, and what it shows when its data is there. */
    private static final Map<String, String> PAGES = Map.of(
            "/league", "agon-payoff td a",
            "/league/main%4024", ".rate-bar",
            "/runs", ".small-multiples .uplot",
            "/cluster", ".small-multiples .uplot",
            "/matches", "table.matches");

    /** How far things moved by themselves, as the browser sums it up: 0 for not at all, 1 for the whole page by its height. */
    private static final String SHIFT = """
            return new Promise((done) => {
              let sum = 0;
              new PerformanceObserver((list) => list.getEntries().forEach((one) => (sum += one.value))).observe({ type: "layout-shift", buffered: true });
              requestAnimationFrame(() => setTimeout(() => done(sum), 50));
            });
            """;

    @RegisterExtension
    static final Browsing SHOWN = new Browsing();

    private static TestSite site;
    private static Browser browser;

    @BeforeAll
    static void open() {
        site = SHOWN.site();
        browser = SHOWN.browser();
    }

    @Test
    void aCellOfThePayoffTellsItsIntervalAndOpensItsMatches() {
        browser.visit(site.address() + "/league");
        WebElement cell = browser.find("agon-payoff td a[aria-label^='main@24 against main@23']");
        browser.hands().moveToElement(cell).perform();
        String told = browser.until("the interval", b -> {
            String text = b.findElement(By.cssSelector("agon-payoff .reading")).getText();
            return text.contains("between") ? text : null;
        });
        assertTrue(told.contains("main@24 against main@23") && told.contains("of 20 matches"), told);

        cell.click();
        browser.until(
                "their matches",
                b -> b.findElements(By.cssSelector("table.matches tbody tr")).size() == 20);
        assertTrue(browser.<String>ask("return location.search").contains("a=main%4024&b=main%4023"));
        for (WebElement row : browser.until("rows", b -> b.findElements(By.cssSelector("table.matches tbody tr")))) {
            assertTrue(row.getText().contains("main@24") && row.getText().contains("main@23"), row.getText());
        }
    }

    @Test
    void thePayoffIsWalkedWithTheArrowKeys() {
        browser.visit(site.address() + "/league");
        browser.find("agon-payoff td a");
        browser.ask("document.querySelector('agon-payoff td a[tabindex=\"0\"]').focus()");
        String first = browser.ask("return document.activeElement.getAttribute('aria-label')");
        browser.hands().sendKeys(Keys.ARROW_DOWN).perform();
        String next = browser.ask("return document.activeElement.getAttribute('aria-label')");

        assertTrue(next.contains(" against ") && !next.equals(first), first + ", then " + next);
        assertEquals(
                1L,
                browser.<Long>ask("return document.querySelectorAll('agon-payoff td a[tabindex=\"0\"]').length"),
                "one stop of the Tab key");
    }

    @Test
    void theCrosshairIsSharedAndGoesWithTheArrowKeys() {
        browser.visit(site.address() + "/runs");
        browser.find(".small-multiples .uplot");
        browser.ask("document.querySelector('agon-curve .curve').focus()");
        browser.hands()
                .moveToLocation(1, 1)
                .sendKeys(Keys.HOME)
                .sendKeys(Keys.ARROW_RIGHT)
                .sendKeys(Keys.ARROW_RIGHT)
                .perform();

        // 400 updates of 15,000 decisions: the third.
        browser.until("45 k decisions in all charts", b -> {
            List<String> places = b.findElements(By.cssSelector("agon-curve .reading > span:first-child")).stream()
                    .map(WebElement::getText)
                    .distinct()
                    .toList();
            return places.equals(List.of("45 k decisions"));
        });
        String said = browser.ask("return document.activeElement.getAttribute('aria-valuetext')");
        assertTrue(said.startsWith("45 k decisions: Rating "), said);
    }

    @Test
    void everyChartIsATableBehindAButton() {
        for (String page : List.of("/league", "/runs", "/cluster", "/league/main%4024")) {
            browser.visit(site.address() + page);
            browser.find(PAGES.getOrDefault(page, "agon-curve .uplot"));
            List<WebElement> charts = browser.until("charts", b -> b.findElements(By.cssSelector("agon-curve")));
            for (WebElement chart : charts) {
                browser.ask("arguments[0].querySelector('.tools > button').click()", chart);
                assertTrue(
                        browser.until("numbers", b -> chart.findElements(By.cssSelector("tbody td.number")))
                                        .size()
                                > 1,
                        page);
            }
        }
    }

    @Test
    void aFigureIsExplainedAsTheDocumentExplainsIt() {
        browser.visit(site.address() + "/runs");
        WebElement sign = browser.find("button[aria-label='What is KL divergence?']");
        browser.hands().moveToElement(sign).perform();
        String told = browser.until("the explanation", b -> {
            WebElement text = b.findElement(By.cssSelector("#" + sign.getDomAttribute("aria-describedby")));
            return text.isDisplayed() ? text.getText() : null;
        });

        MetricsGuide.Entry kl = MetricsGuide.read().get("kl");
        assertTrue(told.toLowerCase().contains(kl.is().toLowerCase()) && told.contains(kl.healthy()), told);
    }

    @Test
    void everyFigureThatWasMeasuredIsDrawn() {
        browser.visit(site.address() + "/runs");
        browser.find(".small-multiples .uplot");
        List<String> titles =
                browser.ask("return [...document.querySelectorAll('agon-curve')].map((one) => one.chart.title)");

        assertTrue(
                titles.containsAll(List.of(
                        "Rating",
                        "Win rate against the anchors",
                        "Entropy",
                        "KL divergence",
                        "Clip fraction",
                        "Explained variance",
                        "Policy loss",
                        "Value loss",
                        "Gradient norm",
                        "Learning rate",
                        "Decisions per second",
                        "Staleness, mean",
                        "Staleness by versions",
                        "Staleness, most",
                        "Queue",
                        "Rollouts refused",
                        "Workers")),
                titles.toString());
    }

    @Test
    void runsAreDrawnTogetherAndTheAddressSaysWhich() {
        browser.visit(site.address() + "/runs");
        browser.find(".small-multiples .uplot");
        new Select(browser.find(".together select")).selectByValue("lanes1v1-older");
        browser.until(
                "two curves in a chart",
                b -> browser.<Boolean>ask(
                        "const curve = [...document.querySelectorAll('agon-curve')].find((one) => one.chart.title"
                                + " === 'Entropy'); return curve?.chart.series.length === 2"
                                + " && curve.chart.series.every((one) => one.values.some((value) => value !== null))"));
        assertTrue(browser.<String>ask("return location.search").contains("with=lanes1v1-older"));

        browser.visit(browser.ask("return location.href"));
        browser.find("button[aria-label='Without lanes1v1-older']").click();
        browser.until(
                "one run again", b -> b.findElements(By.cssSelector(".chip")).isEmpty());
        assertTrue(!browser.<String>ask("return location.search").contains("with="));
    }

    @Test
    void matchesAreFoundByTheNamesOfTheirPlayers() {
        browser.visit(site.address() + "/matches");
        WebElement field = browser.find("input[aria-label='Player']");
        field.sendKeys("main@24", Keys.ENTER);
        browser.until("its matches", b -> {
            List<String> rows = b.findElements(By.cssSelector("table.matches tbody tr")).stream()
                    .map(WebElement::getText)
                    .toList();
            return !rows.isEmpty() && rows.stream().allMatch(row -> row.contains("main@24"));
        });
        browser.find("input[aria-label='Opponent']").sendKeys("main@3", Keys.ENTER);
        browser.until(
                "that they never met",
                b -> b.findElement(By.cssSelector("main")).getText().contains("main@24 and main@3 have not met."));
    }

    @Test
    void aReplayThatWasKeptIsWatchedFromTheListAndNamesAreText() {
        browser.visit(site.address() + "/matches?a=main%4024");
        WebElement row = browser.until(
                "the match that was played", b -> b.findElements(By.cssSelector("table.matches tbody tr")).stream()
                        .filter(one -> one.getText().contains("Ada <b>Lovelace</b>"))
                        .findFirst()
                        .orElse(null));
        assertTrue(row.getText().contains("played"), row.getText());
        row.findElement(By.linkText("Watch")).click();
        browser.find("agon-board canvas");
        assertTrue(browser.<String>ask("return location.pathname").startsWith("/match/replay/kuhn-"));
    }

    @Test
    void descentShowsFromWhomAnExploiterBeganAnew() throws IOException {
        browser.visit(site.address() + "/league");
        browser.find("agon-lineage .descent");
        assertEquals(2L, browser.<Long>ask("return document.querySelectorAll('agon-lineage .lane').length"));
        browser.ask("document.querySelector('agon-lineage').scrollIntoView()");
        browser.keepPicture("league-descent");
        browser.visit(site.address() + "/league/main-exploiter%4012");
        assertEquals("main@8", browser.find(".figures .note a").getText());
    }

    @Test
    void nothingJumpsWhenDataArrives() {
        List<String> jumps = new ArrayList<>();
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            browser.visit(site.address() + page.getKey());
            browser.find(page.getValue());
            double shift = ((Number) browser.ask(SHIFT)).doubleValue();
            if (shift > 0.02) {
                jumps.add(page.getKey() + " by " + shift);
            }
        }
        assertEquals(List.of(), jumps);
    }

    @Test
    void aNarrowScreenIsNeverScrolledSideways() throws IOException {
        browser.resize(new Dimension(500, 900));
        try {
            List<String> wide = new ArrayList<>();
            for (String page : PAGES.keySet().stream().sorted().collect(Collectors.toList())) {
                browser.visit(site.address() + page);
                browser.find(PAGES.get(page));
                if (browser.<Boolean>ask("return document.documentElement.scrollWidth > innerWidth")) {
                    wide.add(page);
                }
                browser.keepPicture("narrow" + page.replaceAll("\\W+", "-"));
            }
            assertEquals(List.of(), wide);
        } finally {
            browser.resize(Browser.USUAL);
        }
    }
}
