package dev.agon.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page under axe, which finds what keeps people from using a page: names, roles, contrast, the reach of the keyboard. */
class AccessibilityTest {
    /** What axe calls serious or critical, as sentences. */
    private static final String FAULTS = """
            return (async () => {
              const found = await axe.run(document, { resultTypes: ["violations"] });
              const serious = found.violations.filter((one) => ["serious", "critical"].includes(one.impact));
              return {
                looked: found.passes.length,
                faults: serious.map((one) => one.id + ": " + one.help + " at " + one.nodes.slice(0, 4).map((node) =>
                  node.target.join(" ") + " (" + node.failureSummary.replace(/\\s+/g, " ") + ")").join("; ")),
              };
            })();
            """;

    /** Address of a page, and what it shows when it is ready. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("/", ".twin summary"),
            Map.entry("/play", ".start .primary"),
            Map.entry("/matches", "table.matches"),
            Map.entry("/matches?a=nobody", ".card .empty b"),
            Map.entry("/match/tv", ".twin summary"),
            Map.entry("/league", "agon-payoff td a"),
            Map.entry("/league?run=kuhn-trial", ".empty b"),
            Map.entry("/league/main%4024", ".rate-bar"),
            Map.entry("/league/bot%3Arandom", ".figures"),
            Map.entry("/runs", ".small-multiples .uplot"),
            Map.entry("/cluster", ".histogram"),
            Map.entry("/cluster?run=kuhn-trial", ".empty b"),
            Map.entry("/nowhere", ".empty .button"));

    @TempDir
    static Path folder;

    private static TestSite site;
    private static Browser browser;
    private static String axe;

    @BeforeAll
    static void openBrowser() throws IOException {
        Browser.missing().ifPresent(why -> Assumptions.abort(why));
        try (InputStream script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(Objects.requireNonNull(script, "axe").readAllBytes(), UTF_8);
        }
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

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void noPageHasASeriousFault(String theme) {
        browser.visit(site.address() + "/cluster");
        browser.ask("localStorage.setItem('agon.theme', arguments[0])", theme);
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            browser.visit(site.address() + page.getKey());
            browser.find(page.getValue());
            assertEquals(theme, browser.ask("return document.documentElement.dataset.theme"));
            browser.ask(axe);
            Map<String, Object> found = browser.ask(FAULTS);
            assertTrue((long) found.get("looked") > 10, "axe looked at " + page.getKey() + ": " + found);
            ((List<?>) found.get("faults")).forEach(fault -> faults.add(page.getKey() + " " + fault));
        }
        assertEquals(List.of(), faults);
    }
}
