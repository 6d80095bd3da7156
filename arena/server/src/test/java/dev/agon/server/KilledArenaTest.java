package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Games;
import dev.agon.process.ServingProcess;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.server.ArenaChild.Seat;
import dev.agon.server.journal.Left;
import dev.agon.server.replay.ReplayCursor;
import dev.agon.server.replay.ReplayFiles;
import dev.agon.server.replay.ReplayVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An arena is killed while people play, and comes back on the same port. */
@Timeout(120)
class KilledArenaTest {
    private static final int LANES_TICKS = 150;
    private static final int CONNECT4_TICKS = 4;

    @TempDir
    Path folder;

    @Test
    void peoplePlayOnInTheirSeatsAndEveryResultIsHandedOnOnce() throws IOException, InterruptedException {
        ArenaChild lost = ArenaChild.start(folder, 0);
        SteadyPlayer lanes;
        SteadyPlayer connect4;
        try (lost) {
            lanes = player(lost, lost.create("lanes1v1", "{\"lanes.minutes\": \"1\"}"));
            connect4 = player(lost, lost.create("connect4", "{}"));
            while (connect4.shownTick < CONNECT4_TICKS) {
                connect4.play();
            }
            while (lanes.shownTick < LANES_TICKS) {
                lanes.play();
            }
            lost.kill();
        }
        List<Left> left = Left.in(folder.resolve("replays"));
        assertEquals(2, left.size());
        try (ArenaChild next = ArenaChild.start(folder, lost.port());
                lanes;
                connect4) {
            connect4.drop();
            lanes.drop();
            while (!connect4.done() || !lanes.done()) {
                for (SteadyPlayer player : List.of(connect4, lanes)) {
                    if (!player.done()) {
                        player.play();
                    }
                }
            }
            for (SteadyPlayer player : List.of(connect4, lanes)) {
                assertNull(player.refused, () -> left + ServingProcess.log(folder));
                goesOn(player, left);
            }
            assertEquals(2, ArenaChild.results(folder).size());
            Left.awaitNone(folder.resolve("replays"));
            assertEquals(next.port(), lost.port());
        }
    }

    private static SteadyPlayer player(ArenaChild arena, Seat seat) {
        return new SteadyPlayer(arena.address(), seat, 1);
    }

    /** The match that ended is the one that was played before, from its first tick to the last. */
    private void goesOn(SteadyPlayer player, List<Left> left) throws IOException {
        Left before = left.stream()
                .filter(one -> one.match().equals(player.match()))
                .findFirst()
                .orElseThrow();
        String name = player.over.getReplay().substring("replay/".length());
        ReplayFile replay = ReplayFiles.read(folder.resolve("replays").resolve(name + ReplayFiles.SUFFIX));
        assertTrue(ReplayVerifier.verify(Games.onClassPath(), replay).ok());
        ReplayCursor cursor = ReplayCursor.open(Games.onClassPath(), replay);
        while (cursor.match().tick() < before.ticks()) {
            assertTrue(cursor.step());
        }
        assertEquals(before.hash(), cursor.match().hash(), "the state when the arena was killed");
        assertTrue(before.ticks() > 0 && replay.getTicks() > before.ticks());
        assertTrue(player.firstTick >= before.ticks(), () -> player.firstTick + " was shown first");
    }
}
