package dev.agon.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.league.config.RunConfig;
import dev.agon.league.run.MetricsReader;
import dev.agon.proto.training.TrainingStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a run is, for the bar on top of every page. What is not known is null.
 *
 * @param run its name
 * @param game what it plays
 * @param training whether it is training now
 * @param moving whether its learner made an update a short while ago
 * @param decisionsPerSecond trained, each once
 * @param steps decisions trained so far
 * @param stepsGoal where training ends by itself
 * @param version of the newest weights
 * @param rating of the newest rated snapshot
 * @param ratingSigma its standard deviation
 * @param ratingChange points against ten minutes ago
 */
record RunView(
        @Nullable String run,
        @Nullable String game,
        boolean training,
        boolean moving,
        @Nullable Double decisionsPerSecond,
        @Nullable Long steps,
        @Nullable Long stepsGoal,
        @Nullable Long version,
        @Nullable Double rating,
        @Nullable Double ratingSigma,
        @Nullable Double ratingChange) {
    /** There is no run. */
    static final RunView NONE = new RunView(null, null, false, false, null, null, null, null, null, null, null);

    private static final Duration CHANGE_OVER = Duration.ofMinutes(10);
    private static final Duration MOVED_WITHIN = Duration.ofSeconds(30);

    /**
     * @param recent the end of the metrics
     * @param training how training is, where it is
     */
    static RunView of(
            String name, RunConfig config, MetricsReader.Page recent, Optional<TrainingStatus> training, Instant now) {
        List<JsonNode> rows = recent.lines();
        JsonNode last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        return new RunView(
                name,
                config.game(),
                training.isPresent(),
                training.isPresent() && last != null && age(last, now).compareTo(MOVED_WITHIN) < 0,
                training.map(TrainingStatus::getDecisionsPerSecond).orElse(number(last, "decisionsPerSecond")),
                training.map(TrainingStatus::getSteps).orElse(whole(last, "step")),
                config.steps() > 0 ? config.steps() : null,
                training.map(TrainingStatus::getVersion).orElse(whole(last, "version")),
                number(last, "rating"),
                number(last, "ratingSigma"),
                change(rows));
    }

    /** The newest rating less the one of ten minutes before, or less the oldest that is at hand. */
    private static @Nullable Double change(List<JsonNode> rows) {
        List<JsonNode> rated =
                rows.stream().filter(row -> row.path("rating").isNumber()).toList();
        if (rated.size() < 2) {
            return null;
        }
        JsonNode last = rated.get(rated.size() - 1);
        Instant since = time(last).minus(CHANGE_OVER);
        JsonNode before = rated.stream()
                .filter(row -> !time(row).isBefore(since))
                .findFirst()
                .orElse(last);
        return last.path("rating").asDouble() - before.path("rating").asDouble();
    }

    private static Duration age(JsonNode row, Instant now) {
        return Duration.between(time(row), now);
    }

    private static Instant time(JsonNode row) {
        try {
            return Instant.parse(row.path("time").asText());
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private static @Nullable Double number(@Nullable JsonNode row, String key) {
        return row != null && row.path(key).isNumber() ? row.path(key).asDouble() : null;
    }

    private static @Nullable Long whole(@Nullable JsonNode row, String key) {
        return row != null && row.path(key).isNumber() ? row.path(key).asLong() : null;
    }
}
