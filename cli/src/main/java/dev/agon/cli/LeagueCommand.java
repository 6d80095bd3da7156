package dev.agon.cli;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.config.RunConfig;
import dev.agon.league.evaluation.LeagueReader;
import dev.agon.league.evaluation.MetaGame;
import dev.agon.league.evaluation.Tournament;
import dev.agon.league.people.KnownPeople;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.league.run.RunStore;
import dev.agon.league.store.StoreReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a run's ladder and payoff, or plays a tournament among its best. */
@Command(
        name = "league",
        description = "The ladder of a run, its payoff matrix, or a tournament among its best.",
        mixinStandardHelpOptions = true)
final class LeagueCommand implements Callable<Integer> {
    private static final int MATCHES_PER_PAIR = 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "A folder or a name under runs/ (default: the newest with rated matches).")
    private @Nullable String run;

    @Option(
            names = "--payoff",
            description =
                    "Also who beats whom, each player's part in the Nash equilibrium, its alpha-rank, and all the past.")
    private boolean payoff;

    @Option(
            names = "--round-robin",
            paramLabel = "K",
            description = "Plays a tournament of the K best and gives its table instead of the ladder.")
    private int roundRobin;

    @Option(names = "--seed", paramLabel = "S", description = "What a tournament's seeds follow from.")
    private long seed = 1;

    @Option(names = "--json", description = "One JSON object as the last line of standard output.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (roundRobin != 0 && roundRobin < 2 && spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "--round-robin needs at least 2 players, not " + roundRobin);
        }
        Console console = Console.of(json);
        RunFolders runs = new RunFolders(Contestants.RUNS);
        RunFolder folder = run == null ? newestRated(runs, console) : runs.find(run);
        RunConfig config = folder.config();
        Game game = config.resolveGame(Games.onClassPath());
        LeagueTable ladder;
        LeagueProgress progress;
        try (StoreReader store = RunStore.read(folder)) {
            LeagueReader reader = LeagueReader.of(config, game, store);
            ladder = LeagueTable.of(reader);
            progress = LeagueProgress.of(reader);
        }
        LeagueTable table =
                roundRobin == 0 ? ladder : tournament(game, config.anchors(game), folder, runs, ladder, console);
        console.say("%s, a league of %s", folder.name(), game.name());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", folder.name());
        fields.put("game", game.name());
        fields.putAll(show(console, table));
        if (roundRobin == 0) {
            progress.show(console, payoff);
            fields.putAll(progress.fields());
            fields.put("people", showPeople(console, config));
        }
        console.result(fields);
        return ExitCode.DONE;
    }

    /** Says the table, and gives its fields. */
    private Map<String, Object> show(Console console, LeagueTable table) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (payoff) {
            MetaGame metaGame = table.metaGame();
            table.showWithPayoff(console, metaGame);
            fields.put("players", table.players(metaGame));
            fields.put("payoff", table.payoffFields());
        } else {
            table.show(console);
            fields.put("players", table.players());
        }
        return fields;
    }

    /** Says how people stand on the same scale, and gives their fields. */
    private static List<Map<String, Object>> showPeople(Console console, RunConfig config) {
        List<Map<String, Object>> fields = new ArrayList<>();
        new KnownPeople(Contestants.RUNS, Optional::empty, Clock.systemUTC())
                .ladder(config.game(), config.settings())
                .forEach((name, standing) -> {
                    if (fields.isEmpty()) {
                        console.say("");
                        console.say("people, on the same scale:");
                    }
                    LeagueTable.Row row =
                            new LeagueTable.Row(name, standing.rating(), standing.sigma(), standing.matches());
                    console.say(LeagueTable.line(row));
                    fields.add(LeagueTable.fields(row));
                });
        return fields;
    }

    private static RunFolder newestRated(RunFolders runs, Console console) {
        RunFolder newest = runs.requireNewest();
        RunFolder rated = runs.newestRated().orElse(newest);
        String which = rated.name().equals(newest.name())
                ? "the newest run"
                : "the newest run with rated matches; " + newest.name() + " is newer and has none";
        console.say("agon: taking %s (%s)", rated.path(), which);
        return rated;
    }

    private LeagueTable tournament(
            Game game,
            List<Game.Anchor> anchors,
            RunFolder folder,
            RunFolders runs,
            LeagueTable ladder,
            Console console) {
        PlayerCatalogue catalogue = new PlayerCatalogue(runs, folder);
        List<ResolvedPlayer> players = ladder.rows().stream()
                .limit(roundRobin)
                .map(row -> catalogue.resolve(PlayerCatalogue.outsideLeague(folder.name(), row.name()), game))
                .toList();
        Tournament tournament = Tournament.play(
                game,
                anchors,
                players,
                MATCHES_PER_PAIR,
                seed,
                result -> console.say(
                        "%s against %s: %.0f %%",
                        result.a(), result.b(), 100 * result.winRate().rate()));
        return LeagueTable.of(tournament);
    }
}
