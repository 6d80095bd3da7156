package dev.agon.cli;

import dev.agon.dashboard.ReplayPage;
import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.league.players.PlayerCatalogue;
import dev.agon.league.run.RunFolders;
import dev.agon.proto.arena.Film;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.server.live.ReplayFilm;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.ReplayFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a replay as a page. */
@Command(
        name = "export",
        description =
                "Writes the match as one HTML file that any browser shows, without a server and without a network.",
        mixinStandardHelpOptions = true)
final class ReplayExport implements Callable<Integer> {
    private static final String ENDING = ".html";

    @Parameters(paramLabel = "FILE", description = "The replay.")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "F",
            description = "The page to write (default: beside the replay, ending in .html).")
    private @Nullable Path out;

    @Option(names = "--json", description = "One JSON object as the last line of standard output.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Console console = Console.of(json);
        ReplayFile replay = ReplayCommand.read(file);
        Path page = out == null ? beside() : out;
        byte[] html = ReplayPage.html(ReplayPage.title(replay), film(replay));
        write(page, html);
        console.say(
                "agon: wrote %d ticks of %s to %s; open it in a browser", replay.getTicks(), replay.getGame(), page);
        console.result(fields(replay, page, html.length));
        return ExitCode.DONE;
    }

    private Film film(ReplayFile replay) {
        try {
            return ReplayFilm.of(
                    Games.onClassPath(), replay, new PlayerCatalogue(new RunFolders(Contestants.RUNS).byNameAlone()));
        } catch (DamagedReplayException misfit) {
            throw AgonException.input(file + ": " + misfit.getMessage(), misfit);
        }
    }

    private Path beside() {
        String name = file.getFileName().toString();
        String stem = name.endsWith(ReplayFiles.SUFFIX)
                ? name.substring(0, name.length() - ReplayFiles.SUFFIX.length())
                : name;
        return file.resolveSibling(stem + ENDING);
    }

    private static void write(Path page, byte[] html) {
        try {
            Files.write(page, html);
        } catch (AccessDeniedException denied) {
            throw cannotWrite(page, "this user may not write there");
        } catch (IOException failed) {
            throw cannotWrite(page, failed.toString());
        }
    }

    private static AgonException cannotWrite(Path page, String why) {
        return AgonException.environment("cannot write " + page + ": " + why + "; choose another file with --out");
    }

    private static Map<String, Object> fields(ReplayFile replay, Path page, int bytes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("game", replay.getGame());
        fields.put("ticks", replay.getTicks());
        fields.put("out", page.toString());
        fields.put("bytes", bytes);
        return fields;
    }
}
