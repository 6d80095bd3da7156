package dev.agon.cli;

import dev.agon.league.evaluation.EvaluationResult;
import dev.agon.league.evaluation.PairedEvaluation;
import dev.agon.league.people.ProgramRatings;
import dev.agon.league.rating.WinRate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures one player against another. */
@Command(
        name = "eval",
        description = "Plays pairs of matches, same seed with sides swapped, and gives A's win rate with its interval.",
        mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "RUN@latest, RUN@best, RUN@N, house, bot:NAME or remote:NAME.")
    private String a = "";

    @Parameters(index = "1", paramLabel = "B", description = "The opponent.")
    private String b = "";

    @Option(names = "--game", paramLabel = "G", description = "What they play; known where A or B is of a run.")
    private @Nullable String game;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of the game, e.g. lanes.heroes=mage.")
    private Map<String, String> settings = Map.of();

    @Option(names = "--matches", paramLabel = "N", description = "How many matches (default: ${DEFAULT-VALUE}).")
    private int matches = 100;

    @Option(names = "--seed", paramLabel = "S", description = "What all seeds follow from (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private RemoteOptions remote = new RemoteOptions();

    @Option(names = "--json", description = "One JSON object as the last line of standard output.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (matches < 1 && spec != null) {
            throw new ParameterException(spec.commandLine(), "--matches must be at least 1, not " + matches);
        }
        Console console = Console.of(json);
        try (RemoteHost remotes = remote.host(a, b)) {
            evaluate(remotes, console);
        }
        return ExitCode.DONE;
    }

    private void evaluate(RemoteHost remotes, Console console) throws InterruptedException {
        Contestants contestants = Contestants.of(game, settings, remotes.bots(), a, b);
        remotes.await(contestants.game(), console);
        ProgramRatings ratings = RemoteHost.ratings(contestants.game());
        EvaluationResult result = PairedEvaluation.of(contestants.game())
                .run(
                        contestants.players().get(0),
                        contestants.players().get(1),
                        matches,
                        seed,
                        done -> {},
                        ratings::count);
        WinRate rate = result.winRate();
        console.say(
                "%s against %s at %s: %d won, %d drawn, %d lost of %d; win rate %.1f %% (95 %% interval %.1f to %.1f)",
                result.a(),
                result.b(),
                contestants.game().name(),
                rate.wins(),
                rate.draws(),
                rate.losses(),
                rate.matches(),
                100 * rate.rate(),
                100 * rate.low(),
                100 * rate.high());
        contestants
                .exploitability()
                .forEach((player, amount) -> console.say("%s: exploitability %.4f (exact)", player, amount));
        remotes.say(console, ratings);
        Map<String, Object> fields = new LinkedHashMap<>(result.fields());
        fields.put("remote", remotes.report(ratings));
        if (!contestants.exploitability().isEmpty()) {
            fields.put("exploitability", contestants.exploitability());
        }
        console.result(fields);
    }
}
