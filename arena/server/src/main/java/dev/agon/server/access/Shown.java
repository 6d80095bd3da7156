package dev.agon.server.access;

import com.linecorp.armeria.common.Cookie;
import com.linecorp.armeria.common.CookieBuilder;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens that a request shows: one in the header {@code authorization: Bearer TOKEN}, from programs, and one a role in cookies,
 * from browsers whose people have signed in.
 */
final class Shown {
    private static final String SCHEME = "Bearer ";

    /** Browsers take cookies of such names over TLS only, and send them to nobody but this very server. */
    private static final String COOKIE = "__Host-agon-";

    private Shown() {}

    /** What the request may do by the header. */
    static Rights byHeader(RequestHeaders headers, TokenBook book) {
        String authorization = headers.get(HttpHeaderNames.AUTHORIZATION, "");
        return authorization.startsWith(SCHEME)
                ? rights(book.find(authorization.substring(SCHEME.length()).strip()).stream()
                        .toList())
                : Rights.NONE;
    }

    /** What it may do by its cookies. */
    static Rights byCookies(RequestHeaders headers, TokenBook book) {
        List<Grant> grants = new ArrayList<>();
        for (Cookie cookie : headers.cookies()) {
            for (Role role : Role.values()) {
                if (cookie.name().equals(name(role))) {
                    book.find(cookie.value(), role).ifPresent(grants::add);
                }
            }
        }
        return rights(grants);
    }

    private static Rights rights(List<Grant> grants) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        grants.forEach(grant -> roles.add(grant.role()));
        return new Rights(roles, grants.stream().map(Grant::id).toList());
    }

    /** The cookie that keeps a token for as long as the browser is open. No script sees it, no other site sends it. */
    static Cookie keep(Role role, String token) {
        return cookie(role, token).build();
    }

    /** The cookie that takes it back. */
    static Cookie forget(Role role) {
        return cookie(role, "").maxAge(0).build();
    }

    private static CookieBuilder cookie(Role role, String value) {
        return Cookie.secureBuilder(name(role), value).path("/").httpOnly(true).sameSite("Strict");
    }

    private static String name(Role role) {
        return COOKIE + role.word();
    }

    /** Which role a token is good for. */
    static Optional<Role> role(String token, TokenBook book) {
        return book.find(token).map(Grant::role);
    }
}
