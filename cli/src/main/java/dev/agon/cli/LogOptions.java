package dev.agon.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.agon.league.supervisor.LogFormat;
import java.net.URL;
import java.util.Objects;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** How a command that stays writes what it logs. */
final class LogOptions {
    private static final String CONFIGURATION = "/agon-json-logback.xml";

    /** What can be asked for. */
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            description =
                    "How logs are written, this command's and its processes': lines for people, or one JSON object a line on "
                            + "standard error, what the command says included (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    /** A console in that format; from now on this process and those that it starts log so. */
    Console console(boolean json) {
        if (format == Format.TEXT) {
            return Console.of(json);
        }
        System.setProperty(LogFormat.PROPERTY, LogFormat.JSON);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        URL configuration = Objects.requireNonNull(LogOptions.class.getResource(CONFIGURATION), CONFIGURATION);
        try {
            configurator.doConfigure(configuration);
        } catch (JoranException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Console.logging(json);
    }
}
