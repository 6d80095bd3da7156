package dev.agon.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

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

    @RegisterExtension
    static final Browsing SHOWN = new Browsing();

    private static TestSite site;
    private static Browser browser;
    private static String axe;

    @BeforeAll
    static void open() throws IOException {
        try (InputStream script = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(Objects.requireNonNull(script, "axe").readAllBytes(), UTF_8);
        }
        site = SHOWN.site();
        browser = SHOWN.browser();
    }

    /** One of the pages is not there, and the browser says so. */
    @AfterEach
    void overlookComplaints() {
        browser.complaints();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void noPageHasASeriousFault(String theme) {
        choose(theme);
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            browser.visit(site.address() + page.getKey());
            browser.find(page.getValue());
            assertEquals(theme, browser.ask("return document.documentElement.dataset.theme"));
            faults.addAll(faults(page.getKey()));
        }
        assertEquals(List.of(), faults);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void neitherHelpNorASeatHasASeriousFault(String theme) {
        choose(theme);
        browser.ask(
                "Object.keys(localStorage).filter((key) => key !== 'agon.theme').forEach((key) => localStorage.removeItem(key))");
        browser.visit(site.address() + "/play?game=lanes1v1&opponent=bot:guard");
        browser.find(".start .primary").click();
        browser.find(".curtain .primary");
        List<String> faults = new ArrayList<>(faults("help"));
        browser.find(".curtain .primary").click();
        browser.find(".hud .ability");
        faults.addAll(faults("seat"));
        assertEquals(List.of(), faults);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void neitherALiveMatchNorAReplayHasASeriousFault(String theme) {
        choose(theme);
        browser.visit(site.address() + "/");
        String live = browser.until(
                "a match", b -> browser.ask("return document.querySelector('agon-board')?.scene?.match ?? null"));
        List<String> faults = new ArrayList<>(faultsOfMatch("/m/" + live));
        faults.addAll(faultsOfMatch("/m/" + site.played(TestSite.GAME, "bot:rush", "bot:rush") + "?t=400&speed=0.5"));
        assertEquals(List.of(), faults);
    }

    /** With all that can be shown of it: curves and their tables, an agent's thoughts, the board in words, the keys. */
    private static List<String> faultsOfMatch(String address) {
        browser.visit(site.address() + address);
        browser.find(".lead svg");
        browser.find(".thinkers button").click();
        browser.find(".mind .weighs");
        browser.ask("document.querySelectorAll('agon-stage details').forEach((one) => (one.open = true))");
        browser.find(".twin-table td");
        List<String> faults = new ArrayList<>(faults(address));
        browser.ask("[...document.querySelectorAll('agon-curves button')].at(-1).click()");
        browser.find("agon-curves table td");
        browser.hands().sendKeys(Keys.F1).perform();
        browser.find(".keys");
        faults.addAll(faults(address + " with its table and its keys"));
        return faults;
    }

    private static void choose(String theme) {
        browser.visit(site.address() + "/cluster");
        browser.ask("localStorage.setItem('agon.theme', arguments[0])", theme);
    }

    private static List<String> faults(String page) {
        browser.ask(axe);
        Map<String, Object> found = browser.ask(FAULTS);
        assertTrue((long) found.get("looked") > 10, "axe looked at " + page + ": " + found);
        return ((List<?>) found.get("faults"))
                .stream().map(fault -> page + " " + fault).toList();
    }
}
