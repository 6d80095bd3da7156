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
        cast(w, Worlds.AMBER_HERO, LanesLayout.ABILITY_UNIT, Worlds.SKY_HERO, 0);

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
        w.verb[Worlds.SKY_HERO] = LanesLayout.ABILITY_UNIT;
        w.target[Worlds.SKY_HERO] = Worlds.AMBER_HERO;
        cast(w, Worlds.AMBER_HERO, LanesLayout.ABILITY_UNIT, Worlds.SKY_HERO, 0);
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
        cast(w, Worlds.AMBER_HERO, LanesLayout.ABILITY_PLACE, World.NOBODY, 0);

        // 90 a tick: it reaches 200 in the third.
        for (int tick = 0; tick < 3; tick++) {
            w.scratch.refresh(w, 0);
            Bolts.run(w);
            Damage.run(w);
        }

        assertEquals(280 - 90, w.health[first]);
        assertEquals(280, w.health[second]);
        assertEquals(280, w.health[beside]);
        assertEquals(0, w.alive[w.slot.bolt(Worlds.AMBER_HERO)]);
    }

    @Test
    void focusShortensTheTimeBetweenAttacks() {
        World w = Worlds.duel(Kind.ARCHER);
        w.target[Worlds.AMBER_HERO] = Worlds.SKY_HERO;
        Worlds.put(w, Worlds.AMBER_HERO, 0, 0);
        Worlds.put(w, Worlds.SKY_HERO, 400, 0);
        w.verb[Worlds.AMBER_HERO] = LanesLayout.ATTACK;
        w.focusedUntil[Worlds.AMBER_HERO] = 10;

        Attacks.run(w);

        assertEquals(12 * 55 / 100, w.attackReady[Worlds.AMBER_HERO]);
    }

    @Test
    void abilityWaitsForManaAndTime() {
        World w = Worlds.duel(Kind.ARCHER);
        assertTrue(Legality.canCast(w, Worlds.AMBER_HERO, Ability.PLACE_SLOT));

        cast(w, Worlds.AMBER_HERO, LanesLayout.ABILITY_PLACE, World.NOBODY, 0);
        assertFalse(Legality.canCast(w, Worlds.AMBER_HERO, Ability.PLACE_SLOT));
        w.clock += 70;
        assertTrue(Legality.canCast(w, Worlds.AMBER_HERO, Ability.PLACE_SLOT));
        w.mana[Worlds.AMBER_HERO] = 59;
        assertFalse(Legality.canCast(w, Worlds.AMBER_HERO, Ability.PLACE_SLOT));
    }

    private static World at(int amberKind, int skyX, int skyY) {
        World w = Worlds.duel(amberKind);
        Worlds.put(w, Worlds.AMBER_HERO, 0, 0);
        Worlds.put(w, Worlds.SKY_HERO, skyX, skyY);
        Worlds.refresh(w);
        return w;
    }

    private static void castAt(World w, int verb, int target) {
        cast(w, Worlds.AMBER_HERO, verb, target, 0);
        Worlds.settle(w);
        Statuses.run(w);
        w.clock++;
    }

    @Test
    void pinSlowsRootHoldsAndHushSilences() {
        World pinned = at(Kind.ARCHER, 300, 0);
        castAt(pinned, LanesLayout.ABILITY_UNIT, Worlds.SKY_HERO);
        assertEquals(32 * 60 / 100, HeroStrength.speed(pinned, Worlds.SKY_HERO));

        World rooted = at(Kind.BINDER, 300, 0);
        castAt(rooted, LanesLayout.ABILITY_UNIT, Worlds.SKY_HERO);
        assertFalse(Legality.canWalk(rooted, Worlds.SKY_HERO));
        assertTrue(Legality.free(rooted, Worlds.SKY_HERO));

        World hushed = at(Kind.BINDER, 300, 0);
        castAt(hushed, LanesLayout.ABILITY_SELF, World.NOBODY);
        assertFalse(Legality.canCast(hushed, Worlds.SKY_HERO, Ability.UNIT_SLOT));
    }

    @Test
    void meteorStrikesWhoStandsThereWhenItFalls() {
        World w = at(Kind.MAGE, 466, 0);
        w.ring[Worlds.AMBER_HERO] = 1;
        castAt(w, LanesLayout.ABILITY_PLACE, World.NOBODY);
        int mark = w.slot.mark(Worlds.AMBER_HERO);
        assertEquals(700 * 2 / 3, w.x[mark]);

        for (; w.clock < 8; w.clock++) {
            Marks.run(w);
            assertEquals(0, w.scratch.blows);
        }
        w.scratch.refresh(w, 0);
        Marks.run(w);
        Damage.run(w);

        assertEquals(460 - 110, w.health[Worlds.SKY_HERO]);
        assertEquals(0, w.alive[mark]);
    }

    @Test
    void mendHealsOwnHeroesAndNoMoreThanTheMost() {
        World w = at(Kind.MENDER, 300, 0);
        assertFalse(Legality.canCastAt(w, Worlds.AMBER_HERO, Worlds.SKY_HERO));
        assertTrue(Legality.canCastAt(w, Worlds.AMBER_HERO, Worlds.AMBER_HERO));
        w.health[Worlds.AMBER_HERO] = 300;

        castAt(w, LanesLayout.ABILITY_UNIT, Worlds.AMBER_HERO);
        assertEquals(390, w.health[Worlds.AMBER_HERO]);

        w.health[Worlds.AMBER_HERO] = 480;
        castAt(w, LanesLayout.ABILITY_UNIT, Worlds.AMBER_HERO);
        assertEquals(500, w.health[Worlds.AMBER_HERO]);
    }

    @Test
    void sanctuaryShieldsHeroesNear() {
        World w = Worlds.of(LanesSize.THREE, Kind.MENDER, Kind.ARCHER, Kind.ARCHER);
        int near = w.slot.hero(0, 1);
        int far = w.slot.hero(0, 2);
        Worlds.put(w, Worlds.AMBER_HERO, 0, 0);
        Worlds.put(w, near, 300, 0);
        Worlds.put(w, far, -1750, 0);

        cast(w, Worlds.AMBER_HERO, LanesLayout.ABILITY_SELF, World.NOBODY, 0);

        assertEquals(70, w.shield[near]);
        assertEquals(0, w.shield[far]);
    }

    @Test
    void chargeLandsBeforeTheWallAndSlowsWhoIsThere() {
        World w = at(Kind.WARDEN, 200, 100);
        cast(w, Worlds.AMBER_HERO, LanesLayout.ABILITY_PLACE, World.NOBODY, 4);
        Movement.run(w);
        Worlds.settle(w);
        Statuses.run(w);
        w.clock++;

        // Straight down from the middle of the duel's map open ground ends at 7 metres, a charge after 4.5.
        assertEquals(450, w.y[Worlds.AMBER_HERO]);
        assertEquals(640, w.health[Worlds.SKY_HERO]);
        Worlds.put(w, Worlds.SKY_HERO, 400, 300);
        Worlds.put(w, Worlds.AMBER_HERO, 300, 200);
        Worlds.refresh(w);
        cast(w, Worlds.AMBER_HERO, LanesLayout.ABILITY_PLACE, World.NOBODY, 2);
        Movement.run(w);
        assertTrue(w.terrain.isOpen(w.x[Worlds.AMBER_HERO], w.y[Worlds.AMBER_HERO]));
        assertTrue(w.x[Worlds.AMBER_HERO] < 300 + 450 * 724 / 1024, "a wall is in the way");
        Worlds.settle(w);
        assertEquals(640 - 50 * 100 / 125, w.health[Worlds.SKY_HERO]);
    }

    @Test
    void wardSeesForItsTimeAndAHeroHasOne() {
        World w = at(Kind.BINDER, 300, 0);
        int ward = w.slot.ward(Worlds.AMBER_HERO);
        w.ring[Worlds.AMBER_HERO] = 2;
        cast(w, Worlds.AMBER_HERO, LanesLayout.ABILITY_PLACE, World.NOBODY, 14);
        Worlds.put(w, Worlds.AMBER_HERO, -1000, 1000);
        Worlds.refresh(w);
        assertEquals(1, w.vision.sees(0, w.cell(ward)));

        Worlds.put(w, Worlds.AMBER_HERO, 0, 0);
        w.ring[Worlds.AMBER_HERO] = 0;
        cast(w, Worlds.AMBER_HERO, LanesLayout.ABILITY_PLACE, World.NOBODY, 14);
        assertEquals(724 * 233 / 1024, w.x[ward]);
        w.clock = 900;
        Wards.run(w);
        assertEquals(0, w.alive[ward]);
    }

    @Test
    void groundAbilitiesAreAimedAtOpenGroundOnly() {
        World w = at(Kind.BINDER, 300, 0);
        Worlds.put(w, Worlds.AMBER_HERO, 0, 400);
        assertTrue(Legality.canCastTowards(w, Worlds.AMBER_HERO, 4, 0));
        assertFalse(Legality.canCastTowards(w, Worlds.AMBER_HERO, 4, 2));
        World straight = at(Kind.ARCHER, 300, 0);
        assertFalse(Legality.canCastTowards(straight, Worlds.AMBER_HERO, 4, 0));
        assertTrue(Legality.canCastTowards(straight, Worlds.AMBER_HERO, 4, 2));
    }
}
