package dev.agon.league.matchmaking;

import dev.agon.league.store.MatchmakerState;
import java.util.Optional;

/**
 * Chooses whom a learning agent plays next. Deterministic: the same seed, snapshots and results give the same choices. Not
 * thread-safe.
 */
public interface Matchmaker {
    /** A past snapshot, of any agent, joins those it may choose; one that it knows already is left as it is. */
    void addSnapshot(String player);

    /**
     * Whom to play next: a past snapshot, e.g. {@code main@12}, or another agent's newest weights, e.g. {@code main@latest}; empty for
     * the agent itself.
     */
    Optional<String> next();

    /**
     * The learning agent's match against somebody else ended; an opponent that it does not know is ignored.
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

    /** Whether the agent has learned what there was to learn, so that a snapshot is due before its time. */
    default boolean isMastered() {
        return false;
    }

    /** The agent's snapshot was taken; whether it begins anew now, so that all that is known of it holds no more. */
    default boolean beginsAnew() {
        return false;
    }

    /** Everything that it must not forget. */
    MatchmakerState state();

    /** Goes on where a saved state was. */
    void restore(MatchmakerState state);
}
