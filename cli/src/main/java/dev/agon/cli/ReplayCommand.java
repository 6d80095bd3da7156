package dev.agon.cli;

import dev.agon.game.Games;
import dev.agon.league.AgonException;
import dev.agon.proto.arena.ReplayFile;
import dev.agon.server.replay.DamagedReplayException;
import dev.agon.server.replay.ReplayFiles;
import dev.agon.server.replay.ReplayVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What can be done with a recorded match. */
@Command(
        name = "replay",
        description = "Works with recorded matches.",
        mixinStandardHelpOptions = true,
        subcommands = {ReplayCommand.Verify.class, ReplayExport.class})
final class ReplayCommand {
    /** Plays a replay again and compares every hash. */
    @Command(
            name = "verify",
            description =
                    "Plays the match again and compares the state's hash at every tick; exit code 1 where one differs.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The replay.")
        private Path file = Path.of("");

        @Option(names = "--json", description = "One JSON object as the last line of standard output.")
        private boolean json;

        @Override
        public Integer call() throws IOException {
            Console console = Console.of(json);
            ReplayVerifier.Verdict verdict = verify();
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("ticks", verdict.ticks());
            fields.put("ok", verdict.ok());
            fields.put("first_difference", verdict.ok() ? null : verdict.firstDifference());
            console.say(
                    verdict.ok() ? "%s: all %d ticks are as recorded" : "%s: of %d ticks the first that differs is %d",
                    file,
                    verdict.ticks(),
                    verdict.firstDifference());
            console.result(fields);
            return verdict.ok() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
        }

        private ReplayVerifier.Verdict verify() throws IOException {
            ReplayFile replay = read(file);
            try {
                return ReplayVerifier.verify(Games.onClassPath(), replay);
            } catch (DamagedReplayException misfit) {
                throw AgonException.input(file + ": " + misfit.getMessage(), misfit);
            }
        }
    }

    /** The replay in a file, or what is wrong with it. */
    static ReplayFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw AgonException.usage("there is no replay " + file
                    + "; a run keeps its matches in RUN/replays, and match --replay FILE writes one");
        }
        try {
            return ReplayFiles.read(file);
        } catch (DamagedReplayException damaged) {
            throw AgonException.input(String.valueOf(damaged.getMessage()), damaged);
        }
    }
}
