package dev.agon.game;

/** Plays a match in which some orders are rubbish, beside one where those actors get none and one where they get the fallback. */
final class RefusedOrders {
    private final RandomPlay play;
    private final MatchRandom random;
    private final Match without;
    private final Match standIn;
    private final Orders[] none;
    private final Orders[] fallback;

    private RefusedOrders(RandomPlay play) {
        this.play = play;
        random = new MatchRandom(play.seed);
        without = RandomPlay.start(play.game, play.seed);
        standIn = RandomPlay.start(play.game, play.seed);
        none = Orders.forGame(play.game);
        fallback = Orders.forGame(play.game);
    }

    static void check(RandomPlay play) {
        RefusedOrders refused = new RefusedOrders(play);
        while (!play.match.over()) {
            refused.step();
        }
    }

    private void step() {
        play.drawOrders();
        for (int view = 0; view < none.length; view++) {
            none[view].copyFrom(play.orders[view]);
            fallback[view].copyFrom(play.orders[view]);
            for (int actor = 0; actor < play.seen[view].actors; actor++) {
                if (random.nextInt(2) == 0) {
                    refuse(view, actor);
                }
            }
        }
        play.match.advance(play.orders);
        without.advance(none);
        standIn.advance(fallback);
        Copies.assertSame(play, without, "a forbidden order and no order");
        Copies.assertSame(play, standIn, "a forbidden order and what stands in for it");
    }

    private void refuse(int view, int actor) {
        Observation seen = play.seen[view];
        int verb = random.nextInt(seen.layout.verbs().size() + 4) - 2;
        int target = random.nextInt(seen.layout.maxTargets() + 140) - 70;
        if (seen.legal(actor, verb, target)) {
            return;
        }
        play.orders[view].set(actor, verb, target);
        none[view].set(actor, Orders.NONE, 0);
        LegalOrders legal = new LegalOrders(seen);
        int standInVerb = seen.layout.fallbackVerb() >= 0 ? seen.layout.fallbackVerb() : legal.verb(actor, 0);
        int standInTarget = seen.layout.fallbackVerb() >= 0 ? 0 : legal.target(actor, 0);
        fallback[view].set(actor, standInVerb, standInTarget);
    }
}
