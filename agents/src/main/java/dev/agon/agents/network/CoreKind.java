package dev.agon.agents.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What carries memory from one decision to the next. */
public enum CoreKind {
    /** Nothing: a decision depends on its observation alone. */
    NONE,
    /** A long short-term memory over the view's decisions. */
    LSTM,
    /** A multiplicative long short-term memory over the view's decisions. */
    MLSTM,
    /** Causal attention over the view's last decisions. */
    TRANSFORMER;

    /**
     * The core of that configuration name.
     *
     * @throws IllegalArgumentException naming the cores there are
     */
    @JsonCreator
    public static CoreKind of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("network.core must be one of " + keys() + ": " + name));
    }

    /** The name in configurations and files, in lower case. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<String> keys() {
        return Arrays.stream(values()).map(CoreKind::key).toList();
    }
}
