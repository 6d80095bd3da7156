package dev.agon.game;

import java.util.Collection;

/** A name that nothing has, with the nearest name that something has. */
public final class UnknownNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String what;

    /** There is no such thing of that kind; the known names are suggested from. */
    public UnknownNameException(String what, String name, Collection<String> known) {
        super(message(what, name, known));
        this.what = what;
    }

    /** What has no such name, as messages call it: {@code game}, {@code bot}. */
    public String what() {
        return what;
    }

    private static String message(String what, String name, Collection<String> known) {
        if (known.isEmpty()) {
            return "unknown " + what + " '" + name + "': there is none yet";
        }
        return "unknown " + what + " '" + name + "'; did you mean '" + nearest(name, known) + "'? Known: "
                + String.join(", ", known);
    }

    /** The known name with the smallest edit distance, or an empty string where there is none. */
    public static String nearest(String name, Collection<String> known) {
        String best = "";
        int bestDistance = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = editDistance(name, candidate);
            if (distance < bestDistance) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static int editDistance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substituted, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
