package dev.agon.server;

import dev.agon.game.Games;
import dev.agon.server.live.RealTimekeeper;
import dev.agon.server.live.Timekeeper;
import dev.agon.server.lobby.MatchRequest;
import dev.agon.server.lobby.Reservation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** A whole server with an arena, over real connections. */
final class TestArena implements AutoCloseable {
    /** Most clients that it lets in, and most of one address. */
    static final int MOST_CLIENTS = 100;

    static final int MOST_PER_ADDRESS = 60;

    /** Most connections of one address, whatever they do. */
    static final int MOST_CONNECTIONS_PER_ADDRESS = 300;

    /** Bytes that a connection may send; so few that a flood is one on however slow a machine. */
    static final int BYTES_PER_SECOND = 16 << 10;

    static final int MOST_MESSAGE_BYTES = 4096;
    static final int MESSAGES_PER_SECOND = 100;
    static final long SLOW_READER_MILLIS = 2_000;

    final Arena arena;
    final AgonServer server;
    final String address;
    final BlockingQueue<MatchResult> results = new LinkedBlockingQueue<>();

    private TestArena(Timekeeper time, @Nullable Path replays) {
        arena = new Arena(
                Games.onClassPath(),
                new Bots(),
                () -> new Lineup("probe", Map.of("ticks", "1000"), List.of("walker", "bot:random")),
                results::add,
                People.NONE,
                replays,
                settings(),
                time);
        server = AgonServer.start(
                ServerSettings.onPort(0),
                new ConnectionLimits(4_000, MOST_CONNECTIONS_PER_ADDRESS, 1, BYTES_PER_SECOND),
                arena::mount);
        address = server.address();
    }

    private static ArenaSettings settings() {
        return new ArenaSettings(
                8,
                MOST_CLIENTS,
                MOST_PER_ADDRESS,
                MOST_MESSAGE_BYTES,
                MESSAGES_PER_SECOND,
                60_000,
                30_000,
                60_000,
                60_000,
                20,
                10,
                SLOW_READER_MILLIS,
                50,
                true);
    }

    /** In real time. */
    static TestArena start() {
        return new TestArena(new RealTimekeeper(2), null);
    }

    /** In real time, with a folder for replays. */
    static TestArena keeping(Path replays) {
        return new TestArena(new RealTimekeeper(2), replays);
    }

    /** In time that passes when the test says so. */
    static TestArena in(SteppedTime time) {
        return new TestArena(time, null);
    }

    /** A seat in a new match of long duration. */
    Reservation reserve(String opponent, String side) {
        return arena.lobby().create(MatchRequest.against(opponent, "probe", Map.of("ticks", "100000"), side, "Ada"));
    }

    /** A match of agents. */
    String match(String game, Map<String, String> settings, String... players) {
        return arena.lobby()
                .create(new Lineup(game, settings, List.of(players)), false, () -> {})
                .id();
    }

    @Override
    public void close() {
        server.close();
        arena.close();
    }
}
