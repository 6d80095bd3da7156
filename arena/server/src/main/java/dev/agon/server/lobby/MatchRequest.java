package dev.agon.server.lobby;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What someone who wants to play asks for.
 *
 * @param game the game's name
 * @param settings the game's settings, or null for none
 * @param opponent who plays the other side, and the other seats of one's own
 * @param side {@code amber}, {@code sky}, or {@code random} (also where null)
 * @param name how the person wants to be called, or null
 */
public record MatchRequest(
        String game,
        @Nullable Map<String, String> settings,
        String opponent,
        @Nullable String side,
        @Nullable String name) {
    private static final int LONGEST_NAME = 24;
    private static final String NAMELESS = "guest";

    /** The settings asked for, empty without. */
    Map<String, String> settingsOrNone() {
        return settings == null ? Map.of() : settings;
    }

    /** The side asked for, in lower case. */
    String sideOrRandom() {
        return side == null ? "random" : side.toLowerCase(Locale.ROOT);
    }

    /** The person's name as plain visible text of at most 24 characters. */
    String plainName() {
        StringBuilder plain = new StringBuilder();
        String asked = name == null ? "" : name.strip();
        asked.codePoints().filter(MatchRequest::visible).limit(LONGEST_NAME).forEach(plain::appendCodePoint);
        return plain.toString().isBlank() ? NAMELESS : plain.toString().strip();
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
