package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.game.MatchRandom;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.server.journal.Left;
import dev.agon.server.replay.ReplayCursor;
import dev.agon.server.replay.ReplayFiles;
import dev.agon.server.replay.ReplayVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills an arena at random moments, again and again, while people play on in it: starting, going on with matches and handing on results
 * included. {@code -Dagon.arena.kills=100} does it as often as that, {@code -Dagon.arena.kills.seed} at other moments.
 */
@Tag("faults")
class ArenaKillsTest {
    private static final int KILLS = Integer.getInteger("agon.arena.kills", 30);
    private static final long SEED = Long.getLong("agon.arena.kills.seed", 1);
    private static final int PLAYERS = 4;
    private static final int LIFE_MILLIS = 4_000;
    private static final Games GAMES = Games.onClassPath();

    @TempDir
    Path folder;

    private final MatchRandom random = new MatchRandom(SEED);

    /** By match: the state's hash after so many ticks, each time that its arena was lost. */
    private final Map<String, Map<Integer, Long>> known = new HashMap<>();

    private final List<Long> resumeMillis = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final Map<String, String> replays = new LinkedHashMap<>();
    private int ahead;
    private int given;

    @Test
    void everyMatchIsPlayedToItsEndAndCountsOnce() throws IOException, InterruptedException {
        ArenaChild arena = ArenaChild.start(folder, 0);
        int port = arena.port();
        List<SteadyPlayer> players = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            play(arena, players, System.nanoTime() + random.nextInt(LIFE_MILLIS) * 1_000_000L, true);
            arena.kill();
            remember(players);
            long start = System.nanoTime();
            arena = ArenaChild.start(folder, port);
            hangUp(players);
            awaitFrames(arena, players, start);
        }
        play(arena, players, Long.MAX_VALUE, false);
        Left.awaitNone(folder.resolve("replays"));
        arena.kill();
        check();
        System.out.printf(
                "%d kills, seed %d: %d matches, %d points of %d compared by hash; lost %d; shown ahead of the journal at"
                        + " most %d ticks; first frame in the seat after %d ms (median), %d ms (worst), of a new process%n",
                KILLS,
                SEED,
                replays.size(),
                known.values().stream().mapToInt(Map::size).sum(),
                known.size(),
                lost.size(),
                ahead,
                resumeMillis.get(resumeMillis.size() / 2),
                resumeMillis.get(resumeMillis.size() - 1));
    }

    /** Until then, or until all have ended; who has played to the end begins another match where there is to be one. */
    private void play(ArenaChild arena, List<SteadyPlayer> players, long untilNanos, boolean anew)
            throws IOException, InterruptedException {
        while (System.nanoTime() < untilNanos && (anew || !players.isEmpty())) {
            while (anew && players.size() < PLAYERS) {
                String game = given++ % 2 == 0 ? "lanes1v1" : "connect4";
                String settings = game.equals("connect4") ? "{}" : "{\"lanes.minutes\": \"1\"}";
                players.add(new SteadyPlayer(arena.address(), arena.create(game, settings), random.nextLong()));
            }
            players.forEach(SteadyPlayer::play);
            takeLeave(players);
        }
    }

    /** Who was told how the match ended has done; who was told that it is over while they were away must find its result. */
    private void takeLeave(List<SteadyPlayer> players) throws IOException {
        for (SteadyPlayer player : List.copyOf(players)) {
            if (player.done()) {
                players.remove(player);
                player.close();
                String replay = resultsOf(player.match()).stream().findFirst().orElse("");
                if (replay.isEmpty()) {
                    lost.add(player.match() + ": " + player.refused);
                } else {
                    replays.put(player.match(), replay);
                }
            }
        }
    }

    private List<String> resultsOf(String match) throws IOException {
        return ArenaChild.results(folder).stream()
                .filter(line -> line.startsWith(match + " "))
                .distinct()
                .toList();
    }

    private void remember(List<SteadyPlayer> players) throws IOException {
        for (Left left : Left.in(folder.resolve("replays"))) {
            if (left.ticks() > 0) {
                known.computeIfAbsent(left.match(), unknown -> new HashMap<>()).put(left.ticks(), left.hash());
            }
            players.stream()
                    .filter(player -> player.match().equals(left.match()))
                    .forEach(player -> ahead = Math.max(ahead, player.shownTick - left.ticks()));
        }
    }

    private static void hangUp(List<SteadyPlayer> players) {
        players.forEach(player -> {
            player.drop();
            player.firstTick = -1;
        });
    }

    private void awaitFrames(ArenaChild arena, List<SteadyPlayer> players, long start)
            throws IOException, InterruptedException {
        while (players.stream().anyMatch(player -> player.firstTick < 0)) {
            players.forEach(SteadyPlayer::play);
            takeLeave(players);
        }
        resumeMillis.add((System.nanoTime() - start) / 1_000_000);
        resumeMillis.sort(null);
        assertTrue(arena.port() > 0);
    }

    private void check() throws IOException {
        assertEquals(List.of(), lost);
        for (String match : replays.keySet()) {
            List<String> results = resultsOf(match);
            assertEquals(1, results.size(), () -> "told differently: " + results);
            String name = results.get(0).split(" ", -1)[3];
            ReplayFile replay = ReplayFiles.read(folder.resolve("replays").resolve(name + ReplayFiles.SUFFIX));
            assertTrue(ReplayVerifier.verify(GAMES, replay).ok(), match);
            ReplayCursor cursor = ReplayCursor.open(GAMES, replay);
            Map<Integer, Long> hashes = known.getOrDefault(match, Map.of());
            while (!cursor.atEnd()) {
                assertTrue(cursor.step());
                Long hash = hashes.get(cursor.match().tick());
                assertTrue(hash == null || hash == cursor.match().hash(), match);
            }
        }
        assertTrue(replays.size() >= PLAYERS);
    }
}
