package dev.agon.game.lanes;

import java.util.Arrays;

/** System: all blows of the tick fall together. Armour weakens each, a shield takes what it can of the sum. */
final class Damage {
    private Damage() {}

    static void run(World w) {
        Scratch scratch = w.scratch;
        for (int i = 0; i < scratch.blows; i++) {
            int from = scratch.blowFrom[i];
            int to = scratch.blowTo[i];
            scratch.hurt[to] += weight(w, to, scratch.blowAmount[i]);
            if (w.isHero(from) && w.isHero(to)) {
                w.provokedUntil[from] = w.clock + LanesNumbers.PROVOKED_TICKS;
                w.hurtAt[to * w.heroes + from] = w.clock;
            }
        }
        if (scratch.blows == 0) {
            return;
        }
        for (int slot = 0; slot < w.slots; slot++) {
            if (scratch.hurt[slot] != 0) {
                apply(w, slot, scratch.hurt[slot]);
            }
        }
        Arrays.fill(scratch.hurt, 0);
    }

    private static int weight(World w, int to, int amount) {
        int kind = w.kind[to];
        int percent = Kind.isBuilding(kind)
                ? 100 + LanesNumbers.CRUMBLING_PERCENT * w.clock / LanesNumbers.TICKS_PER_MINUTE
                : 100;
        return amount * percent / (100 + LanesNumbers.ARMOUR[kind]);
    }

    private static void apply(World w, int unit, int sum) {
        int left = sum;
        if (w.isHero(unit)) {
            int absorbed = Math.min(w.shield[unit], left);
            w.shield[unit] -= absorbed;
            left -= absorbed;
        } else if (Kind.isBuilding(w.kind[unit])) {
            LanesRewards.buildingHurt(w, unit, Math.min(left, w.health[unit]));
        }
        w.health[unit] -= left;
    }
}
