package dev.agon.league.pbt;

import dev.agon.game.Match;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.Arrays;

/** One day on the field. */
final class HarvestMatch implements Match {
    private static final int WIN_TERM = 0;
    private static final int REST_TERM = 1;

    private final Harvest game;
    private final MatchRandom luck;
    private final int[] sheaves = new int[2];
    private final boolean[] rested = new boolean[2];
    private int hour;

    HarvestMatch(Harvest game, long seed) {
        this.game = game;
        luck = new MatchRandom(seed);
    }

    @Override
    public Harvest game() {
        return game;
    }

    @Override
    public boolean over() {
        return hour == Harvest.HOURS;
    }

    @Override
    public int tick() {
        return hour;
    }

    @Override
    public boolean awaits(int view) {
        return !over();
    }

    @Override
    public void observe(int view, Observation into) {
        into.clear(hour);
        int own = Math.max(0, view);
        into.globals[0] = Harvest.HOURS - hour;
        into.globals[1] = sheaves[own];
        into.globals[2] = sheaves[1 - own];
        if (awaits(view) && view != SPECTATOR) {
            int actor = into.addActor(-1, view);
            into.allow(actor, Harvest.REST);
            into.allow(actor, Harvest.WORK);
        }
    }

    @Override
    public void advance(Orders[] orders) {
        for (int side = 0; side < sheaves.length; side++) {
            boolean lucky = luck.nextInt(2) == 0;
            rested[side] = orders[side].verb[0] != Harvest.WORK;
            sheaves[side] += lucky && !rested[side] ? 1 : 0;
        }
        hour++;
    }

    @Override
    public void rewards(int seat, float[] terms) {
        terms[WIN_TERM] = outcome(seat);
        terms[REST_TERM] = rested[seat] ? 1 : 0;
    }

    @Override
    public float outcome(int seat) {
        return over() ? Integer.signum(sheaves[seat] - sheaves[1 - seat]) : 0;
    }

    @Override
    public long hash() {
        long rests = Arrays.hashCode(rested);
        return MatchRandom.derive(MatchRandom.derive(luck.state(), Arrays.hashCode(sheaves)), rests * 31 + hour);
    }

    @Override
    public void copyInto(Match other) {
        HarvestMatch into = (HarvestMatch) other;
        into.luck.state(luck.state());
        System.arraycopy(sheaves, 0, into.sheaves, 0, sheaves.length);
        System.arraycopy(rested, 0, into.rested, 0, rested.length);
        into.hour = hour;
    }
}
