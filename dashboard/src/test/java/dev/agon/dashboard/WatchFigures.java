package dev.agon.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures, by hand, what a page costs that shows a match: the time between frames, what the page's main thread does for each, the
 * processor time of all of the browser for each, and the memory that stays. Prints a line a minute; {@code docs/results/watching.md}
 * holds figures. Frames are drawn by software where Chromium has no GPU.
 */
final class WatchFigures {
    private static final int SECONDS_OF_FRAMES = 20;
    private static final Pattern TYPE = Pattern.compile("--type=([a-z-]+)");

    private static final String WATCH_FRAMES = """
            const [seconds, done] = arguments;
            const board = document.querySelector("agon-board");
            const gaps = [];
            const draws = [];
            const units = [];
            const { renderer } = board;
            const draw = renderer.draw;
            renderer.draw = function (...all) {
              const began = performance.now();
              draw.apply(this, all);
              draws.push(performance.now() - began);
            };
            let before;
            const end = performance.now() + seconds * 1000;
            const look = (now) => {
              if (before !== undefined) gaps.push(now - before);
              before = now;
              units.push(board.scene.units.size);
              if (now < end) requestAnimationFrame(look);
              else {
                delete renderer.draw;
                const at = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(share * (list.length - 1))];
                const five = (name, list) => Object.fromEntries([50, 95, 99].map((share) => [name + share, at(list, share / 100)]));
                done({ frames: gaps.length, units: at(units, 0.5), ...five("gap", gaps), ...five("draw", draws) });
              }
            };
            requestAnimationFrame(look);
            """;

    private WatchFigures() {}

    /**
     * Watches for so many minutes (5) a match of a game (lanes5v5) at an address (/): {@code /?view=amber} is TV with fog, {@code /m/} the
     * page of the match that is on TV, which keeps it on a tape.
     */
    public static void main(String[] arguments) throws Exception {
        int minutes = arguments.length < 1 ? 5 : Integer.parseInt(arguments[0]);
        String game = arguments.length < 2 ? "lanes5v5" : arguments[1];
        String address = arguments.length < 3 ? "/" : arguments[2];
        Path folder = Files.createTempDirectory("agon-watch");
        try (TestSite site = new TestSite(folder.resolve("site"), 0, game);
                Browser browser = Browser.open(folder.resolve("profile"))) {
            browser.visit(site.address() + (address.equals("/m/") ? "/" : address));
            String match = browser.until(
                    "a match", b -> browser.ask("return document.querySelector('agon-board')?.scene?.match ?? null"));
            if (address.equals("/m/")) {
                browser.visit(site.address() + "/m/" + match);
            }
            browser.until(
                    "a full board",
                    b -> browser.<Boolean>ask("return document.querySelector('agon-board')?.scene?.tick > 10"));
            for (int minute = 0; minute <= minutes; minute++) {
                print(browser, minute);
                Thread.sleep(minute == minutes ? 0 : 1000L * (60 - SECONDS_OF_FRAMES));
            }
        }
    }

    private static void print(Browser browser, int minute) {
        Map<String, Double> before = browser.performance();
        Map<String, Duration> processorBefore = processor();
        Map<String, Number> frames = browser.await(WATCH_FRAMES, SECONDS_OF_FRAMES);
        Map<String, Duration> processor = processor();
        Map<String, Double> after = browser.performance();
        double count = frames.get("frames").doubleValue();
        System.out.printf(
                Locale.ROOT,
                "minute %d: %.1f frames/s, %d units, between frames %s ms, drawing %s ms (50 / 95 / 99 %%)%n",
                minute,
                count / SECONDS_OF_FRAMES,
                frames.get("units").longValue(),
                shares(frames, "gap"),
                shares(frames, "draw"));
        System.out.print("  for each frame, ms: main thread");
        for (String part : List.of("Task", "Script", "Layout", "RecalcStyle")) {
            String name = part + "Duration";
            System.out.printf(
                    Locale.ROOT,
                    ", %s %.2f",
                    part.toLowerCase(Locale.ROOT),
                    1000 * (after.get(name) - before.get(name)) / count);
        }
        System.out.printf(
                Locale.ROOT,
                ", on the processor %.2f; %.1f layouts a second%n",
                1000 * (after.get("ThreadTime") - before.get("ThreadTime")) / count,
                (after.get("LayoutCount") - before.get("LayoutCount")) / SECONDS_OF_FRAMES);
        System.out.print("  processor time for each frame, ms:");
        processor.forEach((kind, time) -> System.out.printf(
                Locale.ROOT,
                " %s %.2f",
                kind,
                time.minus(processorBefore.getOrDefault(kind, Duration.ZERO)).toMillis() / count));
        System.out.printf(
                Locale.ROOT,
                "%n  heap %.1f MB, %d nodes%n",
                browser.heapBytes() / 1e6,
                browser.<Long>ask("return document.getElementsByTagName('*').length"));
    }

    private static String shares(Map<String, Number> frames, String of) {
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f / %.1f",
                frames.get(of + 50).doubleValue(),
                frames.get(of + 95).doubleValue(),
                frames.get(of + 99).doubleValue());
    }

    /** What a process of the browser is for; its command line is too long for {@link ProcessHandle.Info}. */
    private static String kind(ProcessHandle process) {
        try {
            String commandLine = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
            Matcher type = TYPE.matcher(commandLine);
            return type.find() ? type.group(1) : "browser";
        } catch (IOException gone) {
            return "browser";
        }
    }

    /** Processor time so far of the browser's processes, by what they are for. */
    private static Map<String, Duration> processor() {
        Map<String, Duration> times = new TreeMap<>();
        ProcessHandle.current().descendants().forEach(process -> {
            ProcessHandle.Info info = process.info();
            if (info.command().orElse("").contains("chromium/")) {
                times.merge(kind(process), info.totalCpuDuration().orElse(Duration.ZERO), Duration::plus);
            }
        });
        return times;
    }
}
