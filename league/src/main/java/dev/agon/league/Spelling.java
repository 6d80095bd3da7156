package dev.agon.league;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody who mistyped may have meant. Only what is near is suggested: at most a third of the longer name's letters differ
 * (two that are swapped count as one), or one name begins with the other.
 */
public final class Spelling {
    private static final int LETTERS_PER_SLIP = 3;
    private static final int SHORTEST_BEGINNING = 3;

    private Spelling() {}

    /** The known name that is nearest to what was typed, or nothing where none is near. Upper and lower case are alike. */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        return known.stream()
                .filter(candidate -> isNear(typed, candidate))
                .min(Comparator.comparingInt(candidate -> slips(typed, candidate)));
    }

    private static boolean isNear(String typed, String candidate) {
        int allowed = Math.max(1, Math.max(typed.length(), candidate.length()) / LETTERS_PER_SLIP);
        return slips(typed, candidate) <= allowed || begins(typed, candidate) || begins(candidate, typed);
    }

    private static boolean begins(String whole, String beginning) {
        return beginning.length() >= SHORTEST_BEGINNING && lower(whole).startsWith(lower(beginning));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** How many letters were added, left out, mistaken or swapped with the next one. */
    private static int slips(String typed, String candidate) {
        String a = lower(typed);
        String b = lower(candidate);
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : fewest(a, b, i, j, slips);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int fewest(String a, String b, int i, int j, int[][] slips) {
        int mistaken = slips[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int fewest = Math.min(mistaken, Math.min(slips[i - 1][j], slips[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
    }
}
