package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Leave;
import dev.agon.proto.arena.Play;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.Watch;
import dev.agon.server.lobby.Reservation;
import dev.agon.server.replay.ReplayFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other sites' pages, other people's tokens, and names that lead elsewhere open nothing. */
class StrangersTest {
    @TempDir
    Path folder;

    private TestArena arena;

    @BeforeEach
    void start() {
        arena = TestArena.keeping(folder.resolve("replays"));
    }

    @AfterEach
    void stop() {
        arena.close();
    }

    @Test
    void noOtherSitesPageOpensTheSocket() throws IOException {
        String port = arena.address.substring(arena.address.lastIndexOf(':'));
        List<String> strangers = new ArrayList<>(List.of(
                "http://evil.example",
                "https://127.0.0.1" + port,
                "http://127.0.0.1",
                "http://127.0.0.1:1",
                arena.address + ".evil.example",
                arena.address + "0",
                arena.address + "/",
                "http://evil.example" + port,
                "http://localhost" + port,
                "http://user@127.0.0.1" + port,
                "null",
                "file://",
                ""));
        strangers.add(null);
        for (String origin : strangers) {
            assertEquals("403", status(arena.address, origin, ""), "origin " + origin);
        }
        assertEquals("101", status(arena.address, arena.address, ""));
    }

