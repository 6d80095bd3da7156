package dev.agon.server.lobby;

import dev.agon.server.ServerLimits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

    /**
     * Sees to it that no name or setting is missing in its list, or longer than any may be.
     *
     * @throws IllegalArgumentException with one sentence for people
     */
    void requireSound() {
        requireFew(ServerLimits.MATCH_SETTINGS, settingsOrNone().size(), "settings");
        settingsOrNone().forEach((key, value) -> {
            requireText(ServerLimits.SETTING_CHARACTERS, key, "A setting's name");
            requireText(ServerLimits.SETTING_CHARACTERS, value, "The setting " + key);
        });
        Stream.of(opponent, standIn).filter(Objects::nonNull).forEach(MatchRequest::requireName);
        Stream.of(opponents, mates).filter(Objects::nonNull).forEach(names -> {
            requireFew(ServerLimits.PLAYERS_NAMED, names.size(), "players in a list");
            names.forEach(MatchRequest::requireName);
        });
    }

    private static void requireName(@Nullable String name) {
        requireText(ServerLimits.PLAYER_NAME_CHARACTERS, name, "A player's name");
    }

    private static void requireText(int most, @Nullable String text, String what) {
        if (text == null) {
            throw new IllegalArgumentException(what + " is missing: there is null in its place.");
        }
        if (text.length() > most) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters; " + most + " is the most.");
        }
    }

    private static void requireFew(int most, int count, String what) {
        if (count > most) {
            throw new IllegalArgumentException("There are " + count + " " + what + "; " + most + " is the most.");
        }
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
