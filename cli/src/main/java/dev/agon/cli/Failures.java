package dev.agon.cli;

import dev.agon.agents.model.DamagedFileException;
import dev.agon.game.UnknownNameException;
import dev.agon.league.AgonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns failures into one clear line on standard error and an exit code. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** The command line itself is wrong: says the nearest right option, and where help is. */
    static int usage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String line = "agon: " + firstLine(failure) + suggestion(failure, command) + " (see: ./"
                + command.getCommandSpec().qualifiedName() + " --help)";
        System.err.println(line);
        return ExitCode.USAGE;
    }

    private static String suggestion(ParameterException failure, CommandLine command) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        String wrong = unmatched.getUnmatched().get(0);
        Collection<String> known = wrong.startsWith("-")
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet();
        String nearest = UnknownNameException.nearest(wrong, known);
        return nearest.isEmpty() ? "" : "; did you mean " + nearest + "?";
    }

    /** The command failed: a failure that people can mend is one line, anything else is a fault of ours and logged whole. */
    static int execution(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof AgonException known) {
            return say(known, known.exitCode());
        }
        if (failure instanceof UnknownNameException) {
            return say(failure, ExitCode.USAGE);
        }
        if (failure instanceof DamagedFileException) {
            return say(failure, ExitCode.INPUT);
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            return say(failure, ExitCode.ENVIRONMENT);
        }
        LOG.error("'{}' failed by a fault of Agon itself", command.getCommandName(), failure);
        return say(failure, ExitCode.RUN_FAILED);
    }

    private static int say(Exception failure, int exitCode) {
        System.err.println("agon: " + firstLine(failure));
        return exitCode;
    }

    private static String firstLine(Exception failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.toString()
                : message.strip().lines().findFirst().orElse(failure.toString());
    }
}
