package dev.agon.server.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a token is good for. A token is good for one role and no other. */
public enum Role {
    /** Who plays: a program that dials in and is given seats, or a person who makes matches and takes seats. */
    PLAYER,

    /** Who looks at matches, pages and figures, and changes nothing. */
    SPECTATOR,

    /** A worker process that plays for a run's learner. */
    WORKER,

    /** Whoever will change a running cluster over the served port; nothing there does so yet, and nothing else is theirs. */
    ADMIN;

    /** The role as people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All roles as people write them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Role::word).toList();
    }
}
