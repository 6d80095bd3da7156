package dev.agon.game.lanes;

/**
 * System: heroes use their abilities. All are aimed at the world as it was when the tick began; spells begin with the next tick, shields
 * and cures count against the blows of this one.
 */
final class Casting {
    private Casting() {}

    static void run(World w) {
        for (int s = 0; s < World.SIDES; s++) {
            int side = w.scratch.firstSide ^ s;
            int[] living = w.scratch.living[side];
            for (int i = 0; i < w.scratch.firstWalker[side]; i++) {
                int hero = living[i];
                if (w.isHero(hero)) {
                    cast(w, hero);
                }
            }
        }
    }

    private static void cast(World w, int hero) {
        int abilitySlot =
                switch (w.verb[hero]) {
                    case LanesLayout.ABILITY_UNIT -> Ability.UNIT_SLOT;
                    case LanesLayout.ABILITY_PLACE -> Ability.PLACE_SLOT;
                    case LanesLayout.ABILITY_SELF -> Ability.SELF_SLOT;
                    default -> Ability.NONE;
                };
        if (abilitySlot == Ability.NONE) {
            return;
        }
        int ability = Ability.of(w.kind[hero], abilitySlot);
        w.mana[hero] -= LanesNumbers.ABILITY_MANA[ability];
        w.abilityReady[w.at(abilitySlot, hero)] = w.clock + LanesNumbers.ABILITY_COOLDOWN[ability];
        int target = abilitySlot == Ability.UNIT_SLOT ? w.target[hero] : hero;
        w.events.add(EventLog.CAST, hero, target, ability);
        perform(w, hero, ability, target);
        HeroOrders.hold(w, hero);
    }

    private static void perform(World w, int hero, int ability, int target) {
        int power = HeroStrength.power(w, hero, ability);
        int ticks = LanesNumbers.ABILITY_DURATION[ability];
        Scratch scratch = w.scratch;
        int until = w.clock + 1 + ticks;
        switch (ability) {
            case Ability.BASH -> strike(w, hero, target, power, scratch.stunUntil, until);
            case Ability.PIN -> strike(w, hero, target, power, scratch.slowUntil, until);
            case Ability.ROOT -> strike(w, hero, target, power, scratch.rootUntil, until);
            case Ability.SPARK -> scratch.blow(hero, target, power);
            case Ability.MEND -> scratch.healed[target] += power;
            case Ability.CHARGE -> Charges.leap(w, hero, power, until);
            case Ability.BOLT, Ability.RAY -> Bolts.launch(w, hero, ability, power);
            case Ability.METEOR -> Marks.set(w, hero, ability, power);
            case Ability.WARD -> Wards.set(w, hero, ticks);
            case Ability.BULWARK -> Statuses.shield(w, hero, power, ticks);
            case Ability.FOCUS -> w.focusedUntil[hero] = w.clock + ticks;
            case Ability.NOVA -> Bursts.strike(w, hero, w.x[hero], w.y[hero], ability, power, scratch.slowUntil, until);
            case Ability.HUSH ->
                Bursts.strike(w, hero, w.x[hero], w.y[hero], ability, power, scratch.silenceUntil, until);
            case Ability.SANCTUARY -> shieldNearOwn(w, hero, ability, power, ticks);
            default -> throw new IllegalStateException("no such ability: " + ability);
        }
    }

    private static void strike(World w, int hero, int victim, int power, int[] spell, int until) {
        w.scratch.blow(hero, victim, power);
        w.scratch.spell(spell, victim, until);
    }

    private static void shieldNearOwn(World w, int hero, int ability, int power, int ticks) {
        for (int own = w.side[hero]; own < w.heroes; own += World.SIDES) {
            if (w.alive[own] != 0 && w.near(hero, own, LanesNumbers.ABILITY_RADIUS[ability])) {
                Statuses.shield(w, own, power, ticks);
            }
        }
    }
}
