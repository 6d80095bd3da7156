package dev.agon.game;

import java.util.List;

/**
 * One playing of a game, fully determined by its seed and the orders given.
 *
 * <p>Not thread-safe: one thread uses a match at a time. After construction no method allocates on the paths of {@link
 * #observe} and {@link #advance}.
 *
 * <p>Invariants: while the match is not over, every actor in every observation has at least one legal order; rewards and
 * outcome depend on nothing but the seed and the orders; an order that the masks forbid has the same effect as no order, which
 * is the {@link Layout#fallbackVerb}, or, in games where a move must be made and there is none (-1), the actor's first legal
 * order: lowest verb, then lowest target.
 */
public interface Match {
    /** The game that is being played. */
    Game game();

    /** Whether the match has ended. */
    boolean over();

    /** How many times {@link #advance} has been called: 0 at the start. */
    int tick();

    /**
     * Whether any actor of the view may be given an order this tick. False when over. Where it is false, {@link #observe}
     * still works and lists no actors.
     */
    boolean awaits(int view);

    /**
     * Writes everything that the view can see this tick, and nothing else, into the caller's arrays.
     *
     * @param view the view, or {@link #SPECTATOR} for everything there is with no actors (and no legality)
     * @param into made for this game's layout; overwritten
     */
    void observe(int view, Observation into);

    /** The view of someone who sees all and commands nobody. */
    int SPECTATOR = -1;

    /**
     * Plays one tick.
     *
     * @param orders one per view; row {@code i} is for actor row {@code i} of that view's current observation, and target
     *     entities are entity rows of that observation. A row without a verb, or with an order the masks forbid, does
     *     what stands in for no order. The match only reads it.
     * @throws IllegalStateException when the match is over
     */
    void advance(Orders[] orders);

    /**
     * Like {@link #advance}, but wherever the rules visit actors or entities one by one they do it in an order drawn from
     * the seed. The result must be the same: how orders given at once resolve is part of the rules and free of any order of
     * processing. The contract kit calls it; games with one actor at a time need not override it.
     */
    default void advanceInOrderOf(long processingSeed, Orders[] orders) {
        advance(orders);
    }

    /**
     * Writes what the seat earned in the last {@link #advance}, one value per {@link Game#rewardTerms() named term}.
     * All zero before the first.
     */
    void rewards(int seat, float[] terms);

    /**
     * How the match ended for a seat: positive won, 0 drawn, negative lost; 0 while it is not over. In games for chips it
     * is the amount won. All seats of a team have the same, unless the game has no teams of several seats.
     */
    float outcome(int seat);

    /** A hash of the whole state, hidden parts and random generator included. */
    long hash();

    /**
     * Makes the other match an independent copy of this one, hidden state included.
     *
     * @param other a match of the same game
     */
    void copyInto(Match other);

    /**
     * What happened in the last tick that the view could see, for people to look at: kills, casts, falls of towers, cards
     * turned. Never needed to play.
     *
     * @param view a view or {@link #SPECTATOR}
     */
    default List<Event> events(int view) {
        return List.of();
    }

    /**
     * Writes how a team stands now in each of the {@link Game#figures}, hidden or not, for people who see all to look at. Never
     * needed to play.
     */
    default void figures(int team, float[] into) {}

    /** A match of a game with hidden information whose hidden part can be drawn anew, which search needs. */
    interface Resampling extends Match {
        /** Draws all that the view cannot know anew, in agreement with everything it has seen so far. */
        void resample(int view, MatchRandom random);
    }
}
