package dev.agon.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.Dimension;

/** Takes the pictures of the README from an Agon that serves; {@code docs/images/README.md} says how. */
final class Pictures {
    /** Seconds of a match after which there is something to see. */
    private static final int INTO_THE_MATCH = 75;

    private static final String UNDER_WAY = """
            const scene = document.querySelector("agon-board")?.scene;
            return Boolean(scene?.game) && scene.tick >= arguments[0] * (scene.game.ticksPerSecond || 1);
            """;

    private static final String WITHOUT_SCROLL_BARS = """
            const sheet = new CSSStyleSheet();
            sheet.replaceSync("* { scrollbar-width: none; } html:has(.sheet) { scrollbar-gutter: auto; }");
            document.adoptedStyleSheets.push(sheet);
            """;

    private Pictures() {}

    /**
     * Writes {@code league.png} in light or {@code tv.png} in dark.
     *
     * @param arguments which, {@code league} or {@code tv}; the address, e.g. {@code http://127.0.0.1:8080}; the file to write
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3 || !List.of("league", "tv").contains(arguments[0])) {
            System.err.println("Say league or tv, the address of an Agon that serves, and the file to write.");
            System.exit(2);
        }
        boolean tv = arguments[0].equals("tv");
        try (Browser browser = Browser.open(Files.createTempDirectory("agon-pictures"))) {
            browser.resize(tv ? new Dimension(1440, 960) : new Dimension(1240, 1320));
            browser.visit(arguments[1] + "/cluster");
            browser.ask("localStorage.setItem('agon.theme', arguments[0])", tv ? "dark" : "light");
            browser.visit(arguments[1] + (tv ? "/" : "/league"));
            browser.ask(WITHOUT_SCROLL_BARS);
            if (tv) {
                browser.patiently("a match that is under way", b -> browser.<Boolean>ask(UNDER_WAY, INTO_THE_MATCH));
            } else {
                browser.find("agon-payoff td a");
            }
            Files.write(Path.of(arguments[2]), browser.picture());
        }
    }
}
