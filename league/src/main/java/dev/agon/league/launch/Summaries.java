package dev.agon.league.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.agon.agents.model.DurableFile;
import dev.agon.league.AgonException;
import dev.agon.league.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** What came of a run, left in its folder by the coordinator for whoever launched it from elsewhere. */
public final class Summaries {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Summaries() {}

    /** Leaves it there. */
    public static void write(RunFolder run, Map<String, ?> summary) {
        try {
            DurableFile.write(run.summary(), JSON.writeValueAsBytes(summary));
        } catch (IOException e) {
            throw AgonException.environment("cannot write " + run.summary() + ": " + e);
        }
    }

    /** Takes away that of an earlier part of the run. */
    public static void clear(RunFolder run) {
        try {
            Files.deleteIfExists(run.summary());
        } catch (IOException e) {
            throw AgonException.environment("cannot remove " + run.summary() + ": " + e);
        }
    }

    /** Reads it, or nothing where the run has not ended. */
    public static Optional<JsonNode> read(RunFolder run) {
        try {
            return Files.exists(run.summary())
                    ? Optional.of(JSON.readTree(run.summary().toFile()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
