package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages ask of the lobby over HTTP. */
class LobbyPagesTest {
    @TempDir
    Path replays;

    private QuickArena site;

    @BeforeEach
    void start() {
        site = new QuickArena(replays);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void pagesFindGamesOpponentsAndMatchesAndMakeOne() throws IOException {
        ObjectMapper json = new ObjectMapper();
        WebClient client = WebClient.of(site.address);
        JsonNode games =
                json.readTree(client.get("/api/arena/games").aggregate().join().contentUtf8());
        assertTrue(games.findValuesAsText("name").contains("connect4"));
        JsonNode opponents = json.readTree(
                client.get("/api/arena/opponents?game=probe").aggregate().join().contentUtf8());
        assertEquals("walker", opponents.get(0).get("name").asText());
        assertEquals(
                404,
                client.get("/api/arena/opponents?game=prob")
                        .aggregate()
                        .join()
                        .status()
                        .code());

        AggregatedHttpResponse made = post(client, "{\"game\":\"probe\",\"opponent\":\"walker\",\"side\":\"sky\"}");
        assertEquals(201, made.status().code());
        JsonNode seat = json.readTree(made.contentUtf8());
        assertEquals(1, seat.get("seat").asInt());
        JsonNode matches = json.readTree(
                client.get("/api/arena/matches").aggregate().join().contentUtf8());
        assertEquals(seat.get("match"), matches.get(0).get("id"));
        assertEquals("guest", matches.get(0).get("seats").get(1).get("player").asText());
        assertFalse(matches.toString().contains(seat.get("token").asText()));

        AggregatedHttpResponse unknown = post(client, "{\"game\":\"probe\",\"opponent\":\"walkr\"}");
        assertEquals(400, unknown.status().code());
        assertTrue(unknown.contentUtf8().contains("did you mean 'walker'"), unknown.contentUtf8());
        assertEquals(400, post(client, "{\"game\":1").status().code());
    }

    @Test
    void whatIsMissingOrTooLongIsRefusedWithASentenceAndLeavesNothing() throws IOException {
        WebClient client = WebClient.of(site.address);
        String[][] wishes = {
            {"\"opponent\":\"bot:" + "x".repeat(33_000) + "\"", "A player's name has 33004 characters; 512 is the most."
            },
            {"\"opponents\":[null]", "A player's name is missing"},
            {"\"opponents\":[\"walker\"],\"mates\":[\"walker\",null]", "A player's name is missing"},
            {"\"opponent\":\"walker\",\"standIn\":\"" + "x".repeat(513) + "\"", "513 characters"},
            {"\"opponents\":[" + "\"walker\",".repeat(64) + "\"walker\"]", "65 players in a list; 64 is the most"},
            {"\"opponent\":\"walker\",\"settings\":{\"ticks\":null}", "The setting ticks is missing"},
            {"\"opponent\":\"walker\",\"settings\":{\"ticks\":\"" + "1".repeat(257) + "\"}", "257 characters"},
            {"\"opponent\":\"walker\",\"settings\":{\"" + "t".repeat(257) + "\":\"1\"}", "257 characters"},
        };
        for (String[] wish : wishes) {
            AggregatedHttpResponse refused = post(client, "{\"game\":\"probe\"," + wish[0] + "}");
            assertEquals(400, refused.status().code(), wish[1]);
            assertTrue(refused.contentUtf8().contains(wish[1]), refused.contentUtf8());
        }
        try (Stream<Path> files = Files.list(replays)) {
            assertEquals(List.of(), files.toList());
        }
        assertEquals(
                201,
                post(client, "{\"game\":\"probe\",\"opponent\":\"walker\",\"opponents\":null,\"settings\":null}")
                        .status()
                        .code());
    }

    @Test
    void anInvitationIsSeenAndAnsweredOnceOverHttp() throws IOException {
        ObjectMapper json = new ObjectMapper();
        WebClient client = WebClient.of(site.address);
        JsonNode made = json.readTree(post(
                        client,
                        "{\"game\":\"probe\",\"opponents\":[\"human\"],\"standIn\":\"walker\",\"side\":\"amber\",\"name\":\"Ada\"}")
                .contentUtf8());
        String path = "/api/arena/invitations/"
                + made.get("invitations").get(0).get("token").asText();
        JsonNode seen = json.readTree(client.get(path).aggregate().join().contentUtf8());
        assertEquals("Ada", seen.get("host").asText());
        assertEquals(1, seen.get("team").asInt());
        assertTrue(seen.get("seats").get(1).get("open").asBoolean());

        AggregatedHttpResponse accepted = post(client, path, "{\"name\":\"Bob\"}");
        assertEquals(201, accepted.status().code());
        JsonNode seat = json.readTree(accepted.contentUtf8());
        assertEquals(1, seat.get("seat").asInt());
        assertFalse(accepted.contentUtf8().contains(made.get("token").asText()));
        assertEquals(404, post(client, path, "{\"name\":\"Eve\"}").status().code());
        assertEquals(404, client.get(path).aggregate().join().status().code());
        assertEquals(400, post(client, "{\"game\":\"probe\"}").status().code());
        assertEquals(
                400,
                post(client, "/api/arena/people", "{\"name\":\" \"}").status().code());
    }

    private static AggregatedHttpResponse post(WebClient client, String body) {
        return post(client, "/api/arena/matches", body);
    }

    private static AggregatedHttpResponse post(WebClient client, String path, String body) {
        return client.prepare()
                .post(path)
                .content(MediaType.JSON, body)
                .execute()
                .aggregate()
                .join();
    }
}
