package dev.agon.server.lobby;

import org.jspecify.annotations.Nullable;

/** Names that people give themselves, made plain: visible text on one line, and not too long. */
final class PlainName {
    static final String NAMELESS = "guest";

    private static final int LONGEST = 24;

    private PlainName() {}

    /** What is left of a name, {@code guest} where that is nothing. */
    static String of(@Nullable String name) {
        StringBuilder plain = new StringBuilder();
        String asked = name == null ? "" : name.strip();
        asked.codePoints().filter(PlainName::visible).limit(LONGEST).forEach(plain::appendCodePoint);
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
