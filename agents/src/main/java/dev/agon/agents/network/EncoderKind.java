package dev.agon.agents.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a game's planes go through on their way to the view state; entities, where a game has them, are encoded either way. */
public enum EncoderKind {
    /** Nothing: each cell of each plane is one more number beside the globals. */
    ENTITIES,
    /** Convolutions over the board, for games in which geometry is all. */
    GRID;

    /**
     * The encoder of that configuration name.
     *
     * @throws IllegalArgumentException naming the encoders there are
     */
    @JsonCreator
    public static EncoderKind of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("network.encoder must be one of " + keys() + ": " + name));
    }

    /** The name in configurations and files, in lower case. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static List<String> keys() {
        return Arrays.stream(values()).map(EncoderKind::key).toList();
    }
}
