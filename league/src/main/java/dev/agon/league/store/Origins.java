package dev.agon.league.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** The note that tells where agents began anew; with it the descent of every snapshot is known. */
public final class Origins {
    /** Under which it is noted in the store. */
    private static final String NOTE = "origins";

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Origins() {}

    /**
     * All that was noted, oldest first.
     *
     * @throws IllegalStateException when the note is damaged
     */
    public static List<Origin> of(StoreReader store) {
        return store.note(NOTE).map(Origins::fromJson).orElse(List.of());
    }

    /** Notes one more. */
    public static void add(Store store, Origin origin) {
        List<Origin> all = new ArrayList<>(of(store));
        all.add(origin);
        try {
            store.keepNote(NOTE, JSON.writeValueAsString(all));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Origin> fromJson(String note) {
        try {
            return JSON.readValue(note, new TypeReference<List<Origin>>() {});
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("the note " + NOTE + " cannot be read: " + damaged.getOriginalMessage());
        }
    }
}
