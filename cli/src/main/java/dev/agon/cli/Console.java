package dev.agon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a command writes. With {@code --json} the last line on standard output is one JSON object and all else goes to
 * standard error; without it people read standard output.
 */
final class Console {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PREFIX = "agon: ";

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    private final boolean json;
    private final boolean logged;
    private final PrintStream out;
    private final PrintStream err;

    Console(boolean json, PrintStream out, PrintStream err) {
        this(json, false, out, err);
    }

    private Console(boolean json, boolean logged, PrintStream out, PrintStream err) {
        this.json = json;
        this.logged = logged;
        this.out = out;
        this.err = err;
    }

    /** A console on the process's own streams. */
    static Console of(boolean json) {
        return new Console(json, System.out, System.err);
    }

    /** A console that logs what it says. */
    static Console logging(boolean json) {
        return new Console(json, true, System.out, System.err);
    }

    /** Whether what is said is logged rather than shown. */
    boolean logged() {
        return logged;
    }

    /** Whether the result is wanted as JSON. */
    boolean json() {
        return json;
    }

    /** A line for people. */
    void say(String format, Object... arguments) {
        String line = arguments.length == 0 ? format : String.format(format, arguments);
        if (logged) {
            LOG.info("{}", line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : line);
        } else {
            (json ? err : out).println(line);
        }
    }

    /** The result: as JSON where that was asked for, else nothing. */
    void result(Map<String, ?> fields) {
        if (!json) {
            return;
        }
        try {
            out.println(JSON.writeValueAsString(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result cannot be written as JSON: " + fields, e);
        }
        out.flush();
    }
}
