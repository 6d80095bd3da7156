package dev.agon.cli;

import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.config.RunConfig;
import dev.agon.league.evaluation.LeagueReader;
import dev.agon.league.evaluation.LeagueReader.LadderRow;
import dev.agon.league.evaluation.Tournament;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.players.ResolvedPlayer;
import dev.agon.league.rating.PayoffTable;
import dev.agon.league.rating.WinRate;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import dev.agon.league.run.RunStore;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.StoreReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a run's ladder and payoff, or plays a tournament among its best. */
@Command(
        name = "league",
        description = "The ladder of a run, its payoff matrix, or a tournament among its best.",
        mixinStandardHelpOptions = true)
final class LeagueCommand implements Callable<Integer> {
    private static final int MATCHES_PER_PAIR = 20;

    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description = "A folder or a name under runs/ (default: the newest with rated matches).")
    private @Nullable String run;

    @Option(names = "--payoff", description = "Also who beats whom.")
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
        Console console = Console.of(json);
        RunFolders runs = new RunFolders(Contestants.RUNS);
        RunFolder folder = run == null ? newestRated(runs, console) : runs.find(run);
        RunConfig config = folder.config();
        Game game = config.resolveGame(Games.onClassPath());
        Table table;
        try (StoreReader store = RunStore.read(folder)) {
            table = ladder(LeagueReader.of(config, game, store));
        }
        if (roundRobin > 0) {
            table = tournament(game, folder, runs, table, console);
        }
        show(console, folder, game, table);
        return ExitCode.DONE;
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

    /** Rows for people and for JSON, best first. */
    private record Table(List<Row> rows, PayoffTable payoff) {}

    private record Row(String name, double rating, double sigma, long matches) {
        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("name", name);
            fields.put("rating", rating);
            fields.put("sigma", sigma);
            fields.put("matches", matches);
            return fields;
        }
    }

    private static Table ladder(LeagueReader reader) {
        List<Row> rows = new ArrayList<>();
        for (LadderRow row : reader.ladder()) {
            rows.add(new Row(row.name(), row.rating(), row.sigma(), row.matches()));
        }
        return new Table(rows, reader.payoff());
    }

    private Table tournament(Game game, RunFolder folder, RunFolders runs, Table ladder, Console console) {
        PlayerCatalogue catalogue = new PlayerCatalogue(runs, folder);
        List<ResolvedPlayer> players = ladder.rows().stream()
                .limit(roundRobin)
                .map(row -> catalogue.resolve(playerName(folder, row.name()), game))
                .toList();
        Tournament tournament = Tournament.play(
                game,
                players,
                MATCHES_PER_PAIR,
                seed,
                result -> console.say(
                        "%s against %s: %.0f %%",
                        result.a(), result.b(), 100 * result.winRate().rate()));
        List<Row> rows = tournament.standings().stream()
                .map(standing -> new Row(
                        standing.name(),
                        standing.rating().mean(),
                        standing.rating().sigma(),
                        standing.matches()))
                .toList();
        return new Table(rows, tournament.payoff());
    }

    private static String playerName(RunFolder folder, String ladderName) {
        return PlayerName.isSnapshot(ladderName) ? folder.name() + "@" + PlayerName.versionOf(ladderName) : ladderName;
    }

    private void show(Console console, RunFolder folder, Game game, Table table) {
        console.say("%s, a league of %s", folder.name(), game.name());
        for (Row row : table.rows()) {
            String sigma = row.sigma() == 0 ? "fixed" : String.format(Locale.ROOT, "± %.0f", 2 * row.sigma());
            console.say("%7.0f %-8s %7d matches  %s", row.rating(), sigma, row.matches(), row.name());
        }
        if (payoff) {
            showPayoff(console, table.payoff());
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", folder.name());
        fields.put("game", game.name());
        fields.put("players", table.rows().stream().map(Row::fields).toList());
        if (payoff) {
            fields.put("payoff", payoffFields(table.payoff()));
        }
        console.result(fields);
    }

    private static void showPayoff(Console console, PayoffTable payoff) {
        console.say("");
        console.say("Win rate in %% of the row's player against the column's, in the same order:");
        List<List<WinRate>> rows = payoff.rows();
        for (int i = 0; i < rows.size(); i++) {
            StringBuilder line = new StringBuilder();
            for (WinRate cell : rows.get(i)) {
                line.append(cell.matches() == 0 ? "    ." : String.format(Locale.ROOT, "%5.0f", 100 * cell.rate()));
            }
            console.say("%s  %s", line, payoff.players().get(i));
        }
    }

    /** Cells that were played, by row and column number. */
    private static Map<String, Object> payoffFields(PayoffTable payoff) {
        List<List<WinRate>> rows = payoff.rows();
        List<Map<String, Object>> cells = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.size(); j++) {
                WinRate cell = rows.get(i).get(j);
                if (cell.matches() > 0) {
                    cells.add(Map.of(
                            "row", i,
                            "column", j,
                            "matches", cell.matches(),
                            "win_rate", cell.rate(),
                            "low", cell.low(),
                            "high", cell.high()));
                }
            }
        }
        List<List<Double>> matrix = IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i).stream()
                        .map(cell -> cell.matches() == 0 ? null : (Double) cell.rate())
                        .toList())
                .toList();
        return Map.of("players", payoff.players(), "win_rate", matrix, "cells", cells);
    }
}
