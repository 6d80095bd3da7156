package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the kit asserts of a game's scripted players. */
final class Bots {
    private Bots() {}

    /** In every view, against random play: orders for each own actor, all legal, and the same again from the same seed. */
    static void check(Game game, String name, long seed) {
        for (int view = 0; view < game.views(); view++) {
            RandomPlay play = new RandomPlay(game, seed);
            Player bot = player(game, name, seed, view);
            Player again = player(game, name, seed, view);
            Orders repeated = Orders.forGame(game)[view];
            while (!play.match.over()) {
                play.drawOrders();
                if (play.match.awaits(view)) {
                    String where = play.where() + ", view " + view + ", bot " + name;
                    play.orders[view].clear();
                    repeated.clear();
                    bot.decide(play.seen[view], play.orders[view]);
                    again.decide(play.seen[view], repeated);
                    assertLegal(play.seen[view], play.orders[view], where);
                    assertArrayEquals(play.orders[view].verb, repeated.verb, () -> where + ": other verbs");
                    assertArrayEquals(play.orders[view].target, repeated.target, () -> where + ": other targets");
                }
                play.match.advance(play.orders);
            }
            bot.close();
            again.close();
        }
        checkKeepsToItsSeats(game, name, seed);
    }

    private static Player player(Game game, String name, long seed, int view) {
        Player bot = game.bots().get(name).create(seed);
        bot.begin(game, view, seatsOf(game, view));
        return bot;
    }

    static long seatsOf(Game game, int view) {
        long seats = 0;
        for (int seat = 0; seat < game.seats(); seat++) {
            seats |= game.viewOf(seat) == view ? 1L << seat : 0;
        }
        return seats;
    }

    /** Every actor has an order that it may be given. */
    static void assertLegal(Observation seen, Orders orders, String where) {
        for (int actor = 0; actor < seen.actors; actor++) {
            int verb = orders.verb[actor];
            int target = orders.target[actor];
            assertTrue(
                    seen.legal(actor, verb, target),
                    where + ": forbidden order for actor " + actor + ": verb " + verb + ", target " + target);
        }
    }

    /** A match in which each seat has a player of its own. */
    private static void checkKeepsToItsSeats(Game game, String name, long seed) {
        Player[] bots = new Player[game.seats()];
        for (int seat = 0; seat < bots.length; seat++) {
            bots[seat] = game.bots().get(name).create(MatchRandom.derive(seed, seat));
            bots[seat].begin(game, game.viewOf(seat), 1L << seat);
        }
        RandomPlay play = new RandomPlay(game, seed);
        while (!play.match.over()) {
            play.look();
            for (Orders orders : play.orders) {
                orders.clear();
            }
            for (int seat = 0; seat < bots.length; seat++) {
                if (play.match.awaits(game.viewOf(seat))) {
                    decideAlone(play, seat, bots[seat], name);
                }
            }
            play.match.advance(play.orders);
        }
        for (Player bot : bots) {
            bot.close();
        }
    }

    private static void decideAlone(RandomPlay play, int seat, Player bot, String name) {
        int view = play.game.viewOf(seat);
        Observation seen = play.seen[view];
        Orders given = new Orders(seen.maxActors);
        bot.decide(seen, given);
        for (int actor = 0; actor < seen.actors; actor++) {
            boolean own = seen.actorSeat[actor] == seat;
            assertEquals(
                    own,
                    given.verb[actor] != Orders.NONE,
                    () -> play.where() + ", bot " + name + ": orders exactly its own actors");
            if (own) {
                play.orders[view].set(actor, given.verb[actor], given.target[actor]);
            }
        }
    }

    /** Anchors are bots of the game, weakest first. */
    static void assertAnchors(Game game) {
        assertFalse(game.anchors().isEmpty(), "no anchor");
        double before = Double.NEGATIVE_INFINITY;
        for (Game.Anchor anchor : game.anchors()) {
            assertTrue(game.bots().containsKey(anchor.bot()), () -> "anchor is no bot: " + anchor);
            assertTrue(anchor.rating() > before, () -> "anchors must come weakest first: " + game.anchors());
            before = anchor.rating();
        }
    }
}
