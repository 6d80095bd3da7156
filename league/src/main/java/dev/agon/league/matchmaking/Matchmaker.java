package dev.agon.league.matchmaking;

import dev.agon.league.store.MatchmakerState;
import java.util.Optional;

/**
 * Chooses whom the learning agent plays next. Deterministic: the same seed, snapshots and results give the same choices. Not
 * thread-safe.
 */
public interface Matchmaker {
    /** A past snapshot joins those it may choose; one that it knows already is left as it is. */
    void addSnapshot(String player);

    /** The past snapshot to play next, or empty for the latest policy itself. */
    Optional<String> next();

    /**
     * The learning agent's match against a past snapshot ended; a snapshot it does not know is ignored.
     *
     * @param outcome of the learning agent: positive won, 0 drawn, negative lost
     */
    void result(String opponent, double outcome);

    /**
     * Two frozen players met in a match that measured; ignored by those who have no use for it.
     *
     * @param outcome of {@code player}: positive won, 0 drawn, negative lost
     */
    default void measured(String player, String opponent, double outcome) {}

    /** Everything that it must not forget. */
    MatchmakerState state();

    /** Goes on where a saved state was. */
    void restore(MatchmakerState state);
}
