package dev.agon.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Player;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Ping;
import dev.agon.proto.arena.Rematch;
import dev.agon.proto.arena.ServerMessage;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.server.live.RealTimekeeper;
import dev.agon.server.lobby.MatchRequest;
import dev.agon.server.lobby.Reservation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A rematch that takes long to be made, on a server that has one thread for all matches and messages. */
class SlowRematchTest {
    private static final long PATIENCE_SECONDS = 30;

    private final Held players = new Held();

    @Test
    void holdsNobodyElseUpAndIsAnsweredBeforeWhatWasSaidAfterIt() throws InterruptedException {
        try (Arena arena = arena();
                AgonServer server = AgonServer.start(ServerSettings.onPort(0), arena::mount);
                TestClient asking = TestClient.connect(server.address());
                TestClient other = TestClient.connect(server.address())) {
            Reservation seat = arena.lobby()
                    .create(MatchRequest.against("walker", "probe", Map.of("ticks", "10"), "amber", "Ada"));
            asking.play(seat.match().id(), seat.token());
            asking.next(MessageCase.OVER);

            players.hold = true;
            asking.say(ClientMessage.newBuilder().setRematch(Rematch.newBuilder()));
            ping(asking);
            assertTrue(players.asked.await(PATIENCE_SECONDS, TimeUnit.SECONDS));
            ping(other);
            other.next(MessageCase.PONG);

            players.released.countDown();
            assertEquals(MessageCase.INVITATION, firstAnswer(asking));
            assertEquals(MessageCase.PONG, firstAnswer(asking));
        }
    }

    private Arena arena() {
        return new Arena(
                QuickArena.GAMES,
                players,
                () -> new Lineup("probe", Map.of("ticks", "10"), List.of("walker", "bot:random")),
                result -> {},
                People.NONE,
                null,
                QuickArena.SETTINGS,
                new RealTimekeeper(1));
    }

    private static void ping(TestClient client) {
        client.say(ClientMessage.newBuilder().setPing(Ping.newBuilder().setNanos(1)));
    }

    /** Which of a seat and an answer to a ping comes first. */
    private static MessageCase firstAnswer(TestClient client) {
        ServerMessage message = client.next();
        while (!message.hasInvitation() && !message.hasPong()) {
            message = client.next();
        }
        return message.getMessageCase();
    }

    /** Makes players at once, or only when it is released. */
    private static final class Held implements PlayerSource {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);
        volatile boolean hold;

        private final Bots bots = new Bots();

        @Override
        public Player create(String name, Game game, long seed) {
            if (hold) {
                asked.countDown();
                try {
                    if (!released.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                        throw new IllegalStateException("it was held too long");
                    }
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
            return bots.create(name, game, seed);
        }

        @Override
        public List<PlayerEntry> list(Game game) {
            return bots.list(game);
        }
    }
}
