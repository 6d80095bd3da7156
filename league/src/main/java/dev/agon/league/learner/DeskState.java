package dev.agon.league.learner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.league.matchmaking.EvaluationScheduler;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the desk must not forget between two lives of the learner, beside the population and the matchmaker.
 *
 * @param random state of what lineups and seeds of training matches are drawn from
 * @param shareGiven what each agent was given to learn from, for its weight
 * @param scheduler what was given out to measure
 */
record DeskState(long random, Map<String, Double> shareGiven, EvaluationScheduler.State scheduler) {
    DeskState {
        shareGiven = Map.copyOf(shareGiven);
    }

    /** Under which it is noted in the store. */
    static final String NOTE = "desk";

    private static final Logger LOG = LoggerFactory.getLogger(DeskState.class);
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** As it is noted. */
    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What was noted; nothing where that cannot be understood. */
    static Optional<DeskState> fromJson(String note) {
        try {
            return Optional.of(JSON.readValue(note, DeskState.class));
        } catch (JsonProcessingException unlike) {
            LOG.warn("what was noted of the desk is passed over: {}", unlike.getOriginalMessage());
            return Optional.empty();
        }
    }
}
