package dev.agon.agents.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whose memory a core is. */
public enum CoreScope {
    /** One for all seats of a view, which see the same. */
    VIEW,
    /** One for each seat of a view, which also sees the mean of the seat's own actors: with a hero a seat, one per hero. */
    ACTOR;

    /**
     * The scope of that configuration name.
     *
     * @throws IllegalArgumentException naming the scopes there are
     */
    @JsonCreator
    public static CoreScope of(String name) {
        return Arrays.stream(values())
                .filter(scope -> scope.key().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("network.coreScope must be one of " + keys() + ": " + name));
    }

    /** The name in configurations and files, in lower case. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<String> keys() {
        return Arrays.stream(values()).map(CoreScope::key).toList();
    }
}
