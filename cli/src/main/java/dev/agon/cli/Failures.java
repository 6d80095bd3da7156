package dev.agon.cli;

import dev.agon.agents.model.DamagedFileException;
import dev.agon.game.UnknownNameException;
import dev.agon.league.AgonException;
import dev.agon.league.Spelling;
import dev.agon.server.remote.AbsentBotException;
import dev.agon.server.tls.BadCertificateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ServiceConfigurationError;
import java.util.Set;
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

    /** The command line itself is wrong: says the nearest right word where one is near, and where help is. */
    static int usage(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        String what = failure instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched.getUnmatched().get(0), command)
                : firstLine(failure);
        System.err.println(
                "agon: " + what + " (see: ./" + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.USAGE;
    }

    private static String unmatched(String wrong, CommandLine command) {
        Set<String> commands = command.getSubcommands().keySet();
        if (wrong.startsWith("-")) {
            return "unknown option " + wrong
                    + didYouMean(wrong, command.getCommandSpec().optionsMap().keySet());
        }
        return commands.isEmpty()
                ? command.getCommandName() + " takes no '" + wrong + "'"
                : "unknown command " + wrong + didYouMean(wrong, commands);
    }

    private static String didYouMean(String wrong, Set<String> known) {
        return Spelling.nearest(wrong, known)
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }

    /** The command failed: a failure that people can mend is one line, anything else is a fault of ours and logged whole. */
    static int execution(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof AgonException known) {
            return say(known, known.exitCode());
        }
        if (failure instanceof UnknownNameException unknown) {
            String elsewhere = unknown.what().equals("game") ? ". One of your own comes with --plugin JAR" : "";
            System.err.println("agon: " + firstLine(failure) + elsewhere);
            return ExitCode.USAGE;
        }
        if (failure instanceof AbsentBotException) {
            return say(failure, ExitCode.RUN_FAILED);
        }
        if (failure instanceof DamagedFileException || failure instanceof BadCertificateException) {
            return say(failure, ExitCode.INPUT);
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            return say(failure, ExitCode.ENVIRONMENT);
        }
        LOG.error("'{}' failed by a fault of Agon itself", command.getCommandName(), failure);
        return say(failure, ExitCode.RUN_FAILED);
    }

    /** What no command foresaw: a jar from outside that does not load is input, all else a fault of ours or of the machine. */
    static int error(Error failure) {
        Set<String> plugins = isOfClasses(failure) ? Plugins.names() : Set.of();
        if (plugins.isEmpty()) {
            LOG.error("A fault of Agon itself, or of this machine", failure);
            System.err.println("agon: " + failure);
            return ExitCode.RUN_FAILED;
        }
        System.err.println("agon: a jar in plugins/ or of --plugin does not fit this Agon or Java "
                + Runtime.version().feature() + " (" + String.join(", ", plugins) + "): " + failure
                + (failure.getCause() == null ? "" : ": " + failure.getCause()));
        return ExitCode.INPUT;
    }

    /** Whether classes do not go together. Native libraries, and what fails for want of them, are Agon's own. */
    private static boolean isOfClasses(Error failure) {
        return failure instanceof ServiceConfigurationError
                || (failure instanceof LinkageError
                        && !(failure instanceof UnsatisfiedLinkError)
                        && !(failure instanceof ExceptionInInitializerError));
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
