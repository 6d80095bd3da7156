package dev.agon.server;

import org.jspecify.annotations.Nullable;

/**
 * A player as it is listed for people.
 *
 * @param name what {@link PlayerSource#create} understands
 * @param kind what kind of player it is
 * @param rating points on the league's scale, or null where it is unrated
 * @param ratingSigma standard deviation of the rating, or null where it is unrated
 * @param description one short sentence, may be empty
 */
public record PlayerEntry(
        String name,
        PlayerKind kind,
        @Nullable Double rating,
        @Nullable Double ratingSigma,
        String description) {

    /** A player of unknown strength. */
    public static PlayerEntry unrated(String name, PlayerKind kind, String description) {
        return new PlayerEntry(name, kind, null, null, description);
    }
}
