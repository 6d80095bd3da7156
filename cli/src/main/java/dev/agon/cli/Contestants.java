package dev.agon.cli;

import dev.agon.agents.evaluation.NashConv;
import dev.agon.agents.evaluation.PolicyRunnerOracle;
import dev.agon.game.Enumerable;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.config.ConfigException;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.league.run.RunFolders;
import dev.agon.server.remote.RemoteBots;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A game and the players who were named for it on the command line.
 *
 * @param game what they play: the one asked for, else that of the first player's run, else the flagship
 * @param players in the order in which they were named
 * @param exploitability of each of them that is a policy, exactly, by name; empty for games too large for that
 */
record Contestants(Game game, List<ResolvedPlayer> players, Map<String, Double> exploitability) {
    /** What is played where nothing else is said. */
    static final String FLAGSHIP = "lanes1v1";

    /** Where runs are unless told otherwise. */
    static final Path RUNS = Path.of("runs");

    /**
     * Finds the game and the players.
     *
     * @param settings of the game that differ from its own or the run's, e.g. {@code lanes.heroes}
     * @throws ConfigException where the game refuses a setting
     */
    static Contestants of(@Nullable String gameName, Map<String, String> settings, String... names) {
        return of(gameName, settings, null, names);
    }

    /**
     * The same where some may be remote bots.
     *
     * @param remotes those who can dial in, or null where nobody can
     */
    static Contestants of(
            @Nullable String gameName, Map<String, String> settings, @Nullable RemoteBots remotes, String... names) {
        Games games = Games.onClassPath();
        PlayerCatalogue catalogue = new PlayerCatalogue(new RunFolders(RUNS), null, remotes);
        Game game = changed(game(gameName, catalogue, games, names), settings);
        List<ResolvedPlayer> players = List.of(names).stream()
                .map(name -> catalogue.resolve(name, game))
                .toList();
        return new Contestants(game, players, exploitability(catalogue, game, names));
    }

    private static Game changed(Game game, Map<String, String> settings) {
        try {
            return settings.isEmpty() ? game : game.with(settings);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("settings of " + game.name(), String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Double> exploitability(PlayerCatalogue catalogue, Game game, String... names) {
        Map<String, Double> result = new LinkedHashMap<>();
        if (game instanceof Enumerable enumerable) {
            for (String name : names) {
                if (PlayerCatalogue.isPolicy(name)) {
                    PolicyRunnerOracle oracle = new PolicyRunnerOracle(catalogue.policy(name, game));
                    result.put(name, new NashConv(enumerable).exploitability(oracle));
                }
            }
        }
        return result;
    }

    /** The game asked for, else that of the first player's run, else the flagship. */
    static Game game(@Nullable String gameName, PlayerCatalogue catalogue, Games games, String... names) {
        if (gameName != null) {
            return games.get(gameName);
        }
        for (String name : names) {
            Optional<Game> known = catalogue.gameOf(name, games);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return games.get(FLAGSHIP);
    }
}
