package dev.agon.server;

import dev.agon.game.Game;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows people by the names that they have claimed, and rates them, and programs whose tokens bear their names. Thread-safe. */
public interface People {
    /** Nobody is known, and nobody is rated. */
    People NONE = new People() {
        @Override
        public String claim(String name) {
            throw new IllegalArgumentException("Names cannot be kept here.");
        }

        @Override
        public boolean isTaken(String name) {
            return false;
        }

        @Override
        public boolean proves(String name, String token) {
            return false;
        }

        @Override
        public @Nullable Standing standing(String name, Game game) {
            return null;
        }

        @Override
        public Map<String, Standing> ladder(Game game) {
            return Map.of();
        }

        @Override
        public Rated count(MatchResult result, Game game) {
            return Rated.not("Nobody is rated here.");
        }
    };

    /**
     * Gives a name to who asks first.
     *
     * @return what proves from now on that the name is theirs
     * @throws IllegalArgumentException with one sentence for people, where the name is taken or cannot be had
     */
    String claim(String name);

    /** Whether the name, or one that looks like it, has been claimed. */
    boolean isTaken(String name);

    /** Whether the token is what proves the name. */
    boolean proves(String name, String token);

    /** What is known of how a person plays a game, or null where nothing is. */
    @Nullable
    Standing standing(String name, Game game);

    /** Everybody who is rated at a game, best first. */
    Map<String, Standing> ladder(Game game);

    /**
     * Counts a result for the people and programs in it whose names are proven. Nobody else's rating moves. A match counts once for each
     * of them: what is said of it first.
     *
     * @param game as it was played
     */
    Rated count(MatchResult result, Game game);

    /**
     * A person on the ladder.
     *
     * @param rating points on the league's scale
     * @param sigma its standard deviation
     * @param matches how many matches it follows from
     */
    record Standing(double rating, double sigma, long matches) {}

    /**
     * What a match did to the ratings of the people in it.
     *
     * @param changes by seat
     * @param why in one sentence why nobody's rating moved; empty where one did
     */
    record Rated(Map<Integer, Change> changes, String why) {
        /** Nobody's rating moved. */
        public static Rated not(String why) {
            return new Rated(Map.of(), why);
        }
    }

    /** How a rating moved. */
    record Change(Standing before, Standing after) {}
}
