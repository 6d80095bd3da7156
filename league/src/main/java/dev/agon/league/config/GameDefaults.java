package dev.agon.league.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The settings with which a game trains well unless told otherwise. A game's jar may bring its own: {@code
 * agon/defaults/NAME.yaml} holds the settings that differ from {@link RunConfig#defaults}, for a family of games (the name up
 * to its first digit, {@code lanes}) or for one ({@code lanes5v5}), which goes over its family's.
 */
public final class GameDefaults {
    private static final String FOLDER = "/agon/defaults/";

    private GameDefaults() {}

    /** The defaults of that game; the general ones for a game that brings none. */
    public static RunConfig of(String game) {
        RunConfig config = RunConfig.defaults(game);
        for (String name : List.of(family(game), game)) {
            config = overlay(config, FOLDER + name + ".yaml");
            if (name.equals(game)) {
                break;
            }
        }
        return config;
    }

    /** The game's name up to its first digit, without a hyphen at its end. */
    static String family(String game) {
        return game.replaceFirst("-?[0-9].*", "");
    }

    private static RunConfig overlay(RunConfig base, String resource) {
        try (InputStream in = GameDefaults.class.getResourceAsStream(resource)) {
            return in == null
                    ? base
                    : ConfigYaml.parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8), base);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
