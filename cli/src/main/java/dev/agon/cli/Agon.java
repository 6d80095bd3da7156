package dev.agon.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The entry point: a name per job, each a class of its own. */
@Command(
        name = "agon",
        description = "Self-play reinforcement learning for a multiplayer strategy arena.",
        mixinStandardHelpOptions = true,
        version = "agon 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer =
                "%nEvery command takes --plugin JAR: a jar with games or players of your own, as those in plugins/ are (docs/your-own-game.md).",
        subcommands = {
            TrainCommand.class,
            ClusterCommand.class,
            WorkerCommand.class,
            CoordinatorCommand.class,
            ServeCommand.class,
            EvalCommand.class,
            MatchCommand.class,
            ReplayCommand.class,
            ExportCommand.class,
            LeagueCommand.class,
            GamesCommand.class,
            TokenCommand.class,
            DoctorCommand.class,
            BenchCommand.class
        })
public final class Agon implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    private Agon() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** Runs the command and gives its exit code. */
    static int execute(String... arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (Error failure) { // which picocli lets through
            return Failures.error(failure);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Agon())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::usage)
                .setExecutionExceptionHandler(Failures::execution);
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(System.out);
        }
    }
}
