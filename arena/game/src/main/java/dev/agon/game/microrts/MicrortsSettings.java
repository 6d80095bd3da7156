package dev.agon.game.microrts;

import dev.agon.game.UnknownNameException;
import java.util.List;
import java.util.Map;

/**
 * What a match is played by, beside the rules.
 *
 * @param map where
 * @param fog whether sides see only what is near to their units
 * @param ticks time limit, {@code [100, 20000]}
 */
record MicrortsSettings(MicrortsMap map, boolean fog, int ticks) {
    private static final String MAP = "microrts.map";
    private static final String FOG = "microrts.fog";
    private static final String TICKS = "microrts.ticks";
    private static final int FEWEST_TICKS = 100;
    private static final int MOST_TICKS = 20_000;

    /**
     * These settings with some of them changed.
     *
     * @throws IllegalArgumentException naming the key, the value and what may be
     */
    MicrortsSettings with(String game, Map<String, String> changes) {
        MicrortsMap chosenMap = map;
        boolean chosenFog = fog;
        int chosenTicks = ticks;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            String value = change.getValue().strip();
            switch (change.getKey()) {
                case MAP -> chosenMap = MapFile.load(value);
                case FOG -> chosenFog = parseFog(value);
                case TICKS -> chosenTicks = parseTicks(value);
                default ->
                    throw new UnknownNameException("setting of " + game, change.getKey(), List.of(MAP, FOG, TICKS));
            }
        }
        return new MicrortsSettings(chosenMap, chosenFog, chosenTicks);
    }

    private static boolean parseFog(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(FOG + " must be true or false: " + text);
        }
        return text.equals("true");
    }

    private static int parseTicks(String text) {
        if (!text.matches("[0-9]{1,6}")
                || Integer.parseInt(text) < FEWEST_TICKS
                || Integer.parseInt(text) > MOST_TICKS) {
            throw new IllegalArgumentException(
                    TICKS + " must be a whole number from " + FEWEST_TICKS + " to " + MOST_TICKS + ": " + text);
        }
        return Integer.parseInt(text);
    }
}
