package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BountiesTest {
    private final World w = Setup.world(LanesSize.THREE, LanesHeroes.of(Kind.ARCHER, Kind.ARCHER, Kind.ARCHER), 1);
    private final int first = w.heroSlot(0, 0);
    private final int second = w.heroSlot(0, 1);
    private final int third = w.heroSlot(0, 2);

    BountiesTest() {
        Worlds.put(w, first, 0, 0);
        Worlds.put(w, second, 100, 0);
        Worlds.put(w, third, 2000, 2000);
    }

    @Test
    void heroesNearShareExperienceAndOnlyTheStrikerHasTheGold() {
        int creep = Worlds.creep(w, 1, 0, Kind.MELEE, 50, 50);
        w.scratch.blow(first, creep, 1000);

        Worlds.settle(w);

        assertEquals(14, w.experience[first]);
        assertEquals(14, w.experience[second]);
        assertEquals(0, w.experience[third]);
        assertEquals(20, w.gold[first]);
        assertEquals(0, w.gold[second]);
        assertEquals(1, Worlds.earned(w, LanesRewards.LAST_HIT, first));
    }

    @Test
    void creepKilledByCreepsGivesNoGold() {
        int creep = Worlds.creep(w, 1, 0, Kind.MELEE, 50, 50);
        w.scratch.blow(w.creepSlot(0, 0, 0), creep, 1000);

        Worlds.settle(w);

        assertEquals(0, w.gold[first]);
        assertEquals(14, w.experience[first]);
    }

    @Test
    void whoeverHurtTheHeroLatelySharesTheKillOfATower() {
        int victim = w.heroSlot(1, 0);
        w.clock = 500;
        w.hurtAt[victim * w.heroes + second] = 450;
        w.hurtAt[victim * w.heroes + third] = 350;
        w.scratch.blow(w.towerSlot(0, 0, 0), victim, 10_000);

        Worlds.settle(w);

        assertEquals(1, w.kills[second]);
        assertEquals(0, w.kills[third]);
        assertEquals(120, w.gold[second]);
        assertEquals(500 + 80 + 10, w.respawnAt[victim]);
    }

    @Test
    void levelsComeWithExperienceAndEquipmentWithGold() {
        w.experience[first] = 230;
        w.gold[first] = 250;

        Growth.run(w);

        assertEquals(3, w.level[first]);
        assertEquals(500 + 2 * 55 + 2 * 25, w.maxHealth[first]);
        assertEquals(w.maxHealth[first], w.health[first]);
        assertEquals(40 + 2 * 5 + 2 * 4, w.damage[first]);
    }
}
