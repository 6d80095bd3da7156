package dev.agon.game.lanes;

/** What strikes everybody near a place: novas, landings, falling stones. */
final class Bursts {
    private static final int[] NO_SPELL = {};

    private Bursts() {}

    /** Strikes every enemy fighter within the ability's radius. */
    static void strike(World w, int hero, int x, int y, int ability, int power) {
        strike(w, hero, x, y, ability, power, NO_SPELL, 0);
    }

    /** Strikes every enemy fighter within the ability's radius and casts a spell on each. */
    static void strike(World w, int hero, int x, int y, int ability, int power, int[] spell, int until) {
        for (int side = 0; side <= World.NEUTRAL; side++) {
            if (side == w.side[hero]) {
                continue;
            }
            int[] enemies = w.scratch.living[side];
            for (int i = 0; i < w.scratch.count[side]; i++) {
                int enemy = enemies[i];
                if (w.alive[enemy] != 0
                        && Kind.isFighter(w.kind[enemy])
                        && Geometry.within(w.x[enemy] - x, w.y[enemy] - y, LanesNumbers.ABILITY_RADIUS[ability])) {
                    w.scratch.blow(hero, enemy, power);
                    if (spell != NO_SPELL) {
                        w.scratch.spell(spell, enemy, until);
                    }
                    w.events.add(EventLog.HIT, hero, enemy, ability);
                }
            }
        }
    }
}
