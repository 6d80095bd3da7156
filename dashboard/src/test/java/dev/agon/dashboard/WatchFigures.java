package dev.agon.dashboard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Measures, by hand, what a page costs that shows a match: the time of a frame and of its drawing, and the memory that stays. Prints a
 * line a minute; {@code docs/results/watching.md} holds figures. Frames are drawn by software where Chromium has no GPU.
 */
final class WatchFigures {
    private static final int SECONDS_OF_FRAMES = 20;

    private static final String WATCH_FRAMES = """
            const [seconds, done] = arguments;
            const board = document.querySelector("agon-board");
            const gaps = [];
            globalThis.draws = [];
            const units = [];
            let before;
            const end = performance.now() + seconds * 1000;
            const look = (now) => {
              if (before !== undefined) gaps.push(now - before);
              before = now;
              units.push(board.scene.units.size);
              const { renderer } = board;
              if (!renderer.measured) {
                renderer.measured = true;
                const draw = renderer.draw.bind(renderer);
                renderer.draw = (...all) => {
                  performance.mark("draw");
                  draw(...all);
                  globalThis.draws.push(performance.measure("draw", "draw").duration);
                };
              }
              if (now < end) requestAnimationFrame(look);
              else {
                const at = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(share * (list.length - 1))];
                performance.clearMarks();
                performance.clearMeasures();
                done({ frames: gaps.length, units: at(units, 0.5), gap50: at(gaps, 0.5), gap95: at(gaps, 0.95), gap99: at(gaps, 0.99),
                  draw50: at(globalThis.draws, 0.5), draw95: at(globalThis.draws, 0.95),
                  draw99: at(globalThis.draws, 0.99) });
              }
            };
            requestAnimationFrame(look);
            """;

    private WatchFigures() {}

    /** Watches for so many minutes (5) a match of a game (lanes5v5) on TV, or live with a tape where the third word is {@code tape}. */
    public static void main(String[] arguments) throws Exception {
        int minutes = arguments.length < 1 ? 5 : Integer.parseInt(arguments[0]);
        String game = arguments.length < 2 ? "lanes5v5" : arguments[1];
        boolean tape = arguments.length > 2 && arguments[2].equals("tape");
        Path folder = Files.createTempDirectory("agon-watch");
        try (TestSite site = new TestSite(folder.resolve("site"), 0, game);
                Browser browser = Browser.open(folder.resolve("profile"))) {
            browser.visit(site.address() + "/");
            String match = browser.until(
                    "a match", b -> browser.ask("return document.querySelector('agon-board')?.scene?.match ?? null"));
            if (tape) {
                browser.visit(site.address() + "/m/" + match);
            }
            browser.until(
                    "a full board",
                    b -> browser.<Boolean>ask("return document.querySelector('agon-board')?.scene?.tick > 10"));
            for (int minute = 0; minute <= minutes; minute++) {
                print(browser, minute);
                Thread.sleep(1000L * (60 - SECONDS_OF_FRAMES));
            }
        }
    }

    private static void print(Browser browser, int minute) {
        Map<String, Number> frames = browser.await(WATCH_FRAMES, SECONDS_OF_FRAMES);
        System.out.printf(
                Locale.ROOT,
                "minute %d: %.1f frames/s, %d units, between frames %.1f / %.1f / %.1f ms, drawing %.1f / %.1f / %.1f ms"
                        + " (50 / 95 / 99 %%), heap %.1f MB, %d nodes%n",
                minute,
                frames.get("frames").doubleValue() / SECONDS_OF_FRAMES,
                frames.get("units").longValue(),
                frames.get("gap50").doubleValue(),
                frames.get("gap95").doubleValue(),
                frames.get("gap99").doubleValue(),
                frames.get("draw50").doubleValue(),
                frames.get("draw95").doubleValue(),
                frames.get("draw99").doubleValue(),
                browser.heapBytes() / 1e6,
                browser.<Long>ask("return document.getElementsByTagName('*').length"));
    }
}
