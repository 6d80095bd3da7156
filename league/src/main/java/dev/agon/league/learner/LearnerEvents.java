package dev.agon.league.learner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a learner process tells its parent on standard output: one JSON object a line, each with an {@code event}. */
final class LearnerEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintStream out;

    LearnerEvents(PrintStream out) {
        this.out = out;
    }

    /** Workers may join at this port. */
    void serving(int port) {
        say("serving", Map.of("port", port));
    }

    /** Everything is saved; the process ends. */
    void done(Map<String, ?> summary) {
        say("done", summary);
    }

    /** The process ends with this code, for a reason that people can mend. */
    void failed(int exitCode, String message) {
        say("failed", Map.of("code", exitCode, "message", message));
    }

    /** Something that people should hear of now. */
    void told(String message) {
        say("told", Map.of("message", message));
    }

    private synchronized void say(String event, Map<String, ?> details) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.putAll(details);
        try {
            out.println(JSON.writeValueAsString(line));
            out.flush();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
