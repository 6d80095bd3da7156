package dev.agon.game.lanes;

import dev.agon.game.MatchRandom;
import dev.agon.game.UnknownNameException;
import java.util.Arrays;
import java.util.List;

/**
 * Which hero kinds a side has; both sides have the same.
 *
 * @param kinds by seat; empty to draw them from the seed
 */
record LanesHeroes(List<Integer> kinds) {
    private static final String RANDOM = "random";

    static LanesHeroes of(int... kinds) {
        return new LanesHeroes(Arrays.stream(kinds).boxed().toList());
    }

    /**
     * Reads names separated by commas, or {@code random}.
     *
     * @throws IllegalArgumentException where a name is unknown or there are not as many as seats
     */
    static LanesHeroes parse(String text, int heroesPerSide) {
        if (text.trim().equals(RANDOM)) {
            return new LanesHeroes(List.of());
        }
        List<String> known = Kind.NAMES.subList(0, Kind.HEROES);
        List<Integer> kinds = Arrays.stream(text.split(",", -1))
                .map(String::trim)
                .map(name -> {
                    if (!known.contains(name)) {
                        throw new UnknownNameException("hero", name, known);
                    }
                    return known.indexOf(name);
                })
                .toList();
        if (kinds.size() != heroesPerSide) {
            throw new IllegalArgumentException("lanes.heroes must name " + heroesPerSide
                    + (heroesPerSide == 1 ? " hero" : " heroes") + " of a side or be 'random': " + text);
        }
        return new LanesHeroes(kinds);
    }

    /** The kind in each seat of a side. */
    int[] choose(int heroesPerSide, MatchRandom random) {
        int[] chosen = new int[heroesPerSide];
        for (int i = 0; i < heroesPerSide; i++) {
            chosen[i] = kinds.isEmpty() ? random.nextInt(Kind.HEROES) : kinds.get(i);
        }
        return chosen;
    }
}