    @Test
    void aNameOfSomebodyElsesThatLeadsHereIsNotOurs() throws IOException {
        String port = arena.address.substring(arena.address.lastIndexOf(':'));
        try (RawClient client = new RawClient(arena.address)) {
            client.send("GET " + Arena.SOCKET_PATH + " HTTP/1.1\r\nHost: evil.example" + port + "\r\n"
                    + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: http://evil.example" + port + "\r\n\r\n");
            assertTrue(client.head().startsWith("HTTP/1.1 403"));
        }
    }

    /** Figures, pages and meters, which have no check of their own. */
    @Test
    void nothingIsServedUnderAStrangersNameNorToAnotherSitesPage() throws IOException {
        String port = arena.address.substring(arena.address.lastIndexOf(':'));
        String ours = "127.0.0.1" + port;
        for (String path : List.of("/metrics", "/api/session", "/api/arena/games")) {
            for (String name :
                    List.of("evil.example" + port, "evil.example", "127.0.0.1.evil.example" + port, "localhost.evil")) {
                assertEquals("403", statusOf(path, "Host: " + name), path + " of " + name);
            }
            for (String origin : List.of("http://evil.example", "null", "https://" + ours)) {
                assertEquals(
                        "403", statusOf(path, "Host: " + ours + "\r\nOrigin: " + origin), path + " from " + origin);
            }
            for (String name : List.of(ours, "localhost" + port, "[::1]" + port)) {
                assertEquals("200", statusOf(path, "Host: " + name), path + " of " + name);
            }
            assertEquals("200", statusOf(path, "Host: " + ours + "\r\nOrigin: http://" + ours), path);
        }
        assertEquals("200", statusOf("/metrics", "Host: 192.0.2.7" + port));
        assertEquals("200", statusOf("/metrics", "Host: [2001:db8::7]" + port));
        assertEquals("200", statusOf("/health", "Host: agon.example"));
        assertEquals("200", statusOf("/health/ready", "Host: agon.example"));
        assertEquals("403", statusOf("/healthy", "Host: agon.example"));
    }

    private String statusOf(String path, String headers) throws IOException {
        try (RawClient client = new RawClient(arena.address)) {
            client.send("GET " + path + " HTTP/1.1\r\n" + headers + "\r\n\r\n");
            return client.head().split(" ", 3)[1];
        }
    }

    private static String status(String address, String origin, String headers) throws IOException {
        try (RawClient client = new RawClient(address)) {
            return client.shake(origin, headers).split(" ", 3)[1];
        }
    }

    @Test
    void noTokenOpensAnotherSeatOrMatchOrAnEndedOne() throws IOException {
        Reservation mine = arena.reserve("bot:random", "amber");
        Reservation other = arena.reserve("bot:random", "sky");
        Reservation given = arena.reserve("bot:random", "amber");
        String token = mine.token();
        List<Play.Builder> wrong = new ArrayList<>();
        for (Reservation match : List.of(other, given)) {
            wrong.add(play(match.match().id(), token));
        }
        for (String guess : List.of(
                "",
                "guess",
                token + "A",
                token.substring(1),
                token.toUpperCase(Locale.ROOT),
                token.toLowerCase(Locale.ROOT),
                new StringBuilder(token).reverse().toString(),
                token + "\0",
                "A".repeat(2_000))) {
            wrong.add(play(mine.match().id(), guess));
        }
        for (int i = 0; i < token.length(); i++) {
            char[] changed = token.toCharArray();
            changed[i] = changed[i] == 'x' ? 'y' : 'x';
            wrong.add(play(mine.match().id(), new String(changed)));
        }
        wrong.add(play("", token));
        wrong.add(play("tv", token));
        wrong.add(play("replay/" + mine.match().id(), token));
        int seated = 0;
        for (List<Play.Builder> batch : batches(wrong)) {
            try (RawClient client = RawClient.welcomed(arena.address)) {
                for (Play.Builder guess : batch) {
                    client.say(ClientMessage.newBuilder().setPlay(guess));
                    ServerMessage answer = client.message();
                    seated += answer.getRefused().getReason() == Refusal.BAD_TOKEN ? 0 : 1;
                }
            }
        }
        assertTrue(wrong.size() > 35, "tried: " + wrong.size());
        assertEquals(0, seated);

        try (RawClient client = RawClient.welcomed(arena.address)) {
            client.say(ClientMessage.newBuilder().setPlay(play(given.match().id(), given.token())));
            assertTrue(client.message().hasStage(), "the right one opens its seat");
            client.say(ClientMessage.newBuilder().setLeave(Leave.getDefaultInstance()));
            client.say(ClientMessage.newBuilder().setPlay(play(given.match().id(), given.token())));
            ServerMessage answer = client.message();
            while (!answer.hasRefused()) {
                answer = client.message();
            }
            assertEquals(Refusal.BAD_TOKEN, answer.getRefused().getReason());
        }
    }

    private static Play.Builder play(String match, String token) {
        return Play.newBuilder().setMatch(match).setToken(token);
    }

    /** Few enough for one connection not to be too many. */
    private static <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += TestArena.MESSAGES_PER_SECOND) {
            batches.add(all.subList(from, Math.min(all.size(), from + TestArena.MESSAGES_PER_SECOND)));
        }
        return batches;
    }

    @Test
    void noNameLeadsOutOfTheReplays() throws IOException, InterruptedException {
        arena.match("probe", Map.of("ticks", "4"), "walker", "walker");
        MatchResult result = arena.results.poll(20, TimeUnit.SECONDS);
        Path kept = folder.resolve("replays").resolve(result.replay() + ReplayFiles.SUFFIX);
        Files.copy(kept, folder.resolve("outside.replay"));
        Files.createSymbolicLink(
                folder.resolve("replays").resolve("link" + ReplayFiles.SUFFIX), folder.resolve("outside.replay"));
        List<String> names = List.of(
                "../outside",
                "..\\outside",
                "./" + result.replay(),
                "%2e%2e/outside",
                "..%2foutside",
                folder.resolve("outside").toString(),
                "outside\0",
                result.replay() + "\0",
                result.replay() + ".replay",
                "link",
                "",
                ".",
                "..",
                "/",
                "a".repeat(3_000),
                "\u202e" + result.replay());
        try (RawClient client = RawClient.welcomed(arena.address)) {
            for (String name : names) {
                client.say(watch("replay/" + name));
                ServerMessage answer = client.message();
                assertEquals(
                        Refusal.UNKNOWN_MATCH, answer.getRefused().getReason(), Arrays.toString(name.toCharArray()));
            }
            client.say(watch("replay/" + result.replay()));
            assertTrue(client.message().hasStage(), "the right name shows the replay");
        }
    }

    private static ClientMessage.Builder watch(String match) {
        return ClientMessage.newBuilder()
                .setWatch(Watch.newBuilder().setMatch(match).setView(-1));
    }
}
