package dev.agon.server.live;

import org.jspecify.annotations.Nullable;

/**
 * A person as others are told of them.
 *
 * @param name plain text; empty for somebody who is invited and not known yet
 * @param proven whether they have shown that the name is theirs
 * @param rating points on the league's scale, or null where they are unrated
 * @param ratingSigma standard deviation of the rating, or null where they are unrated
 */
public record Person(
        String name,
        boolean proven,
        @Nullable Double rating,
        @Nullable Double ratingSigma) {
    /** Somebody who will answer an invitation. */
    public static final Person INVITED = unproven("");

    /** Somebody who just says how they are called. */
    public static Person unproven(String name) {
        return new Person(name, false, null, null);
    }
}
