package dev.agon.server.access;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.util.AttributeKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What whoever asks may do. On a server that serves this machine alone everybody may watch, play and change things; elsewhere it
 * is what their tokens allow.
 *
 * @param roles of the tokens that were shown
 * @param tokens ids of these tokens, for the log
 */
public record Rights(Set<Role> roles, List<String> tokens) {
    private static final AttributeKey<Rights> KEY = AttributeKey.valueOf(Rights.class, "rights");

    /** Nobody who was not let in before may do anything. */
    static final Rights NONE = new Rights(Set.of(), List.of());

    /** Of everybody on a server that asks for no tokens. */
    public static final Rights ALL = new Rights(EnumSet.of(Role.PLAYER, Role.SPECTATOR, Role.ADMIN), List.of());

    public Rights {
        roles = Set.copyOf(roles);
        tokens = List.copyOf(tokens);
    }

    /** Of who made a request. */
    public static Rights of(ServiceRequestContext context) {
        Rights known = context.attr(KEY);
        return known == null ? ALL : known;
    }

    /** Notes what the gate found out. */
    void noteIn(ServiceRequestContext context) {
        context.setAttr(KEY, this);
    }

    /** Whether one of these roles is there. */
    public boolean allow(Role... any) {
        return List.of(any).stream().anyMatch(roles::contains);
    }
}
