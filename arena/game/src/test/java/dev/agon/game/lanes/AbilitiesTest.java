package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AbilitiesTest {
    private static void cast(World w, int hero, int verb, int target, int direction) {
        w.verb[hero] = verb;
        w.target[hero] = target;
        w.direction[hero] = direction;
        Casting.run(w);
    }

    @Test
    void bashHurtsAtOnceAndStunsFromTheNextTickOn() {
        World w = Worlds.duel(Kind.WARDEN);
        cast(w, Worlds.AMBER_HERO, LanesLayout.ABILITY_ENTITY, Worlds.SKY_HERO, 0);

        Worlds.settle(w);
        assertFalse(w.stunned(Worlds.SKY_HERO));
        Statuses.run(w);
        w.clock++;

        assertTrue(w.stunned(Worlds.SKY_HERO));
        assertFalse(Legality.free(w, Worlds.SKY_HERO));
        assertEquals(640 - 60 * 100 / 125, w.health[Worlds.SKY_HERO]);
        assertEquals(200 - 60, w.mana[Worlds.AMBER_HERO]);
        w.clock += 12;
        assertFalse(w.stunned(Worlds.SKY_HERO));
    }

    @Test
    void heroesThatBashEachOtherAreBothStunned() {
        World w = Worlds.duel(Kind.WARDEN);
        w.verb[Worlds.SKY_HERO] = LanesLayout.ABILITY_ENTITY;
        w.target[Worlds.SKY_HERO] = Worlds.AMBER_HERO;
        cast(w, Worlds.AMBER_HERO, LanesLayout.ABILITY_ENTITY, Worlds.SKY_HERO, 0);
        Statuses.run(w);
        w.clock++;

        assertTrue(w.stunned(Worlds.AMBER_HERO));
        assertTrue(w.stunned(Worlds.SKY_HERO));
    }

    @Test
    void boltHitsTheFirstInItsWayAndNoOther() {
        World w = Worlds.duel(Kind.ARCHER);
        Worlds.put(w, Worlds.AMBER_HERO, 0, 0);
        int second = Worlds.creep(w, 1, 0, Kind.MELEE, 300, 40);
        int first = Worlds.creep(w, 1, 1, Kind.MELEE, 200, -40);
        int beside = Worlds.creep(w, 1, 2, Kind.MELEE, 150, 80);
        cast(w, Worlds.AMBER_HERO, LanesLayout.ABILITY_DIRECTION, World.NOBODY, 0);

        // 90 a tick: it reaches 200 in the third.
        for (int tick = 0; tick < 3; tick++) {
            w.scratch.refresh(w, 0);
            Bolts.run(w);
            Damage.run(w);
        }

        assertEquals(280 - 90, w.health[first]);
        assertEquals(280, w.health[second]);
        assertEquals(280, w.health[beside]);
        assertEquals(0, w.alive[w.boltSlot(Worlds.AMBER_HERO)]);
    }

    @Test
    void focusShortensTheTimeBetweenAttacks() {
        World w = Worlds.duel(Kind.ARCHER);
        w.target[Worlds.AMBER_HERO] = Worlds.SKY_HERO;
        Worlds.put(w, Worlds.AMBER_HERO, 0, 0);
        Worlds.put(w, Worlds.SKY_HERO, 400, 0);
        w.focusedUntil[Worlds.AMBER_HERO] = 10;

        Attacks.run(w);

        assertEquals(12 * 55 / 100, w.attackReady[Worlds.AMBER_HERO]);
    }

    @Test
    void abilityWaitsForManaAndTime() {
        World w = Worlds.duel(Kind.ARCHER);
        assertTrue(Legality.canCast(w, Worlds.AMBER_HERO, Ability.DIRECTION_SLOT));
        assertFalse(Legality.canCast(w, Worlds.AMBER_HERO, Ability.ENTITY_SLOT));

        cast(w, Worlds.AMBER_HERO, LanesLayout.ABILITY_DIRECTION, World.NOBODY, 0);
        assertFalse(Legality.canCast(w, Worlds.AMBER_HERO, Ability.DIRECTION_SLOT));
        w.clock += 70;
        assertTrue(Legality.canCast(w, Worlds.AMBER_HERO, Ability.DIRECTION_SLOT));
        w.mana[Worlds.AMBER_HERO] = 59;
        assertFalse(Legality.canCast(w, Worlds.AMBER_HERO, Ability.DIRECTION_SLOT));
    }
}
