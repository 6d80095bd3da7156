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

    private static long seatsOf(Game game, int view) {
        long seats = 0;
        for (int seat = 0; seat < game.seats(); seat++) {
            seats |= game.viewOf(seat) == view ? 1L << seat : 0;
        }
        return seats;
    }

    private static void assertLegal(Observation seen, Orders orders, String where) {
        for (int actor = 0; actor < seen.actors; actor++) {
            int verb = orders.verb[actor];
            int target = orders.target[actor];
            assertTrue(
                    seen.legal(actor, verb, target),
                    where + ": forbidden order for actor " + actor + ": verb " + verb + ", target " + target);
        }
    }

    private static void checkKeepsToItsSeats(Game game, String name, long seed) {
        for (int seat = 0; seat < game.seats(); seat++) {
            int view = game.viewOf(seat);
            Player bot = game.bots().get(name).create(seed);
            bot.begin(game, view, 1L << seat);
            RandomPlay play = new RandomPlay(game, seed);
            while (!play.match.over()) {
                play.drawOrders();
                Orders given = new Orders(play.seen[view].maxActors);
                if (play.match.awaits(view)) {
                    bot.decide(play.seen[view], given);
                }
                for (int actor = 0; actor < play.seen[view].actors; actor++) {
                    assertEquals(
                            play.seen[view].actorSeat[actor] == seat,
                            given.verb[actor] != Orders.NONE,
                            () -> play.where() + ", bot " + name + ": orders exactly its own actors");
                }
                play.match.advance(play.orders);
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
