package dev.agon.league.store;

import java.time.Instant;
import java.util.List;

/**
 * A match that was played to its end.
 *
 * @param key what makes it this match and no other, e.g. worker, incarnation and sequence: a second one with the same key is not
 *     counted
 * @param purpose why it was played
 * @param step decisions trained when it was given out
 * @param time when it ended
 * @param seed the match's seed
 * @param ticks how long it was
 * @param hash the state's hash at its end
 * @param seats who sat where, by seat number
 */
public record MatchRecord(
        String key, Purpose purpose, long step, Instant time, long seed, int ticks, long hash, List<Seat> seats) {
    public MatchRecord {
        seats = List.copyOf(seats);
        if (seats.isEmpty()) {
            throw new IllegalArgumentException("a match has at least one seat: " + key);
        }
    }

    /** Why a match was played. */
    public enum Purpose {
        /** To measure: frozen players only, rated. */
        EVALUATION,
        /** Somebody asked for a tournament of frozen players: rated. */
        TOURNAMENT,
        /** For people to watch. Frozen players only, rated. */
        EXHIBITION,
        /** A person took part: not rated. */
        PLAY,
        /** To learn from: the latest policy takes part, which changes in mid-match; not rated. */
        TRAINING;

        /** Whether its result moves ratings. */
        public boolean rated() {
            return this == EVALUATION || this == TOURNAMENT || this == EXHIBITION;
        }
    }

    /**
     * Who sat in a seat.
     *
     * @param team the seat's team
     * @param player the player's name, e.g. {@code main@12}
     * @param outcome positive won, 0 drawn, negative lost
     */
    public record Seat(int team, String player, double outcome) {
        public Seat {
            outcome += 0.0; // so that a drawn -0 equals 0
        }
    }
}
