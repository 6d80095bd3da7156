package dev.agon.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a token allows; the token itself is known only to whom it was given.
 *
 * @param id names the token where its secret must not be shown
 * @param role what it is good for
 * @param name the only name that its bearer may take, or null for any
 * @param expires when it ends
 * @param sha256 of the secret, in hexadecimal digits
 */
public record Grant(String id, Role role, @Nullable String name, Instant expires, String sha256) {
    /** Whether it is for a bearer of that name and no other, so that who bears it is known. */
    public boolean proves(String called) {
        return called.equals(name);
    }

    /** Whether its bearer may be called so. */
    public boolean allows(String wanted) {
        return name == null || name.equals(wanted);
    }
}
