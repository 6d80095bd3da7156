package dev.agon.league.learner;

import dev.agon.league.coordinator.JoinPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a learner process is started with.
 *
 * @param run the run's folder, with its configuration in it
 * @param tokenFile the secret that workers show
 * @param port to listen on at 127.0.0.1; 0 for any free one
 * @param initializeFrom a policy's file to start a fresh run from, or null
 * @param join where workers of other machines join, or null where none may
 */
public record LearnerOptions(
        Path run,
        Path tokenFile,
        int port,
        @Nullable Path initializeFrom,
        @Nullable JoinPort join) {
    private static final String INITIAL = "initialize-from";
    private static final String JOIN_BIND = "join-bind";
    private static final String JOIN_PORT = "join-port";
    private static final String CERTIFICATE = "certificate";
    private static final String KEY = "key";
    private static final String TOKENS = "tokens";

    /** For workers of this machine alone. */
    public LearnerOptions(Path run, Path tokenFile, int port, @Nullable Path initializeFrom) {
        this(run, tokenFile, port, initializeFrom, null);
    }

    /** As {@link #arguments} wrote them for a process of its own. */
    static LearnerOptions parse(String[] arguments) {
        Map<String, String> more = new HashMap<>();
        for (int i = 3; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            more.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        String initial = more.get(INITIAL);
        String bind = more.get(JOIN_BIND);
        return new LearnerOptions(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                initial == null ? null : Path.of(initial),
                bind == null
                        ? null
                        : new JoinPort(
                                bind,
                                Integer.parseInt(Objects.requireNonNull(more.get(JOIN_PORT), JOIN_PORT)),
                                Path.of(Objects.requireNonNull(more.get(CERTIFICATE), CERTIFICATE)),
                                Path.of(Objects.requireNonNull(more.get(KEY), KEY)),
                                Path.of(Objects.requireNonNull(more.get(TOKENS), TOKENS))));
    }

    /** For the command line of a process of its own: files that hold secrets, and no secret. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(run.toString(), tokenFile.toString(), Integer.toString(port)));
        if (initializeFrom != null) {
            arguments.add(INITIAL + "=" + initializeFrom);
        }
        if (join != null) {
            arguments.add(JOIN_BIND + "=" + join.bind());
            arguments.add(JOIN_PORT + "=" + join.port());
            arguments.add(CERTIFICATE + "=" + join.certificate());
            arguments.add(KEY + "=" + join.key());
            arguments.add(TOKENS + "=" + join.tokens());
        }
        return arguments;
    }
}
