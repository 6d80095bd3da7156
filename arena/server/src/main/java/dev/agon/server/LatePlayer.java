package dev.agon.server;

import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import java.util.List;

/**
 * A player that answers in its own time: it is asked when a decision is due, and what it has said by the time the tick is
 * played counts. {@link #decide} does the same for callers that can wait.
 *
 * <pre>{@code
 * player.begin(game, view, seats);
 * player.onChange(listener);
 * while (...) {
 *     player.ask(observation);   // returns at once
 *     ...                        // until the tick is due, or no longer player.awaited()
 *     player.collect(orders);
 * }
 * player.over(tick, outcomes, replay);
 * player.close();
 * }</pre>
 */
public interface LatePlayer extends Player {
    /** Who is told, on any thread, when the player has answered, has gone or has come back. Said before the first question. */
    void onChange(Runnable listener);

    /** Asks for orders; what is seen is only read during the call. */
    void ask(Observation seen);

    /** Whether an answer to the last question may yet come. */
    boolean awaited();

    /** How long an answer may take where nothing else limits it. */
    long limitNanos();

    /** Fills in the rows of own actors with what has been said, once for each question. */
    void collect(Orders into);

    /** Whether the player is not there now. */
    boolean away();

    /** Whether all who have sat here in this match have shown that their name is theirs. */
    default boolean proven() {
        return false;
    }

    /** Who plays for it while it is away; empty where nobody does. */
    String standIn();

    /** How it behaved so far. */
    Conduct conduct();

    /**
     * The match was played to its end.
     *
     * @param outcomes by seat
     * @param replay match id of the replay, empty without
     */
    void over(int tick, List<Float> outcomes, String replay);
}
