package dev.agon.dashboard;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.config.RunConfig;
import dev.agon.league.people.KnownPeople;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.server.AgonServer;
import dev.agon.server.Arena;
import dev.agon.server.ArenaSettings;
import dev.agon.server.Lineup;
import dev.agon.server.MatchResult;
import dev.agon.server.PlayerEntry;
import dev.agon.server.PlayerKind;
import dev.agon.server.ServerSettings;
import dev.agon.server.replay.ReplayFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everything that the browser needs: a real arena with scripted players, and the pages about an invented run. */
final class TestSite implements AutoCloseable {
    static final String GAME = "lanes1v1";

    private static final int MOST_REPLAYS = 20;

    private final Games games;
    private final ReplayFolder replays;
    private final Arena arena;
    private final AgonServer server;

    /**
     * Starts serving.
     *
     * @param folder an empty one, for the run and for replays
     * @param port 0 for any
     */
    TestSite(Path folder, int port) {
        this(folder, port, GAME);
    }

    /** Starts serving, with another game on TV. */
    TestSite(Path folder, int port, String shown) {
        this(folder, port, shown, Games.onClassPath());
    }

    /** Starts serving these games, one of them on TV. */
    TestSite(Path folder, int port, String shown, Games games) {
        this.games = games;
        Path runs = folder.resolve("runs");
        Instant now = Instant.now();
        RunFolder run = FakeRun.write(runs.resolve("lanes1v1-story"), GAME, now);
        FakeRun.write(runs.resolve("lanes1v1-older"), GAME, now.minus(Duration.ofDays(1)));
        replays = new ReplayFolder(run.replays(), MOST_REPLAYS);
        keepReplay(run, now.plusSeconds(1));
        RunFolder.createAt(runs.resolve("kuhn-trial"), RunConfig.defaults("kuhn"));
        DashboardSources sources = new DashboardSources(
                games, new RunFolders(runs), () -> Optional.of(run), () -> Optional.of(FakeRun.status(run.name())));
        arena = new Arena(
                games,
                new FakePlayers(),
                () -> new Lineup(shown, Map.of(), List.of("bot:rush", "bot:guard")),
                result -> {},
                people(runs, run),
                run.replays(),
                ArenaSettings.defaults());
        server = AgonServer.start(new ServerSettings("127.0.0.1", port, false), builder -> {
            arena.mount(builder);
            Dashboard.mount(builder, sources, arena::film);
        });
    }

    private void keepReplay(RunFolder run, Instant ended) {
        try {
            replays.keep(FakeReplay.of(run.name() + "@24", "Ada <b>Lovelace</b>", true, ended), "ada");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a live match between two players, and gives its id. */
    String begin(String game, String amber, String sky) {
        Lineup lineup = new Lineup(game, Map.of(), List.of(amber, sky));
        return arena.lobby().create(lineup, false, () -> {}).id();
    }

    /** Keeps a match between two bots of a game that was played before, and gives the match id of its replay. */
    String played(String game, String amber, String sky) {
        return played(game, Map.of(), amber, sky);
    }

    /** As the other, with settings of the game. */
    String played(String game, Map<String, String> settings, String amber, String sky) {
        try {
            return "replay/" + replays.keep(PlayedMatch.of(games.get(game).with(settings), amber, sky), "before");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The people of the run's league: Grace, who has won a match against rush. */
    private static KnownPeople people(Path runs, RunFolder run) {
        KnownPeople people = new KnownPeople(runs, () -> Optional.of(run), Clock.systemUTC());
        Game game = Games.onClassPath().get(GAME);
        PlayerEntry rush = new FakePlayers().entry("bot:rush", game);
        people.claim("Grace");
        people.count(
                new MatchResult(
                        "first",
                        GAME,
                        run.config().settings(),
                        1,
                        List.of("Grace", rush.name()),
                        List.of(PlayerKind.HUMAN, PlayerKind.BOT),
                        List.of(rush, rush),
                        Set.of(0),
                        List.of(1f, -1f),
                        100,
                        1,
                        false,
                        false,
                        true,
                        ""),
                game);
        return people;
    }

    /** Where it is, e.g. {@code http://127.0.0.1:8080}. */
    String address() {
        return server.address();
    }

    @Override
    public void close() {
        server.close();
        arena.close();
    }
}
