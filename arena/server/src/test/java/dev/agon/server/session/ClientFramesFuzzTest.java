package dev.agon.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;
import dev.agon.proto.arena.ClientMessage;
import dev.agon.proto.arena.Hello;
import dev.agon.proto.arena.Play;
import dev.agon.server.ArenaSettings;
import dev.agon.server.Lineup;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerSource;
import dev.agon.server.access.Rights;
import dev.agon.server.live.ManualTimekeeper;
import dev.agon.server.lobby.Directory;
import dev.agon.server.lobby.Exhibition;
import dev.agon.server.lobby.Lobby;
import dev.agon.server.lobby.MatchRequest;
import dev.agon.server.lobby.Reservation;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.LoggerFactory;

/** Whatever someone in a seat sends, nothing in the server fails by it, and the match goes on. See docs/fuzzing.md. */
class ClientFramesFuzzTest {
    private static final Games GAMES = Games.onClassPath();
    private static final int MILLIS_BETWEEN_FRAMES = 50;

    private final ManualTimekeeper time = new ManualTimekeeper();
    private final ArenaSettings settings = ArenaSettings.defaults();
    private final Lobby lobby = new Lobby(GAMES, new Randoms(), time, settings, null, result -> {});
    private final Directory directory = new Directory(
            lobby,
            new Exhibition(lobby, () -> new Lineup("probe", Map.of(), List.of("bot:random", "bot:random")), time, 100),
            null,
            new Randoms(),
            time,
            100);

    /** Frames to someone in a game in real time: a byte with its length before each. */
    @FuzzTest
    void inRealTime(byte[] frames) {
        play("probe", frames);
    }

    /** The same in a game of turns. */
    @FuzzTest
    void inTurns(byte[] frames) {
        play("connect4", frames);
    }

    private void play(String game, byte[] frames) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            Reservation seat = lobby.create(MatchRequest.against("bot:random", game, null, "amber", "Ada"));
            Connection connection = connect();
            say(
                    connection,
                    ClientMessage.newBuilder().setHello(Hello.newBuilder().setProtocol(Session.PROTOCOL)));
            say(
                    connection,
                    ClientMessage.newBuilder()
                            .setPlay(Play.newBuilder()
                                    .setMatch(seat.match().id())
                                    .setToken(seat.token())));
            send(connection, frames);
            connection.onComplete();
            time.pass(settings.seatHoldMillis() + settings.emptyMillis());
        } finally {
            root.detachAppender(log);
            lobby.close();
            time.pass(0);
        }
        List<ILoggingEvent> failures = log.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .toList();
        assertEquals(List.of(), failures);
    }

    private Connection connect() {
        WebSocketWriter writer = WebSocket.streaming();
        writer.subscribe(new Reader(), ImmediateEventExecutor.INSTANCE);
        RateLimit rate = new RateLimit(settings.messagesPerSecond(), time.nanoTime());
        Outbox outbox = new Outbox(writer, rate, time, TimeUnit.SECONDS.toNanos(1), Transport.none(), new Traffic());
        return new Connection(
                new Session(lobby, directory, outbox, time, Rights.ALL, Runnable::run),
                outbox,
                rate,
                time,
                settings,
                gone -> {});
    }

    private void send(Connection connection, byte[] frames) {
        ByteBuffer rest = ByteBuffer.wrap(frames);
        while (rest.hasRemaining()) {
            byte[] frame = new byte[Math.min(Byte.toUnsignedInt(rest.get()), rest.remaining())];
            rest.get(frame);
            connection.onNext(WebSocketFrame.ofBinary(frame));
            time.pass(MILLIS_BETWEEN_FRAMES);
        }
    }

    private void say(Connection connection, ClientMessage.Builder message) {
        connection.onNext(WebSocketFrame.ofBinary(message.build().toByteArray()));
        time.pass(MILLIS_BETWEEN_FRAMES);
    }

    /** Random players only. */
    private static final class Randoms implements PlayerSource {
        @Override
        public Player create(String name, Game game, long seed) {
            return new RandomPlayer(seed);
        }

        @Override
        public List<PlayerEntry> list(Game game) {
            return List.of();
        }
    }

    /** Reads all and forgets it. */
    private static final class Reader implements Subscriber<WebSocketFrame> {
        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(WebSocketFrame frame) {
            frame.close();
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
