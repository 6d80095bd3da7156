package dev.agon.server.lobby;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What someone who wants to play asks for. In lists of players {@code human} keeps a seat for another person, and where a list is too
 * short its last player takes the other seats too.
 *
 * @param game the game's name
 * @param settings the game's settings, or null for none
 * @param opponent who takes the seats that the lists say nothing of; may be null where they do
 * @param opponents who takes the seats of other sides, in their order, or null
 * @param mates who takes the other seats of one's own side, in their order, or null
 * @param standIn who plays for a person while they are away, or null for the first of those named
 * @param side {@code amber}, {@code sky}, or {@code random} (also where null)
 * @param name how the person wants to be called, or null
 * @param nameToken what proves that the name is theirs, or null
 * @param practice whether the match can be paused, and moves no rating
 */
public record MatchRequest(
        String game,
        @Nullable Map<String, String> settings,
        @Nullable String opponent,
        @Nullable List<String> opponents,
        @Nullable List<String> mates,
        @Nullable String standIn,
        @Nullable String side,
        @Nullable String name,
        @Nullable String nameToken,
        boolean practice) {

    /** A match of one person against, and where there are more seats with, players of one name. */
    public static MatchRequest against(
            String opponent, String game, @Nullable Map<String, String> settings, @Nullable String side, String name) {
        return new MatchRequest(game, settings, opponent, null, null, null, side, name, null, false);
    }

    /** The settings asked for, empty without. */
    Map<String, String> settingsOrNone() {
        return settings == null ? Map.of() : settings;
    }

    /** The side asked for, in lower case. */
    String sideOrRandom() {
        return side == null ? "random" : side.toLowerCase(Locale.ROOT);
    }

    /** Whether it says who else plays. */
    boolean namesPlayers() {
        return opponent != null || (opponents != null && !opponents.isEmpty());
    }
}
