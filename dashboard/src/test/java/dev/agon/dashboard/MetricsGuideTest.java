package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.agon.league.config.RunConfig;
import dev.agon.league.run.MetricsReader;
import dev.agon.league.run.RunFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsGuideTest {
    @TempDir
    Path folder;

    private final Map<String, MetricsGuide.Entry> guide = MetricsGuide.read();

    @Test
    void explainsEveryFigureThatTheLearnerWrites() {
        RunFolder run = FakeRun.write(
                folder.resolve("story"), RunConfig.defaults("lanes1v1").game(), Instant.now());
        List<String> unexplained = MetricsReader.all(run.metrics()).get(0).properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !guide.containsKey(key))
                .toList();

        assertEquals(List.of(), unexplained);
    }

    @Test
    void tellsInPlainWords() {
        MetricsGuide.Entry rating = guide.get("rating");

        assertEquals("points", rating.unit());
        assertFalse(rating.is().contains("]("), rating.is());
        assertFalse(guide.get("staleness").is().contains("`"));
        assertEquals(guide.get("rating"), guide.get("ratingSigma"));
    }

    @Test
    void keepsTheFiguresOfAGroupApart() {
        assertEquals("grow", guide.get("agents.version").healthy());
        assertEquals("falls", guide.get("imitation.loss").healthy());
    }
}
