package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** Light and dark in a real browser: as the system prefers until somebody chooses, and as they chose from then on. */
class ThemeBrowserTest {
    private static final String SWITCH = ".bar button[aria-label='Switch between light and dark']";

    /** The colours of the page and of a chart that is drawn on a canvas. */
    private static final String COLOURS = CanvasPixels.PIXELS_OF + """
            const chart = document.querySelector(".uplot canvas");
            if (!chart?.width) return null;
            const pixels = pixelsOf(chart);
            let brightness = 0, drawn = 0;
            for (let at = 0; at < pixels.length; at += 4)
              if (pixels[at + 3] > 200) { drawn++; brightness += (pixels[at] + pixels[at + 1] + pixels[at + 2]) / 3; }
            return drawn === 0 ? null : `${getComputedStyle(document.body).backgroundColor} ${Math.round(brightness / drawn)}`;
            """;

    @RegisterExtension
    static final Browsing SHOWN = new Browsing();

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = SHOWN.browser();
    }

    @BeforeEach
    void nobodyHasChosen() {
        browser.prefer("light");
        browser.visit(SHOWN.address() + "/league");
        browser.ask("localStorage.clear()");
    }

    @AfterEach
    void forget() {
        browser.ask("localStorage.clear()");
        browser.prefer("light");
    }

    @Test
    void theSystemsPreferenceHoldsUntilSomebodyChooses() {
        browser.visit(SHOWN.address() + "/league");
        awaitTheme("light");
        browser.prefer("dark");
        awaitTheme("dark");
        browser.visit(SHOWN.address() + "/runs");
        awaitTheme("dark");
    }

    @Test
    void theChoiceOfLightOrDarkIsRememberedWhateverTheSystemPrefers() throws IOException {
        browser.visit(SHOWN.address() + "/league");
        awaitTheme("light");
        String light = colours();
        press();
        awaitTheme("dark");
        browser.until("a chart in other colours", b -> !light.equals(colours()));
        browser.keepPicture("league-dark");

        browser.visit(SHOWN.address() + "/runs");
        awaitTheme("dark");
        browser.prefer("dark");
        press();
        awaitTheme("light");
        browser.visit(SHOWN.address() + "/league");
        assertEquals("light", theme(), "before anything is drawn");
        browser.until("the first colours", b -> light.equals(colours()));
        browser.keepPicture("league-light");
    }

    /** With the keyboard: nothing can come between. */
    private static void press() {
        browser.find(SWITCH);
        browser.ask("document.querySelector(arguments[0]).focus()", SWITCH);
        browser.hands().sendKeys(Keys.ENTER).perform();
    }

    private static void awaitTheme(String expected) {
        browser.until(expected, b -> expected.equals(theme()));
    }

    private static String theme() {
        return browser.ask("return document.documentElement.dataset.theme");
    }

    private static String colours() {
        return browser.until("a chart", b -> browser.ask(COLOURS));
    }
}
