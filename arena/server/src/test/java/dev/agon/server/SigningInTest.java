package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.server.access.Role;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Signing in to a server for others than this machine. */
class SigningInTest extends OnGuardedServer {
    @Test
    void signingInKeepsTheTokenWhereNoScriptAndNoOtherSiteReaches() throws IOException, InterruptedException {
        String token = site.tokens.get(Role.SPECTATOR).token();
        java.net.http.HttpResponse<String> answer = site.client.send(
                site.request("/api/session")
                        .header("origin", site.server.address())
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString("{\"token\":\"" + token + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals("{\"role\":\"spectator\"}", answer.body());
        String cookie = answer.headers().firstValue("set-cookie").orElse("");
        assertTrue(cookie.startsWith("__Host-agon-spectator=" + token + ";"), "its name binds it to this server");
        Set<String> attributes =
                Set.of(cookie.substring(cookie.indexOf(';') + 1).strip().split("; *"));
        assertEquals(Set.of("Path=/", "Secure", "HTTPOnly", "SameSite=Strict"), attributes);
    }

    @Test
    void signingInIsForOurOwnPageAndGoodTokens() throws IOException, InterruptedException {
        String good = "{\"token\":\"" + site.tokens.get(Role.SPECTATOR).token() + "\"}";
        assertEquals(403, signIn("https://evil.example", "application/json", good));
        assertEquals(403, signIn(site.server.address().replace("https", "http"), "application/json", good));
        assertEquals(403, signIn(site.server.address(), "text/plain", good));
        String workers = site.tokens.get(Role.WORKER).token();
        for (String bad :
                List.of("{}", "", "{\"token\":\"agon_1.x\"}", "{\"token\":7}", "{\"token\":\"" + workers + "\"}")) {
            assertEquals(401, signIn(site.server.address(), "application/json", bad), bad);
        }
        assertEquals(200, signIn(site.server.address(), "application/json", good));
    }

    private int signIn(String origin, String type, String body) throws IOException, InterruptedException {
        return site.status(site.request("/api/session")
                .header("origin", origin)
                .header("content-type", type)
                .POST(BodyPublishers.ofString(body)));
    }
}
