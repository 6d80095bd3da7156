package dev.agon.server.remote;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.proto.arena.Order;
import dev.agon.proto.arena.ServerMessage.MessageCase;
import dev.agon.proto.arena.Turn;
import dev.agon.server.AgonServer;
import dev.agon.server.LatePlayer;
import dev.agon.server.Probe;
import dev.agon.server.ServerSettings;
import dev.agon.server.access.Role;
import dev.agon.server.access.TokenBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server that bots dial over real connections; the test plays the match's part. */
abstract class WithBots {
    static final Games GAMES = Games.onClassPath();
    static final Game CONNECT4 = GAMES.get("connect4");
    static final Game PROBE = new Probe(100_000, 50);
    static final long PATIENT = 60_000;
    static final long AT_ONCE = 1;

    @TempDir
    Path folder;

    TokenBook tokens;
    String token;
    RemoteBots bots;
    AgonServer server;

    @BeforeEach
    void open() throws IOException {
        tokens = new TokenBook(folder, InstantSource.system());
        token = tokens.issue(Role.PLAYER, null, Duration.ofDays(1)).token();
        serve(PATIENT, PATIENT);
    }

    void serve(long decisionMillis, long holdMillis) {
        serve(new RemoteSettings(
                false, decisionMillis, decisionMillis, PATIENT, holdMillis, PATIENT, PATIENT, 3, 4096));
    }

    void serve(RemoteSettings settings) {
        if (server != null) {
            close();
        }
        bots = new RemoteBots(GAMES, tokens, settings);
        server = AgonServer.start(ServerSettings.onPort(0), builder -> {
            builder.pingInterval(Duration.ofSeconds(1));
            bots.mount(builder);
        });
    }

    /** In the background, because it takes Netty two seconds. */
    @AfterEach
    void close() {
        CompletableFuture<Void> unused = CompletableFuture.runAsync(server::close);
    }

    TestBot dial(String name) {
        return TestBot.dial(server.address(), token, TestBot.called(name));
    }

    /** A match of the test's own, with a bot in view 1. */
    static final class Board implements AutoCloseable {
        final Game game;
        final Match match;
        final LatePlayer player;
        final Observation seen;
        final Orders[] orders;

        Board(Game game, LatePlayer player) {
            this.game = game;
            this.player = player;
            match = game.start(7);
            seen = new Observation(game.layout(), 1);
            orders = Orders.forGame(game);
            player.begin(game, 1, 0b10);
        }

        /** Plays on until the bot is awaited, and looks. */
        void look() {
            while (!match.awaits(1)) {
                match.advance(orders);
            }
            match.observe(1, seen);
        }

        CompletableFuture<Void> decide() {
            look();
            orders[1].clear();
            return CompletableFuture.runAsync(() -> player.decide(seen, orders[1]));
        }

        @Override
        public void close() {
            player.close();
        }
    }

    Board seat(String name, Game game) {
        return new Board(game, bots.sit(name, game, "", null));
    }

    static void await(CompletableFuture<?> done) {
        try {
            done.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    static Order.Builder order(Turn turn, int verb, int target) {
        return Order.newBuilder()
                .setActor(turn.getActors(0).getActor())
                .setVerb(verb)
                .setTarget(target)
                .setTick(turn.getTick());
    }

    static Turn turn(TestBot bot) {
        return bot.next(MessageCase.TURN).getTurn();
    }
}
