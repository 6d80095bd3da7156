package dev.agon.league.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Single settings from text: YAML and the command line write numbers the same, {@code 3e-4} and {@code 6_000_000} included. */
final class Scalars {
    private Scalars() {}

    /**
     * The value that the text means.
     *
     * @throws IllegalArgumentException when it means no value of the type
     */
    static Object parse(Class<?> type, String text) {
        if (type == String.class) {
            return text;
        }
        if (type == int.class) {
            return Integer.parseInt(digits(text));
        }
        if (type == long.class) {
            return Long.parseLong(digits(text));
        }
        if (type == double.class || type == Double.class) {
            return number(text);
        }
        if (type == boolean.class) {
            return truth(text);
        }
        if (type.isEnum()) {
            return constant(type, text);
        }
        throw new IllegalStateException("settings of " + type + " are not supported");
    }

    /** What the type allows, in words. */
    static String describe(Class<?> type) {
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants()).map(Scalars::key).collect(Collectors.joining(", "));
        }
        return "a text";
    }

    private static String digits(String text) {
        return text.replace("_", "");
    }

    private static double number(String text) {
        double value = Double.parseDouble(digits(text));
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }

    private static boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> key(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static String key(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }
}
