package dev.agon.game.lanes;

import java.util.Arrays;

/** System: stuns dealt this tick begin, shields that are past their time end. */
final class Statuses {
    private Statuses() {}

    static void run(World w) {
        int[] stunUntil = w.scratch.stunUntil;
        for (int slot = 0; slot < w.slots; slot++) {
            if (stunUntil[slot] > w.stunnedUntil[slot] && w.alive[slot] != 0) {
                w.stunnedUntil[slot] = stunUntil[slot];
            }
        }
        Arrays.fill(stunUntil, 0);
        for (int hero = 0; hero < w.heroes; hero++) {
            if (w.shieldUntil[hero] <= w.clock) {
                w.shield[hero] = 0;
            }
        }
    }
}
