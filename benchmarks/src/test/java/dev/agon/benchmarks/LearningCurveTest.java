package dev.agon.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.benchmarks.LearningCurve.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningCurveTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void countsTheTimeThatARunTrainedAndNotThatInWhichItWasStopped() throws IOException {
        String run = run(
                "resumed",
                START,
                line(60, 1000, 0.25),
                line(120, 2000, 0.5),
                line(3720, 3000, 0.75),
                line(3780, 4000, 1));

        Series series = LearningCurve.read(run, List.of("captain"));

        assertEquals(Map.of(60.0, 0.25, 120.0, 0.75, 180.0, 1.0), series.rates().get("captain"));
        assertEquals(Map.of(60.0, 1000L, 120.0, 3000L, 180.0, 4000L), series.steps());
        assertEquals("resumed", series.name());
    }

    @Test
    void aRunThatWentOnWithOtherSettingsHasWrittenItsConfigurationAgainAndBeganBeforeThat() throws IOException {
        String run = run("changed", START.plusSeconds(90), line(60, 1000, 0.25), line(120, 2000, 0.5));

        assertEquals(
                Map.of(0.0, 1000L, 60.0, 2000L),
                LearningCurve.read(run, List.of("captain")).steps());
    }

    @Test
    void theClockOfALaterStageGoesOnWhereTheOneBeforeStopped() throws IOException {
        String first = run("first", START, line(60, 1000, 0.25), line(120, 2000, 0.5));
        String second = run("second", START.plus(Duration.ofHours(3)), line(10_830, 500, 0.75));

        Series series = LearningCurve.read(first + "+" + second, List.of("captain", "rush"));

        assertEquals("second", series.name());
        assertEquals(Map.of(150.0, 500L), series.steps());
        assertEquals(
                Map.of("captain", Map.of(150.0, 0.75)),
                series.rates(),
                "nothing is made up for a bot that was not met");
    }

    @Test
    void drawsAPanelForEveryBotAndNamesEveryRun() throws IOException {
        List<String> bots = List.of("captain", "rush");
        Series seed1 = LearningCurve.read(run("seed-1", START, line(60, 1000, 0), line(120, 2000, 1)), bots);
        Series seed2 = LearningCurve.read(run("seed-2", START, line(60, 1000, 0.5)), bots);

        String svg = new CurveDrawing(List.of(seed1, seed2), bots).svg();

        for (String text : List.of("against captain", "against rush", ">seed-1<", ">seed-2<")) {
            assertTrue(svg.contains(text), text);
        }
        assertTrue(svg.contains("M282.0 166.0L520.0 28.0"), "from 0 % after one minute to 100 % after two");
    }

    @Test
    void saysWhichFolderIsNoRun() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        String message = assertThrows(
                        IllegalArgumentException.class, () -> LearningCurve.read(empty.toString(), List.of("captain")))
                .getMessage();

        assertEquals(empty + " has no metrics: is it the folder of a run?", message);
    }

    private String run(String name, Instant configured, String... lines) throws IOException {
        Path run = Files.createDirectory(folder.resolve(name));
        Files.setLastModifiedTime(Files.createFile(run.resolve("config.yaml")), FileTime.from(configured));
        Files.writeString(run.resolve("metrics.jsonl"), String.join("\n", lines) + "\n");
        return run.toString();
    }

    private static String line(long second, long step, double captain) {
        return "{\"time\":\"" + START.plusSeconds(second) + "\",\"step\":" + step + ",\"winRates\":{\"captain\":"
                + captain + "}}";
    }
}
