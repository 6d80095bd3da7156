package dev.agon.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.league.run.MetricsReader;
import dev.agon.league.run.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a run's learner measured, in so few points that a page can draw them. Reads on in the run's log at each look, so that a
 * look costs what was written since the last one. Thread-safe.
 */
final class MetricsSummary {
    private static final String IMITATION = "imitation";
    /** Of each row, these are places and not figures. */
    private static final String STEP = "step";

    private final String run;
    private final Path log;
    private Thinned updates = new Thinned();
    private Thinned imitation = new Thinned();
    private long offset;

    MetricsSummary(RunFolder run) {
        this.run = run.name();
        log = run.metrics();
    }

    /**
     * What changed.
     *
     * @param since what an earlier answer said; 0 for everything
     */
    synchronized MetricsView since(long since) {
        if (size() < offset) {
            // Another run has taken the place of the one of that name.
            updates = Thinned.inPlaceOf(updates);
            imitation = Thinned.inPlaceOf(imitation);
            offset = 0;
        }
        offset = MetricsReader.forEach(log, offset, this::add);
        return new MetricsView(run, updates.since(since), imitation.since(0));
    }

    private void add(JsonNode row) {
        Map<String, Double> figures = Thinned.flat(row);
        figures.remove(STEP);
        String time = row.path("time").asText();
        if (row.has(IMITATION)) {
            figures.keySet().removeIf(key -> !key.startsWith(IMITATION + "."));
            imitation.add(row.path(IMITATION).path("decisions").asLong(), time, figures);
        } else {
            updates.add(row.path(STEP).asLong(), time, figures);
        }
    }

    private long size() {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the size of " + log, e);
        }
    }
}
