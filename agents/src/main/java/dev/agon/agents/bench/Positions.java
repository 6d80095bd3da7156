package dev.agon.agents.bench;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.RandomPlayer;

/** Observations from all over a game. */
public final class Positions {
    private Positions() {}

    /** What the first view saw when it was awaited in as many random matches, each at another point of the match. */
    public static Observation[] ofRandomPlay(Game game, int count, long seed) {
        Observation[] positions = new Observation[count];
        MatchRandom random = new MatchRandom(seed);
        for (int i = 0; i < count; i++) {
            positions[i] = new Observation(game.layout(), game.seatsOfView(0));
            play(game, random, random.nextInt(game.maxTicks()), positions[i]);
        }
        return positions;
    }

    /** Plays until a tick or the end, and leaves what the first view saw last. */
    private static void play(Game game, MatchRandom random, int untilTick, Observation last) {
        Match match = game.start(random.nextLong());
        RandomPlayer player = new RandomPlayer(random.nextLong());
        player.begin(game, 0, -1L);
        Orders[] orders = Orders.forGame(game);
        boolean seen = false;
        while (!match.over() && !(seen && match.tick() > untilTick)) {
            for (int view = 0; view < orders.length; view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    Observation now = view == 0 ? last : new Observation(game.layout(), game.seatsOfView(view));
                    match.observe(view, now);
                    player.decide(now, orders[view]);
                    seen |= view == 0;
                }
            }
            match.advance(orders);
        }
    }
}
