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

    /** Notes one more, once however often it is told. */
    public static void add(Store store, Origin origin) {
        List<Origin> all = new ArrayList<>(of(store));
        if (!all.contains(origin)) {
            all.add(origin);
            keep(store, all);
        }
    }

    /** Forgets where the agent began anew after that version: it was not saved, and so has not happened. */
    public static void forgetAfter(Store store, String agent, long version) {
        List<Origin> all = new ArrayList<>(of(store));
        if (all.removeIf(origin -> origin.agent().equals(agent) && origin.version() > version)) {
            keep(store, all);
        }
    }

    private static void keep(Store store, List<Origin> all) {
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
