package dev.agon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.Map;

/**
 * Where a command writes. With {@code --json} the last line on standard output is one JSON object and all else goes to
 * standard error; without it people read standard output.
 */
final class Console {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final boolean json;
    private final PrintStream out;
    private final PrintStream err;

    Console(boolean json, PrintStream out, PrintStream err) {
        this.json = json;
        this.out = out;
        this.err = err;
    }

    /** A console on the process's own streams. */
    static Console of(boolean json) {
        return new Console(json, System.out, System.err);
    }

    /** Whether the result is wanted as JSON. */
    boolean json() {
        return json;
    }

    /** A line for people. */
    void say(String format, Object... arguments) {
        (json ? err : out).println(arguments.length == 0 ? format : String.format(format, arguments));
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
