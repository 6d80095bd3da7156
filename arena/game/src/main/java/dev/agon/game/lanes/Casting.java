package dev.agon.game.lanes;

/** System: heroes use their abilities. Stuns begin with the next tick, shields hold against the blows of this one. */
final class Casting {
    private Casting() {}

    static void run(World w) {
        for (int s = 0; s < World.SIDES; s++) {
            int side = w.scratch.firstSide ^ s;
            int[] living = w.scratch.living[side];
            for (int i = 0; i < w.scratch.count[side]; i++) {
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
                    case LanesLayout.ABILITY_ENTITY -> Ability.ENTITY_SLOT;
                    case LanesLayout.ABILITY_DIRECTION -> Ability.DIRECTION_SLOT;
                    case LanesLayout.ABILITY_SELF -> Ability.SELF_SLOT;
                    default -> Ability.NONE;
                };
        if (abilitySlot == Ability.NONE) {
            return;
        }
        int ability = LanesNumbers.ABILITIES[w.kind[hero]][abilitySlot];
        w.mana[hero] -= LanesNumbers.ABILITY_MANA[ability];
        w.abilityReady[abilitySlot][hero] = w.clock + LanesNumbers.ABILITY_COOLDOWN[ability];
        perform(w, hero, ability);
        int target = abilitySlot == Ability.ENTITY_SLOT ? w.target[hero] : hero;
        w.events.add(EventLog.CAST, hero, target, ability);
        HeroOrders.hold(w, hero);
    }

    private static void perform(World w, int hero, int ability) {
        switch (ability) {
            case Ability.BASH -> {
                int victim = w.target[hero];
                w.scratch.blow(hero, victim, power(w, hero, ability));
                w.scratch.stunUntil[victim] =
                        Math.max(w.scratch.stunUntil[victim], w.clock + 1 + LanesNumbers.ABILITY_DURATION[ability]);
            }
            case Ability.BULWARK -> {
                w.shield[hero] = power(w, hero, ability);
                w.shieldUntil[hero] = w.clock + LanesNumbers.ABILITY_DURATION[ability];
            }
            case Ability.BOLT -> Bolts.launch(w, hero, power(w, hero, ability));
            case Ability.FOCUS -> w.focusedUntil[hero] = w.clock + LanesNumbers.ABILITY_DURATION[ability];
            default -> throw new IllegalStateException("no such ability: " + ability);
        }
    }

    private static int power(World w, int hero, int ability) {
        return LanesNumbers.ABILITY_POWER[ability]
                + LanesNumbers.ABILITY_POWER_PER_LEVEL[ability] * (w.level[hero] - 1);
    }
}
