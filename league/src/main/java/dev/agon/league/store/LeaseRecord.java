package dev.agon.league.store;

import java.time.Instant;
import java.util.List;

/**
 * A lease with matches that measure: who was told to play them, and what has become of them.
 *
 * @param id the lease's name, unlike that of any other of the run
 * @param worker who got it first
 * @param step decisions trained when it was given out
 * @param time when it was given out
 * @param filed how many of its matches have been recorded
 * @param pending the matches whose results have not come
 */
public record LeaseRecord(String id, String worker, long step, Instant time, int filed, List<LeasedMatch> pending) {
    public LeaseRecord {
        pending = List.copyOf(pending);
    }

    /**
     * A match that is to be played.
     *
     * @param number its number within the lease
     * @param seed the match's seed
     * @param players who sits where, by seat
     */
    public record LeasedMatch(int number, long seed, List<String> players) {
        public LeasedMatch {
            players = List.copyOf(players);
        }
    }

    /** The key under which the match of that number is recorded. */
    public static String matchKey(String lease, int number) {
        return lease + "/" + number;
    }
}
