package dev.agon.game.lanes;

/**
 * System: all blows and cures of the tick fall together. Armour weakens each blow, a shield takes what it can of the sum, cures stand
 * against what is left.
 */
final class Damage {
    private Damage() {}

    static void run(World w) {
        Scratch scratch = w.scratch;
        for (int i = 0; i < scratch.blows; i++) {
            int from = scratch.blowFrom[i];
            int to = scratch.blowTo[i];
            scratch.hurt[to] += weight(w, from, to, scratch.blowAmount[i]);
            if (w.isHero(from) && w.isHero(to)) {
                w.provokedUntil[from] = w.clock + LanesNumbers.PROVOKED_TICKS;
                w.hurtAt[to * w.heroes + from] = w.clock;
            }
            if (w.kind[to] == Kind.BEAST) {
                BeastMinds.provoke(w, to, from);
            }
        }
        for (int hero = 0; hero < w.heroes; hero++) {
            applyAll(w, hero);
        }
        // Only heroes are healed: of the others, who was not struck has nothing to fear.
        for (int i = 0; i < scratch.blows; i++) {
            applyAll(w, scratch.blowTo[i]);
        }
    }

    /** Applies what has gathered for a unit, once. */
    private static void applyAll(World w, int unit) {
        Scratch scratch = w.scratch;
        int hurt = scratch.hurt[unit];
        int healed = scratch.healed[unit];
        if (hurt != 0 || healed != 0) {
            scratch.hurt[unit] = 0;
            scratch.healed[unit] = 0;
            apply(w, unit, hurt, healed);
        }
    }

    private static int weight(World w, int from, int to, int amount) {
        int kind = w.kind[to];
        if (w.isHero(to)) {
            return amount * 100 / (100 + HeroStrength.armour(w, to));
        }
        int percent = 100;
        if (Kind.isBuilding(kind)) {
            percent += LanesNumbers.CRUMBLING_PERCENT * w.clock / LanesNumbers.TICKS_PER_MINUTE;
            if (w.kind[from] == Kind.SIEGE) {
                percent = percent * LanesNumbers.SIEGE_PERCENT / 100;
            }
        }
        return amount * percent / (100 + LanesNumbers.ARMOUR[kind]);
    }

    private static void apply(World w, int unit, int hurt, int healed) {
        int left = hurt;
        if (w.isHero(unit)) {
            if (hurt > 0) {
                disturb(w, unit);
            }
            int absorbed = Math.min(w.shield[unit], left);
            w.shield[unit] -= absorbed;
            left -= absorbed;
        } else if (Kind.isBuilding(w.kind[unit])) {
            LanesRewards.buildingHurt(w, unit, Math.min(left, w.health[unit]));
        }
        w.health[unit] = Math.min(w.maxHealth[unit], w.health[unit] - left + healed);
    }

    /** What takes time and peace ends. */
    private static void disturb(World w, int hero) {
        w.recallAt[hero] = 0;
        w.salveUntil[hero] = w.clock;
        w.tonicUntil[hero] = w.clock;
    }
}
