package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What the kit asserts of a game's narrowing: it only forbids, and only in later rows; what it forbids is what would do nothing; and of
 * orders drawn so each does something of its own.
 */
final class Narrowed {
    private final RandomPlay play;
    private final Narrowing narrowing;
    private final MatchRandom random;
    private final Match with;
    private final Match without;

    private Narrowed(RandomPlay play, Narrowing narrowing) {
        this.play = play;
        this.narrowing = narrowing;
        random = new MatchRandom(play.seed);
        with = play.game.start(play.seed);
        without = play.game.start(play.seed);
    }

    static void check(RandomPlay play, Narrowing narrowing) {
        Narrowed narrowed = new Narrowed(play, narrowing);
        while (!play.match.over()) {
            narrowed.step();
        }
    }

    private void step() {
        play.drawOrders();
        for (int view = 0; view < play.seen.length; view++) {
            if (play.match.awaits(view)) {
                draw(view, play.where() + ", view " + view);
            }
        }
        play.match.advance(play.orders);
    }

    /** Draws orders row by row in place of those that are there. */
    private void draw(int view, String where) {
        Observation seen = play.seen[view];
        Observation before = Observations.forView(play.game, view);
        Orders orders = play.orders[view];
        orders.clear();
        for (int actor = 0; actor < seen.actors; actor++) {
            LegalOrders legal = new LegalOrders(seen);
            int choice = random.nextInt(legal.choices(actor));
            orders.set(actor, legal.verb(actor, choice), legal.target(actor, choice));
            before.copyFrom(seen);
            narrowing.narrow(seen, orders, actor);
            assertOnlyForbidsLater(before, seen, actor, where + ", row " + actor);
            Actors.assertWellFormed(play.game, play.match, view, seen, where + ", narrowed after row " + actor);
            assertForbiddenDoesNothing(view, before, actor, where + ", row " + actor);
        }
    }

    private void assertOnlyForbidsLater(Observation before, Observation after, int actor, String where) {
        Observation same = new Observation(after.layout, after.maxActors / after.layout.maxActorsPerSeat());
        same.copyFrom(after);
        for (int row = 0; row < after.actors; row++) {
            int first = after.targetOffset(row, 0);
            int end = after.targetOffset(row + 1, 0);
            boolean forbids = row > actor && (after.verbMask[row] & ~before.verbMask[row]) == 0;
            for (int word = first; word < end; word++) {
                forbids &= (after.targetMask[word] & ~before.targetMask[word]) == 0;
                same.targetMask[word] = before.targetMask[word];
            }
            assertTrue(forbids || row <= actor, "narrowing allowed something: " + where + ", row " + row);
            if (row > actor) {
                same.verbMask[row] = before.verbMask[row];
            } else {
                for (int word = first; word < end; word++) {
                    same.targetMask[word] = after.targetMask[word];
                }
            }
        }
        Observations.assertSame(before, same, where + ": narrowing changed more than later rows' masks");
    }

    /** An order that was just forbidden to a later row does what no order does. */
    private void assertForbiddenDoesNothing(int view, Observation before, int actor, String where) {
        Orders orders = play.orders[view];
        for (int row = actor + 1; row < before.actors; row++) {
            LegalOrders legal = new LegalOrders(before);
            int choice = random.nextInt(legal.choices(row));
            if (!play.seen[view].legal(row, legal.verb(row, choice), legal.target(row, choice))) {
                play.match.copyInto(without);
                without.advance(play.orders);
                orders.set(row, legal.verb(row, choice), legal.target(row, choice));
                play.match.copyInto(with);
                with.advance(play.orders);
                orders.set(row, Orders.NONE, 0);
                assertEquals(
                        without.hash(),
                        with.hash(),
                        () -> where + ": what narrowing forbids does something all the same");
            }
        }
    }
}
