package dev.agon.game.lanes;

/** System: whoever is ready and has its enemy in range strikes a blow. */
final class Attacks {
    private Attacks() {}

    static void run(World w) {
        for (int s = 0; s < World.SIDES; s++) {
            int side = w.scratch.firstSide ^ s;
            int[] living = w.scratch.living[side];
            for (int i = 0; i < w.scratch.count[side]; i++) {
                int unit = living[i];
                if (w.target[unit] != World.NOBODY
                        && w.attackReady[unit] <= w.clock
                        && !w.stunned(unit)
                        && inRange(w, unit)) {
                    strike(w, unit);
                }
            }
        }
    }

    /** Whether the unit reaches the one it attacks from where it stands. */
    static boolean inRange(World w, int unit) {
        return w.near(unit, w.target[unit], LanesNumbers.ATTACK_RANGE[w.kind[unit]]);
    }

    private static void strike(World w, int unit) {
        int ticks = LanesNumbers.ATTACK_TICKS[w.kind[unit]];
        if (w.isHero(unit) && w.focusedUntil[unit] > w.clock) {
            ticks = ticks * LanesNumbers.FOCUS_ATTACK_PERCENT / 100;
        }
        w.attackReady[unit] = w.clock + ticks;
        w.scratch.blow(unit, w.target[unit], w.damage[unit]);
        w.events.add(EventLog.ATTACK, unit, w.target[unit], 0);
    }
}
