package dev.agon.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.league.run.MetricsReader;
import dev.agon.league.run.RunFolder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Updates of a run.
 *
 * @param run the run's name, or null where there is none
 * @param rows one object per update, as in {@code metrics.jsonl}, oldest first
 * @param next what to ask with for later rows
 */
record MetricsView(@Nullable String run, List<JsonNode> rows, long next) {
    /** There is no run. */
    static final MetricsView NONE = new MetricsView(null, List.of(), 0);

    static MetricsView of(RunFolder folder, long since) {
        MetricsReader.Page page = MetricsReader.from(folder.metrics(), since);
        return new MetricsView(folder.name(), page.lines(), page.nextOffset());
    }
}
