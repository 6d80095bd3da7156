package dev.agon.cli;

import dev.agon.game.Game;
import dev.agon.game.Games;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the games there are, each with its bots. */
@Command(name = "games", description = "What there is to train on, watch and play.", mixinStandardHelpOptions = true)
final class GamesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "One JSON object as the last line of standard output.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(json);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Game game : Games.onClassPath().all()) {
            rows.add(describe(game));
            console.say("%-10s %s", game.name(), game.summary());
            console.say(
                    "%-10s   %d teams, %d seats; bots: %s",
                    "",
                    game.teams(),
                    game.seats(),
                    String.join(", ", new TreeSet<>(game.bots().keySet())));
        }
        console.result(Map.of("games", rows));
        return ExitCode.DONE;
    }

    private static Map<String, Object> describe(Game game) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", game.name());
        row.put("summary", game.summary());
        row.put("teams", game.teams());
        row.put("seats", game.seats());
        row.put("views", game.views());
        row.put("rules", game.rulesVersion());
        row.put("bots", new TreeSet<>(game.bots().keySet()));
        row.put("anchors", game.anchors());
        return row;
    }
}
