package dev.agon.league.supervisor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of training.
 *
 * @param finished whether all configured steps were done, rather than the run being stopped
 * @param seconds from start to end, start-up and last measuring included
 * @param learner what the learner said last
 */
public record TrainingSummary(boolean finished, double seconds, JsonNode learner) {
    /** Decisions trained per second between the learner's first and last moment. */
    public double decisionsPerSecond() {
        return learner.path("trained").asLong()
                / Math.max(1e-3, learner.path("training_seconds").asDouble());
    }

    /** The fields of the command line's JSON. */
    public Map<String, Object> toJson(String run, String game) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("run", run);
        json.put("game", game);
        json.put("steps", learner.path("steps").asLong());
        json.put("seconds", seconds);
        json.put("decisions_per_s", decisionsPerSecond());
        json.put("updates", learner.path("updates").asLong());
        json.put("staleness_mean", learner.path("staleness_mean").asDouble());
        json.put("rating", learner.path("rating").asDouble());
        json.put("rating_sigma", learner.path("rating_sigma").asDouble());
        json.put("rating_matches", learner.path("rating_matches").asLong());
        return json;
    }
}
