package dev.agon.game.lanes;

import java.util.Arrays;

/** System: spells cast this tick begin, shields that are past their time end. */
final class Statuses {
    private Statuses() {}

    static void run(World w) {
        if (w.scratch.spells) {
            begin(w, w.scratch.stunUntil, w.stunnedUntil, w.slots);
            begin(w, w.scratch.rootUntil, w.rootedUntil, w.slots);
            begin(w, w.scratch.slowUntil, w.slowedUntil, w.slots);
            begin(w, w.scratch.silenceUntil, w.silencedUntil, w.heroes);
            w.scratch.spells = false;
        }
        for (int hero = 0; hero < w.heroes; hero++) {
            if (w.shieldUntil[hero] <= w.clock) {
                w.shield[hero] = 0;
            }
            if (w.stunned(hero)) {
                w.recallAt[hero] = 0;
            }
        }
    }

    private static void begin(World w, int[] spell, int[] until, int units) {
        for (int unit = 0; unit < units; unit++) {
            if (w.alive[unit] != 0) {
                until[unit] = Math.max(until[unit], spell[unit]);
            }
        }
        Arrays.fill(spell, 0);
    }

    /** A shield holds against the blows of this very tick; of two the stronger and the longer counts. */
    static void shield(World w, int hero, int strength, int ticks) {
        w.shield[hero] = Math.max(w.shield[hero], strength);
        w.shieldUntil[hero] = Math.max(w.shieldUntil[hero], w.clock + ticks);
    }
}
