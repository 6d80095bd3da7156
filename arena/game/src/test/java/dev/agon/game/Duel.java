package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** A match between two bots, one a side, tick by tick. */
public final class Duel {
    private static final int SIDES = 2;

    /** Points that an anchor must take off the one below to be a step of the scale. */
    private static final double CLEARLY = 0.55;

    public final Match match;
    public final Orders[] orders;
    public final Observation[] seen = new Observation[SIDES];
    private final Player[] players = new Player[SIDES];

    /** Amber's bot and Sky's by name; their chance follows from the seed. */
    public Duel(Game game, String amber, String sky, long seed) {
        this(game, game.start(seed), amber, sky, MatchRandom.derive(seed, 0), MatchRandom.derive(seed, 1));
    }

    public Duel(Game game, Match match, String amber, String sky, long amberSeed, long skySeed) {
        this.match = match;
        orders = Orders.forGame(game);
        players[0] = game.bots().get(amber).create(amberSeed);
        players[1] = game.bots().get(sky).create(skySeed);
        for (int view = 0; view < SIDES; view++) {
            seen[view] = Observations.forView(game, view);
            players[view].begin(game, view, Bots.seatsOf(game, view));
        }
    }

    public void tick() {
        for (int view = 0; view < SIDES; view++) {
            orders[view].clear();
            match.observe(view, seen[view]);
            if (match.awaits(view)) {
                players[view].decide(seen[view], orders[view]);
            }
        }
        match.advance(orders);
    }

    /** Plays to the end; 1, 0.5 or 0 for Amber. */
    public double play() {
        while (!match.over()) {
            tick();
        }
        return (match.outcome(0) + 1) / 2;
    }

    /** The first bot's share of points against the second: two matches from each seed, sides swapped. */
    public static double score(Game game, String a, String b, int matches) {
        double sum = 0;
        for (int i = 0; i < matches; i++) {
            boolean swapped = i % 2 == 1;
            double amber = new Duel(game, swapped ? b : a, swapped ? a : b, i / 2).play();
            sum += swapped ? 1 - amber : amber;
        }
        return sum / matches;
    }

    /** Each anchor of the game beats the one before it. */
    public static void assertAnchorsInOrder(Game game, int matches) {
        List<Game.Anchor> anchors = game.anchors();
        for (int i = 1; i < anchors.size(); i++) {
            String upper = anchors.get(i).bot();
            String lower = anchors.get(i - 1).bot();
            double score = score(game, upper, lower, matches);
            assertTrue(score > CLEARLY, upper + " against " + lower + ": " + score);
        }
    }
}
