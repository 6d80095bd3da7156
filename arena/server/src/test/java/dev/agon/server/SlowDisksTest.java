package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Ping;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.live.RealTimekeeper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What takes long to be read, on a server that has one thread for all matches and messages. */
class SlowDisksTest {
    private static final long PATIENCE_SECONDS = 30;
    private static final Lineup SHORT = new Lineup("probe", Map.of("ticks", "10"), List.of("walker", "bot:random"));

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @Test
    @Timeout(2 * PATIENCE_SECONDS)
    void whoPlaysNextOnTvHoldsNobodyUp() throws InterruptedException {
        LineupSource slow = () -> {
            hold();
            return SHORT;
        };
        try (Arena arena = arena(slow);
                AgonServer server = AgonServer.start(ServerSettings.onPort(0), arena::mount);
                TestClient watching = TestClient.connect(server.address());
                TestClient other = TestClient.connect(server.address())) {
            watching.watch("tv", 0);
            try {
                assertOthersAreAnswered(other);
            } finally {
                released.countDown();
            }
            watching.next(MessageCase.STAGE);
        }
    }

    private void assertOthersAreAnswered(TestClient other) throws InterruptedException {
        assertTrue(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        other.say(ClientMessage.newBuilder().setPing(Ping.newBuilder().setNanos(1)));
        other.next(MessageCase.PONG);
    }

    private void hold() {
        begun.countDown();
        try {
            if (!released.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("it was held too long");
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Arena arena(LineupSource lineups) {
        return new Arena(
                QuickArena.GAMES,
                new Bots(),
                lineups,
                result -> {},
                People.NONE,
                null,
                QuickArena.SETTINGS,
                new RealTimekeeper(1));
    }
}
