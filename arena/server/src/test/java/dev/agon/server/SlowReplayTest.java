package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Ping;
import dev.agon.proto.arena.Refusal;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.live.RealTimekeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A replay whose disk takes long, here a pipe that nobody has written to yet, on a server with one thread for all matches. */
class SlowReplayTest {
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    Path folder;

    @Test
    @Timeout(PATIENCE_SECONDS)
    void holdsUpNobodyButWhoAskedForIt() throws IOException, InterruptedException {
        String name = "probe-20260101-120000-slow";
        Path pipe = folder.resolve(name + ".replay");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertTrue(made.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        assertEquals(0, made.exitValue());
        try (Arena arena = arena();
                AgonServer server = AgonServer.start(ServerSettings.onPort(0), arena::mount);
                TestClient watching = TestClient.connect(server.address());
                TestClient other = TestClient.connect(server.address())) {
            try {
                watching.watch("replay/" + name, 0);
                other.say(ClientMessage.newBuilder().setPing(Ping.newBuilder().setNanos(1)));
                other.next(MessageCase.PONG);
            } finally {
                Files.writeString(pipe, "no replay");
            }
            assertEquals(
                    Refusal.UNKNOWN_MATCH,
                    watching.next(MessageCase.REFUSED).getRefused().getReason());
        }
    }

    private Arena arena() {
        return new Arena(
                QuickArena.GAMES,
                new Bots(),
                () -> new Lineup("probe", Map.of("ticks", "10"), List.of("walker", "bot:random")),
                result -> {},
                People.NONE,
                folder,
                QuickArena.SETTINGS,
                new RealTimekeeper(1));
    }
}
