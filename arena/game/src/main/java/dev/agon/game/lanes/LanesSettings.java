package dev.agon.game.lanes;

import dev.agon.game.UnknownNameException;
import java.util.List;
import java.util.Map;

/**
 * A size of the game with its settings.
 *
 * @param heroes who plays
 * @param map where
 * @param minutes time limit, {@code [1, 20]}
 */
record LanesSettings(LanesSize size, LanesHeroes heroes, LanesMap map, int minutes) {
    private static final String HEROES = "lanes.heroes";
    private static final String MAP = "lanes.map";
    private static final String MINUTES = "lanes.minutes";
    private static final int MOST_MINUTES = 20;

    /** What a size has unless told otherwise. */
    static LanesSettings of(LanesSize size) {
        return new LanesSettings(size, size.defaultHeroes(), MapFile.load(size.mapName()), size.minutes());
    }

    /**
     * These settings with some of them changed.
     *
     * @throws IllegalArgumentException naming the key, the value and what may be
     */
    LanesSettings with(Map<String, String> changes) {
        LanesHeroes chosenHeroes = heroes;
        LanesMap chosenMap = map;
        int chosenMinutes = minutes;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            switch (change.getKey()) {
                case HEROES -> chosenHeroes = LanesHeroes.parse(change.getValue(), size.heroesPerSide());
                case MAP -> chosenMap = MapFile.load(change.getValue().strip());
                case MINUTES -> chosenMinutes = parseMinutes(change.getValue());
                default ->
                    throw new UnknownNameException(
                            "setting of " + size.gameName(), change.getKey(), List.of(HEROES, MAP, MINUTES));
            }
        }
        return new LanesSettings(size, chosenHeroes, chosenMap, chosenMinutes);
    }

    private static int parseMinutes(String text) {
        if (!text.strip().matches("[0-9]{1,3}")
                || Integer.parseInt(text.strip()) < 1
                || Integer.parseInt(text.strip()) > MOST_MINUTES) {
            throw new IllegalArgumentException(
                    MINUTES + " must be a whole number from 1 to " + MOST_MINUTES + ": " + text);
        }
        return Integer.parseInt(text.strip());
    }

    /** Most ticks of a match. */
    int timeLimit() {
        return minutes * LanesNumbers.TICKS_PER_MINUTE;
    }
}
