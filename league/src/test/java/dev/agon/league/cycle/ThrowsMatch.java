package dev.agon.league.cycle;

import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;

/** One throw of each side. */
final class ThrowsMatch implements Match {
    private static final int NOT_YET = -1;

    private final Throws game;
    private final int[] hands = {NOT_YET, NOT_YET};

    ThrowsMatch(Throws game) {
        this.game = game;
    }

    @Override
    public Throws game() {
        return game;
    }

    @Override
    public boolean over() {
        return hands[0] != NOT_YET;
    }

    @Override
    public int tick() {
        return over() ? 1 : 0;
    }

    @Override
    public boolean awaits(int view) {
        return !over();
    }

    @Override
    public void observe(int view, Observation into) {
        into.clear(tick());
        into.globals[0] = over() ? 0 : 1;
        if (awaits(view) && view != SPECTATOR) {
            int actor = into.addActor(-1, view);
            for (int hand = 0; hand < Throws.HANDS.size(); hand++) {
                into.allow(actor, hand);
            }
        }
    }

    @Override
    public void advance(Orders[] orders) {
        for (int side = 0; side < hands.length; side++) {
            hands[side] = Math.max(0, orders[side].verb[0]);
        }
    }

    @Override
    public void rewards(int seat, float[] terms) {
        terms[0] = outcome(seat);
    }

    @Override
    public float outcome(int seat) {
        return over() ? Throws.PAYOFF[hands[seat]][hands[1 - seat]] : 0;
    }

    @Override
    public long hash() {
        return MatchRandom.derive(hands[0], hands[1]);
    }

    @Override
    public void copyInto(Match other) {
        System.arraycopy(hands, 0, ((ThrowsMatch) other).hands, 0, hands.length);
    }
}
