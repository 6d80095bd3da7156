package dev.agon.game;

/**
 * Someone who sits in one or more seats of one view: a policy, a scripted bot, a remote bot or a human. To a match all are
 * the same. Not thread-safe; used for one match at a time.
 */
public interface Player extends AutoCloseable {
    /**
     * A match begins.
     *
     * @param game what is played
     * @param view the view that the player sees
     * @param seats bit {@code s} is set when the player commands seat {@code s}; all of that view
     */
    void begin(Game game, int view, long seats);

    /**
     * Decides for the actors of its own seats.
     *
     * @param observation what the view sees this tick; only to be read, and only during the call
     * @param orders rows of own actors are to be filled, others left alone
     */
    void decide(Observation observation, Orders orders);

    /** What the last decision was based on, for people to look at. */
    default Thoughts thoughts() {
        return Thoughts.NONE;
    }

    @Override
    default void close() {}
}
