package dev.agon.game;

/** One match played by random players in all seats, tick by tick, with what every view saw and ordered last. */
final class RandomPlay {
    final Game game;
    final long seed;
    final Match match;

    /** What each view saw when orders were last drawn, {@code [view]}. */
    final Observation[] seen;

    /** The orders drawn last, {@code [view]}. */
    final Orders[] orders;

    private final Player[] players;

    /** A match that starts from the seed, with orders that follow from it too. */
    RandomPlay(Game game, long seed) {
        this.game = game;
        this.seed = seed;
        match = start(game, seed);
        orders = Orders.forGame(game);
        seen = new Observation[game.views()];
        players = new Player[game.views()];
        for (int view = 0; view < seen.length; view++) {
            seen[view] = new Observation(game.layout(), game.seatsOfView(view));
            players[view] = new RandomPlayer(MatchRandom.derive(seed, view));
            players[view].begin(game, view, -1L);
        }
    }

    /** Starts the match of a seed; every fourth begins in the middle, in games that can. */
    static Match start(Game game, long seed) {
        return seed % 4 == 3 && game instanceof VariedStart varied ? varied.startVaried(seed) : game.start(seed);
    }

    /** Lets every view see the tick. */
    void look() {
        for (int view = 0; view < seen.length; view++) {
            match.observe(view, seen[view]);
        }
    }

    /** Draws orders for what every view saw last. */
    void decide() {
        for (int view = 0; view < seen.length; view++) {
            orders[view].clear();
            players[view].decide(seen[view], orders[view]);
        }
    }

    /** Looks and decides. */
    void drawOrders() {
        look();
        decide();
    }

    /** Draws orders and plays them. */
    void step() {
        drawOrders();
        match.advance(orders);
    }

    /**
     * Whether what costs much is to be looked at this tick: at all of the first ticks and the last, and now and then in a long match,
     * at ticks that differ between matches and are of no one parity.
     */
    boolean looksClosely() {
        return match.tick() < 32 || (match.tick() + seed) % 29 == 0 || match.over();
    }

    /** Where the match stands, for messages. */
    String where() {
        return game.name() + " from seed " + seed + " at tick " + match.tick();
    }
}
