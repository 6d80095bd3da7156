package dev.agon.server;

import dev.agon.game.Games;
import dev.agon.server.lobby.MatchRequest;
import dev.agon.server.lobby.Reservation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A whole server over real connections, whose matches of the probe are short on TV and kept as replays. */
final class QuickArena implements AutoCloseable {
    static final Games GAMES = Games.onClassPath();
    static final ArenaSettings SETTINGS =
            new ArenaSettings(8, 100, 100, 4096, 1000, 60_000, 30_000, 1_000, 60_000, 20, 10, 2_000, 50, false);

    final Arena arena;
    final AgonServer server;
    final String address;

    /** Every result that was handed on. */
    final BlockingQueue<MatchResult> results = new LinkedBlockingQueue<>();

    /** Serves from now on; replays go into the folder. */
    QuickArena(Path replays) {
        arena = new Arena(
                GAMES,
                new Bots(),
                () -> new Lineup("probe", Map.of("ticks", "10"), List.of("walker", "bot:random")),
                results::add,
                replays,
                SETTINGS);
        server = AgonServer.start(ServerSettings.onPort(0), arena::mount);
        address = server.address();
    }

    /** A seat in a new match, which lasts long where the game is the probe. */
    Reservation reserve(String game, String opponent, String side) {
        Map<String, String> settings = GAMES.get(game) instanceof Probe ? Map.of("ticks", "1000") : Map.of();
        return arena.lobby().create(MatchRequest.against(opponent, game, settings, side, "Ada"));
    }

    @Override
    public void close() {
        server.close();
        arena.close();
    }
}
