package dev.agon.game.lanes;

/** What a hero may be told to do: the one place that masks and the refusal of orders both ask. */
final class Legality {
    private Legality() {}

    /** Whether the hero can be told anything but to hold. */
    static boolean free(World w, int hero) {
        return w.alive[hero] != 0 && !w.stunned(hero);
    }

    /** Whether the hero may attack the unit: a visible enemy that can be hurt, near enough to walk up to. */
    static boolean canAttack(World w, int hero, int unit) {
        return w.side[unit] != w.side[hero]
                && w.seen[w.side[hero]][unit] != 0
                && w.attackable(unit)
                && w.near(hero, unit, LanesNumbers.CHASE_RADIUS);
    }

    /** Whether the hero has the ability, the mana, and has waited long enough. */
    static boolean canCast(World w, int hero, int abilitySlot) {
        int ability = LanesNumbers.ABILITIES[w.kind[hero]][abilitySlot];
        return ability != Ability.NONE
                && w.mana[hero] >= LanesNumbers.ABILITY_MANA[ability]
                && w.abilityReady[abilitySlot][hero] <= w.clock;
    }

    /** Whether the unit may be the target of the hero's first ability: a visible enemy hero or creep in its range. */
    static boolean canCastAt(World w, int hero, int unit) {
        int ability = LanesNumbers.ABILITIES[w.kind[hero]][Ability.ENTITY_SLOT];
        return ability != Ability.NONE
                && w.side[unit] != w.side[hero]
                && w.seen[w.side[hero]][unit] != 0
                && w.attackable(unit)
                && !Kind.isBuilding(w.kind[unit])
                && w.near(hero, unit, LanesNumbers.ABILITY_RANGE[ability]);
    }
}
