package dev.agon.league.pbt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.GameDefaults;
import dev.agon.league.evaluation.EvaluationResult;
import dev.agon.league.evaluation.PairedEvaluation;
import dev.agon.league.inprocess.InProcess;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.run.MetricsReader;
import dev.agon.league.run.RunFolder;
import dev.agon.league.run.RunFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * By hand: trains a game with some seeds, by a real learner and a real worker, and prints who took over from whom, and how the last
 * snapshot of each agent does against bots. {@code GAME SEED,SEED... BOT,BOT... MATCHES SETTING...}, e.g. {@code connect4 1,2,3
 * random,win-block 200 steps=400000 pbt.members=4}.
 */
final class PbtFigures {
    private PbtFigures() {}

    public static void main(String[] arguments) throws Exception {
        Games games = InProcess.games(Files.createTempDirectory("games"), Harvest.class);
        Game game = games.get(arguments[0]);
        List<String> bots = List.of(arguments[2].split(","));
        int matches = Integer.parseInt(arguments[3]);
        for (String seed : arguments[1].split(",")) {
            List<String> settings = new ArrayList<>(Arrays.asList(arguments).subList(4, arguments.length));
            settings.add("seed=" + seed);
            settings.add("workers=1");
            Path folder = Files.createTempDirectory("pbt");
            RunFolder run = RunFolder.createAt(
                    folder.resolve("run"), ConfigYaml.override(GameDefaults.of(game.name()), settings));
            InProcess.train(run, folder.resolve("token"), games);
            System.out.println("seed " + seed);
            history(run);
            PlayerCatalogue players = new PlayerCatalogue(new RunFolders(folder));
            for (String agent : agents(run)) {
                System.out.println("  " + agent + scores(players, "run@" + agent + "@latest", bots, game, matches));
            }
        }
        System.exit(0);
    }

    private static void history(RunFolder run) {
        List<JsonNode> lines = MetricsReader.all(run.metrics());
        members("first", lines.get(0));
        for (JsonNode line : lines) {
            for (JsonNode takeover : line.path("pbt").path("takeovers")) {
                System.out.printf(
                        Locale.ROOT,
                        "  at %,d (%,d of its own): %s takes over from %s, which won %.0f %% of %d (chance %.4f),"
                                + " and goes on with %s%n",
                        line.path("step").asLong(),
                        takeover.path("step").asLong(),
                        takeover.path("member").asText(),
                        takeover.path("from").asText(),
                        100 * takeover.path("winRate").asDouble(),
                        takeover.path("matches").asLong(),
                        takeover.path("chance").asDouble(),
                        factors(takeover));
            }
        }
        members("last", lines.get(lines.size() - 1));
    }

    private static String factors(JsonNode of) {
        return String.format(
                Locale.ROOT,
                "learning rate x %.3g, entropy bonus x %.3g, reward weights x %s",
                of.path("learningRate").asDouble(),
                of.path("entropyBonus").asDouble(),
                of.path("rewardWeights"));
    }

    /** What the members began with, and what they end with. */
    private static void members(String when, JsonNode line) {
        line.path("pbt")
                .path("members")
                .fields()
                .forEachRemaining(member ->
                        System.out.println("  " + when + " " + member.getKey() + ": " + factors(member.getValue())));
    }

    private static List<String> agents(RunFolder run) {
        List<JsonNode> lines = MetricsReader.all(run.metrics());
        List<String> agents = new ArrayList<>();
        lines.get(lines.size() - 1).path("pbt").path("members").fieldNames().forEachRemaining(agents::add);
        return agents.isEmpty() ? List.of("main") : agents;
    }

    private static String scores(PlayerCatalogue players, String player, List<String> bots, Game game, int matches) {
        StringBuilder scores = new StringBuilder();
        for (String bot : bots) {
            EvaluationResult result = PairedEvaluation.of(game)
                    .run(players.resolve(player, game), players.resolve("bot:" + bot, game), matches, 1, done -> {});
            scores.append(String.format(
                    Locale.ROOT, ", %s %.1f %%", bot, 100 * result.winRate().rate()));
        }
        return scores.toString();
    }
}
