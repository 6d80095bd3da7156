package dev.agon.cli;

import dev.agon.agents.export.ExportFormat;
import dev.agon.agents.network.CoreScope;
import dev.agon.agents.policy.Policy;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.run.RunFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a policy for other tools. */
@Command(
        name = "export",
        description = "Writes a policy as a file for other tools; docs/export.md says what is in it.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "A policy: RUN@latest, RUN@best, RUN@N, house or house:GAME.")
    private String player = "";

    @Option(names = "--to", required = true, paramLabel = "FORMAT", description = "One of: onnx, safetensors.")
    private ExportFormat format = ExportFormat.ONNX;

    @Option(names = "--out", required = true, paramLabel = "F", description = "The file to write.")
    private Path out = Path.of("");

    @Option(
            names = "--game",
            paramLabel = "G",
            description = "What the house player plays; known where A is of a run or names it.")
    private @Nullable String game;

    @Option(names = "--json", description = "One JSON object as the last line of standard output.")
    private boolean json;

    @Override
    public Integer call() {
        Console console = Console.of(json);
        Policy policy = policy();
        requirePlaceForManifest();
        requireCoreOfViews(policy);
        write(policy);
        console.say(
                "agon: wrote %s, version %d of %s with core %s, to %s",
                player,
                policy.version(),
                policy.spec().game().name(),
                policy.spec().network().core().key(),
                out);
        console.result(fields(policy));
        return ExitCode.DONE;
    }

    private Policy policy() {
        if (!PlayerCatalogue.isPolicy(player)) {
            throw AgonException.usage(
                    player + " is no policy, so there is no network to export; name one: RUN@latest, RUN@N or house");
        }
        Games games = Games.onClassPath();
        PlayerCatalogue catalogue = new PlayerCatalogue(new RunFolders(Contestants.RUNS));
        Game played = Contestants.game(game, catalogue, games, player);
        return catalogue.policy(player, played);
    }

    private void requirePlaceForManifest() {
        if (format == ExportFormat.SAFETENSORS && out.toString().endsWith(".json")) {
            throw AgonException.usage("--out " + out + " is where the manifest would go; name it *.safetensors");
        }
    }

    private void requireCoreOfViews(Policy policy) {
        if (format == ExportFormat.ONNX && policy.spec().network().coreScope() == CoreScope.ACTOR) {
            throw AgonException.usage(
                    player + " has a core per seat (network.coreScope=actor), which --to onnx cannot say;"
                            + " use --to safetensors");
        }
    }

    private void write(Policy policy) {
        OutputFile.require(out, "--out");
        try {
            format.write(out, policy);
        } catch (IOException failed) {
            throw OutputFile.cannotWrite(out, String.valueOf(failed.getMessage()), "--out");
        }
    }

    private Map<String, Object> fields(Policy policy) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("player", player);
        fields.put("game", policy.spec().game().name());
        fields.put("version", policy.version());
        fields.put("core", policy.spec().network().core().key());
        fields.put("layout", policy.spec().layoutHash());
        fields.put("policy_sha256", policy.hash());
        fields.put("to", format.key());
        fields.put("out", out.toString());
        return fields;
    }
}
