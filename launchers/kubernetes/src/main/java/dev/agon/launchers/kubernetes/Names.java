package dev.agon.launchers.kubernetes;

import dev.agon.league.run.RunFolder;
import java.util.Locale;
import java.util.Map;

/**
 * What a run's objects are called.
 *
 * @param run made of the run's name: small letters, digits and dashes, at most 40
 */
record Names(String run) {
    private static final int MOST_CHARACTERS = 40;
    static final String PART = "agon.dev/part";
    static final String RUN = "agon.dev/run";
    static final String COORDINATOR = "coordinator";
    static final String WORKER = "worker";

    static Names of(RunFolder folder) {
        String plain = folder.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut =
                plain.substring(0, Math.min(MOST_CHARACTERS, plain.length())).replaceAll("^-+|-+$", "");
        return new Names("agon-" + (cut.isEmpty() ? "run" : cut));
    }

    /** Also the name under which workers find the learner. */
    String coordinator() {
        return run + "-coordinator";
    }

    String workers() {
        return run + "-workers";
    }

    String secret() {
        return run + "-secret";
    }

    String config() {
        return run + "-config";
    }

    String claim() {
        return run + "-folder";
    }

    /** Of everything that belongs to the run. */
    Map<String, String> labels() {
        return Map.of("app.kubernetes.io/name", "agon", RUN, run);
    }

    /** Of the pods of one kind. */
    Map<String, String> labels(String part) {
        return Map.of("app.kubernetes.io/name", "agon", RUN, run, PART, part);
    }
}
