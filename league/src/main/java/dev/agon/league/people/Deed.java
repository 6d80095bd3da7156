package dev.agon.league.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.agon.league.rating.OneSidedRating.Evidence;
import java.util.List;
import java.util.Map;

/** A line of the people's file: something that was done once and is never changed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "deed")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Deed.Claimed.class, name = "claimed"),
    @JsonSubTypes.Type(value = Deed.Played.class, name = "played")
})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
sealed interface Deed {
    /**
     * Somebody claimed a name.
     *
     * @param name as it is shown
     * @param tokenHash SHA-256 of what proves it, in hexadecimal
     * @param atMillis since 1970
     */
    record Claimed(String name, String tokenHash, long atMillis) implements Deed {}

    /**
     * Somebody played a match that counts.
     *
     * @param name theirs
     * @param match the match's id; a person's match counts once
     * @param game the game's name
     * @param settings the game's settings
     * @param evidence what it says of them, a piece for each other side
     * @param atMillis since 1970
     */
    record Played(
            String name,
            String match,
            String game,
            Map<String, String> settings,
            List<Evidence> evidence,
            long atMillis)
            implements Deed {
        public Played {
            settings = settings == null ? Map.of() : Map.copyOf(settings);
            evidence = List.copyOf(evidence);
        }
    }
}
