package dev.agon.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.Dimension;

/** Takes the pictures of the README from an Agon that serves; {@code docs/images/README.md} says how. */
final class Pictures {
    /** Seconds of a match after which there is something to see. */
    private static final int INTO_THE_MATCH = 75;

    private Pictures() {}

    /**
     * Writes {@code tv.png} and {@code league.png}, the first in dark and the second in light.
     *
     * @param arguments the address, e.g. {@code http://127.0.0.1:8080}, and the folder to write to
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("Say the address of an Agon that serves, and the folder for the pictures.");
            System.exit(2);
        }
        String address = arguments[0];
        Path folder = Path.of(arguments[1]);
        Path profile = Files.createTempDirectory("agon-pictures");
        try (Browser browser = Browser.open(profile)) {
            browser.resize(new Dimension(1440, 960));
            browser.visit(address + "/cluster");
            browser.ask("localStorage.setItem('agon.theme', 'light')");
            browser.visit(address + "/league");
            browser.find("agon-payoff td a");
            Files.write(folder.resolve("league.png"), browser.picture());

            browser.ask("localStorage.setItem('agon.theme', 'dark')");
            browser.visit(address + "/");
            browser.patiently(
                    "a match that is under way",
                    b -> browser.<Boolean>ask(
                            "const scene = document.querySelector('agon-board')?.scene;"
                                    + "return Boolean(scene?.game) && scene.tick >= arguments[0] * (scene.game.ticksPerSecond || 1)",
                            INTO_THE_MATCH));
            Files.write(folder.resolve("tv.png"), browser.picture());
        }
        System.out.println("league.png and tv.png are in " + folder);
    }
}
