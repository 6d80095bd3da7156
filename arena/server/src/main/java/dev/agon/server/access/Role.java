package dev.agon.server.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a token is good for. A token is good for one role and no other. */
public enum Role {
    /** A program that dials in and is given seats. */
    PLAYER;

    /** The role as people write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All roles as people write them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Role::word).toList();
    }
}
