package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.server.access.Role;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each token opens at a server for others than this machine: what its role is for, and nothing else. */
class GuardedServerTest extends OnGuardedServer {
    @Test
    void whatAWanderingStrangerSeesIsTheWayIn() throws IOException, InterruptedException {
        for (String path : List.of("/web/part.js", "/health", "/api/session")) {
            assertEquals(200, site.status(site.request(path)), path);
        }
        for (String path : List.of(
                "/metrics",
                "/api/league",
                "/api/arena/games",
                "/api/run",
                "/nothing",
                "/league",
                "/loginx",
                "/healthy")) {
            assertEquals(401, site.status(site.request(path)), path);
        }
        for (String token : List.of("", "x", "agon_00000000.x", "a".repeat(2_000))) {
            assertEquals(401, site.status(site.request("/metrics").header("authorization", "Bearer " + token)), token);
        }
        java.net.http.HttpResponse<Void> page = site.client.send(
                site.request("/league?run=a").header("accept", "text/html").build(), BodyHandlers.discarding());
        assertEquals(303, page.statusCode());
        assertEquals(
                "/login?to=%2Fleague%3Frun%3Da",
                page.headers().firstValue("location").orElse(""));
    }

    @Test
    void aTokenOfOneRoleOpensNothingOfAnother() throws IOException, InterruptedException {
        Map<String, Set<Role>> reads = Map.of(
                "/metrics", EnumSet.of(Role.SPECTATOR),
                "/api/league", EnumSet.of(Role.SPECTATOR),
                "/api/arena/games", EnumSet.of(Role.SPECTATOR, Role.PLAYER),
                "/league", EnumSet.of(Role.SPECTATOR, Role.PLAYER, Role.ADMIN),
                "/api/run", EnumSet.of(Role.SPECTATOR, Role.PLAYER),
                "/api/run?run=other", EnumSet.of(Role.SPECTATOR),
                "/api/runs", EnumSet.of(Role.SPECTATOR),
                "/api/run-of", EnumSet.of(Role.SPECTATOR),
                "/api/arenas", EnumSet.of(Role.SPECTATOR),
                "/ws/arenas", EnumSet.of(Role.SPECTATOR));
        Map<String, Set<Role>> writes = Map.of(
                "/api/arena/matches", EnumSet.of(Role.PLAYER),
                "/api/arena/people", EnumSet.of(Role.PLAYER),
                "/api/league", EnumSet.of(Role.ADMIN),
                "/api/cluster/scale", EnumSet.of(Role.ADMIN));
        for (Role role : Role.values()) {
            for (Map.Entry<String, Set<Role>> read : reads.entrySet()) {
                int expected = read.getValue().contains(role) ? 200 : 403;
                String what = role + " reads " + read.getKey();
                assertEquals(expected, site.status(site.bearing(read.getKey(), role)), what);
                assertEquals(expected, site.status(site.signedIn(read.getKey(), role)), what + " with a cookie");
            }
            for (Map.Entry<String, Set<Role>> write : writes.entrySet()) {
                boolean refused = site.status(GuardedServer.post(site.bearing(write.getKey(), role))) == 403;
                assertEquals(!write.getValue().contains(role), refused, role + " writes " + write.getKey());
            }
        }
    }

    @Test
    void aTokenInACookieOfAnotherRoleOpensNothing() throws IOException, InterruptedException {
        String players = site.tokens.get(Role.PLAYER).token();
        assertEquals(
                401,
                site.status(site.request("/metrics").header("cookie", GuardedServer.cookie(Role.SPECTATOR, players))));
    }

    @Test
    void aTokenThatWasTakenBackOrHasEndedOpensNothingAtOnce() throws IOException, InterruptedException {
        assertEquals(200, site.status(site.bearing("/metrics", Role.SPECTATOR)));
        site.book.revoke(site.tokens.get(Role.SPECTATOR).grant().id());
        assertEquals(401, site.status(site.bearing("/metrics", Role.SPECTATOR)));
        assertEquals(200, site.status(site.signedIn("/api/arena/games", Role.PLAYER)));
        site.now = site.now.plus(Duration.ofHours(2));
        assertEquals(401, site.status(site.signedIn("/api/arena/games", Role.PLAYER)));
    }

    @Test
    void anotherSitesPageCanHaveABrowserAskForNothingThatChangesThings() throws IOException, InterruptedException {
        assertEquals(
                403, site.status(GuardedServer.post(site.signedIn("/api/arena/matches", Role.PLAYER))), "no origin");
        assertEquals(
                403,
                site.status(GuardedServer.post(site.signedIn("/api/arena/matches", Role.PLAYER))
                        .header("origin", "https://evil.example")));
        assertEquals(
                403,
                site.status(GuardedServer.post(site.signedIn("/api/cluster/scale", Role.ADMIN))
                        .header("origin", "https://evil.example")));
        assertEquals(
                200,
                site.status(GuardedServer.post(site.signedIn("/api/cluster/scale", Role.ADMIN))
                        .header("origin", site.server.address())));
        assertEquals(
                400,
                site.status(GuardedServer.post(site.signedIn("/api/arena/matches", Role.PLAYER))
                        .header("origin", site.server.address())));
    }
}
