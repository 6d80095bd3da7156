package dev.agon.league.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.agon.agents.model.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Settings as YAML: written whole, read strictly, and changed one by one from the command line. */
public final class ConfigYaml {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS))
            .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private ConfigYaml() {}

    /**
     * Reads a run's file; settings that it leaves out are those of {@link GameDefaults}.
     *
     * @throws ConfigException naming the file, the key and what is expected there
     */
    public static RunConfig read(Path file) {
        String text = textOf(file);
        JsonNode tree = tree(file.toString(), text);
        JsonNode game = tree.get("game");
        if (game == null || !game.isTextual()) {
            throw new ConfigException(
                    file.toString(),
                    "game must be the name of a game: " + (game == null ? "missing" : game.toString()));
        }
        return RecordBinder.bind(file.toString(), RunConfig.class, GameDefaults.of(game.asText()), tree);
    }

    /** Writes the whole configuration, defaults included, so that it still holds when defaults change. */
    public static void write(Path file, RunConfig config) {
        try {
            DurableFile.write(file, toText(config).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** The configuration as YAML, without passwords. */
    public static String toText(RunConfig config) {
        try {
            return YAML.writeValueAsString(config.withStore(config.store().withoutPassword()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a configuration cannot be written as YAML", e);
        }
    }

    /** The base with the settings that the text names. */
    static RunConfig parse(String source, String text, RunConfig base) {
        return RecordBinder.bind(source, RunConfig.class, base, tree(source, text));
    }

    /**
     * The base with assignments such as {@code ppo.learningRate=3e-4}; {@code lanes.heroes=3} is a setting of the game where
     * the game's name begins with {@code lanes}.
     *
     * @throws ConfigException naming the assignment and the nearest known key
     */
    public static RunConfig override(RunConfig base, List<String> assignments) {
        RunConfig config = base;
        for (String assignment : assignments) {
            config = Assignment.parse(assignment).applyTo(config);
        }
        return config;
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigException(file.toString(), "cannot be read: " + e);
        }
    }

    private static JsonNode tree(String source, String text) {
        try {
            JsonNode tree = YAML.readTree(text);
            if (!tree.isObject()) {
                throw new ConfigException(source, "is not a configuration: expected `key: value` lines");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new ConfigException(
                    source,
                    "line " + e.getLocation().getLineNr() + ": is not YAML: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }
}
