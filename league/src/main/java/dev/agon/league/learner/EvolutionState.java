package dev.agon.league.learner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.league.matchmaking.Pairing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a population has come, beside what its members learned.
 *
 * @param readyAt decisions of its own at which each member is compared next, by its name
 * @param trials members' snapshots that are being compared, each with a snapshot of who may be better
 * @param draws rivals and hyperparameters drawn so far: the position of its randomness
 * @param takeovers how often each member took over from another, by its name
 */
record EvolutionState(Map<String, Long> readyAt, List<Pairing> trials, long draws, Map<String, Long> takeovers) {
    /** Under which it is noted in the store. */
    static final String NOTE = "pbt";

    private static final Logger LOG = LoggerFactory.getLogger(EvolutionState.class);
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    EvolutionState {
        readyAt = Map.copyOf(readyAt);
        trials = List.copyOf(trials);
        takeovers = Map.copyOf(takeovers);
    }

    /** As it is noted. */
    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What was noted; nothing where that cannot be understood. */
    static Optional<EvolutionState> fromJson(String note) {
        try {
            return Optional.of(JSON.readValue(note, EvolutionState.class));
        } catch (JsonProcessingException unlike) {
            LOG.warn("what was noted of the population is passed over: {}", unlike.getOriginalMessage());
            return Optional.empty();
        }
    }
}
