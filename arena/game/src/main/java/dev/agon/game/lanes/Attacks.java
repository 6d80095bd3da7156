package dev.agon.game.lanes;

/** System: whoever is ready and has its enemy in range strikes a blow. */
final class Attacks {
    private Attacks() {}

    static void run(World w) {
        for (int s = 0; s <= World.NEUTRAL; s++) {
            int side = s == World.NEUTRAL ? s : w.scratch.firstSide ^ s;
            int[] living = w.scratch.living[side];
            for (int i = 0; i < w.scratch.count[side]; i++) {
                int unit = living[i];
                if (w.target[unit] != World.NOBODY
                        && w.attackReady[unit] <= w.clock
                        && strikes(w, unit)
                        && !w.stunned(unit)
                        && inRange(w, unit)) {
                    strike(w, unit);
                }
            }
        }
    }

    /** Whether the unit's target is one that it attacks: a hero may have aimed at something else. */
    private static boolean strikes(World w, int unit) {
        return !w.isHero(unit) || w.verb[unit] == LanesLayout.ATTACK;
    }

    /** Whether the unit reaches the one it attacks from where it stands. */
    static boolean inRange(World w, int unit) {
        return w.near(unit, w.target[unit], LanesNumbers.ATTACK_RANGE[w.kind[unit]]);
    }

    private static void strike(World w, int unit) {
        boolean hero = w.isHero(unit);
        w.attackReady[unit] =
                w.clock + (hero ? HeroStrength.attackTicks(w, unit) : LanesNumbers.ATTACK_TICKS[w.kind[unit]]);
        w.scratch.blow(unit, w.target[unit], hero ? HeroStrength.damage(w, unit) : w.damage[unit]);
        w.events.add(EventLog.ATTACK, unit, w.target[unit], 0);
    }
}
