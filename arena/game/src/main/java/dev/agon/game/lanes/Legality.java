package dev.agon.game.lanes;

/** What a hero may be told to do: the one place that masks and the refusal of orders both ask. */
final class Legality {
    private Legality() {}

    /** Whether the hero can be told anything but to hold. */
    static boolean free(World w, int hero) {
        return w.alive[hero] != 0 && !w.stunned(hero);
    }

    /** Whether the hero is able to walk. */
    static boolean canWalk(World w, int hero) {
        return !w.rooted(hero);
    }

    /** Whether a step in the direction leads anywhere. */
    static boolean canStep(World w, int hero, int direction) {
        int speed = HeroStrength.speed(w, hero);
        return Steps.leadsAnywhere(
                w.terrain,
                w.x[hero],
                w.y[hero],
                Geometry.DX[direction] * speed / Geometry.UNIT,
                Geometry.DY[direction] * speed / Geometry.UNIT);
    }

    /** Whether the hero may attack the unit: a foe near enough to walk up to. */
    static boolean canAttack(World w, int hero, int unit) {
        return isFoe(w, w.side[hero], unit) && w.near(hero, unit, LanesNumbers.CHASE_RADIUS);
    }

    /** Whether heroes of a side may attack the unit where they are near enough: visible, and an enemy that can be hurt or a weak own creep. */
    static boolean isFoe(World w, int side, int unit) {
        return w.seen[side][unit] != 0 && (w.side[unit] != side || canDeny(w, unit)) && w.attackable(unit);
    }

    private static boolean canDeny(World w, int own) {
        return Kind.isCreep(w.kind[own]) && w.health[own] * 100 <= w.maxHealth[own] * LanesNumbers.DENY_PERCENT;
    }

    /** Whether the hero has the mana, has waited long enough, and is not silenced. */
    static boolean canCast(World w, int hero, int abilitySlot) {
        return w.mana[hero] >= LanesNumbers.ABILITY_MANA[Ability.of(w.kind[hero], abilitySlot)]
                && w.abilityReady[w.at(abilitySlot, hero)] <= w.clock
                && !w.silenced(hero);
    }

    /** Whether the unit may be the target of the hero's first ability: a visible hero, creep or beast in its range, of the right side. */
    static boolean canCastAt(World w, int hero, int unit) {
        int ability = Ability.of(w.kind[hero], Ability.UNIT_SLOT);
        int side = w.side[hero];
        boolean suits = Ability.isForOwn(ability)
                ? w.side[unit] == side && w.isHero(unit)
                : w.side[unit] != side && Kind.isFighter(w.kind[unit]);
        return suits
                && w.alive[unit] != 0
                && w.seen[side][unit] != 0
                && w.near(hero, unit, LanesNumbers.ABILITY_RANGE[ability]);
    }

    /** Whether the hero's second ability may be aimed in the direction, at the ring. */
    static boolean canCastTowards(World w, int hero, int direction, int ring) {
        int ability = Ability.of(w.kind[hero], Ability.PLACE_SLOT);
        if (!Ability.isGround(ability)) {
            return ring == LanesNumbers.RINGS - 1;
        }
        return w.terrain.isOpen(
                Places.x(w, hero, ability, direction, ring), Places.y(w, hero, ability, direction, ring));
    }

    static boolean canUse(World w, int hero, int item) {
        return Item.isUsable(item) && w.has(hero, item) && (item != Item.AEGIS || w.aegisReady[hero] <= w.clock);
    }

    /** Whether the hero can pay for the item and carry it; only asked at the fountain. */
    static boolean canBuy(World w, int hero, int item) {
        return w.gold[hero] >= LanesNumbers.ITEM_PRICE[item]
                && w.items[w.at(item, hero)] < LanesNumbers.ITEM_MOST[item];
    }

    /** Only from far away: near home one walks. */
    static boolean canRecall(World w, int hero) {
        return !w.nearFountain(hero, LanesNumbers.RECALL_RADIUS);
    }
}
