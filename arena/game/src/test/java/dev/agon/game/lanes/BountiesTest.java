package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BountiesTest {
    private final World w = Worlds.of(LanesSize.THREE, Kind.ARCHER, Kind.ARCHER, Kind.ARCHER);
    private final int first = w.slot.hero(0, 0);
    private final int second = w.slot.hero(0, 1);
    private final int third = w.slot.hero(0, 2);

    BountiesTest() {
        Worlds.put(w, first, 0, 0);
        Worlds.put(w, second, 100, 0);
        Worlds.put(w, third, 1750, 1750);
    }

    @Test
    void heroesNearShareExperienceAndTheStrikerHasMostOfTheGold() {
        int creep = Worlds.creep(w, 1, 0, Kind.MELEE, 50, 50);
        w.scratch.blow(first, creep, 1000);

        Worlds.settle(w);

        assertEquals(14, w.experience[first]);
        assertEquals(14, w.experience[second]);
        assertEquals(0, w.experience[third]);
        assertEquals(20, w.gold[first]);
        assertEquals(20 / 4, w.gold[second]);
        assertEquals(0, w.gold[third]);
        assertEquals(1, Worlds.earned(w, LanesRewards.LAST_HIT, first));
    }

    @Test
    void creepKilledByCreepsGivesNoGold() {
        int creep = Worlds.creep(w, 1, 0, Kind.MELEE, 50, 50);
        w.scratch.blow(w.slot.creep(0, 0, 0), creep, 1000);

        Worlds.settle(w);

        assertEquals(0, w.gold[first]);
        assertEquals(14, w.experience[first]);
    }

    @Test
    void whoeverHurtTheHeroLatelySharesTheKillOfATower() {
        int victim = w.slot.hero(1, 0);
        w.clock = 500;
        w.hurtAt[victim * w.heroes + second] = 450;
        w.hurtAt[victim * w.heroes + third] = 350;
        w.scratch.blow(w.slot.tower(0, 0, 0), victim, 10_000);

        Worlds.settle(w);

        assertEquals(1, w.kills[second]);
        assertEquals(0, w.kills[third]);
        assertEquals(120 + 8, w.gold[second]);
        assertEquals(500 + 80 + 10, w.respawnAt[victim]);
    }

    @Test
    void deniedCreepGivesHalfTheExperienceAndNoGold() {
        int creep = Worlds.creep(w, 1, 0, Kind.MELEE, 50, 50);
        int owner = w.slot.hero(1, 0);
        w.scratch.blow(owner, creep, 1000);

        Worlds.settle(w);

        assertEquals(28 / 2 / 2, w.experience[first]);
        assertEquals(0, w.gold[first] + w.gold[owner]);
        assertEquals(1, w.denies[owner]);
        assertEquals(1, Worlds.earned(w, LanesRewards.DENY, owner));
        assertEquals(0, Worlds.earned(w, LanesRewards.LAST_HIT, owner));
    }

    @Test
    void creepThatBothSidesStrikeDownIsTakenAndNotDenied() {
        int creep = Worlds.creep(w, 1, 0, Kind.MELEE, 50, 50);
        w.scratch.blow(w.slot.hero(1, 0), creep, 1000);
        w.scratch.blow(first, creep, 1000);

        Worlds.settle(w);

        assertEquals(20, w.gold[first]);
        assertEquals(14, w.experience[first]);
        assertEquals(0, w.denies[w.slot.hero(1, 0)]);
    }

    @Test
    void streaksAreWorthMoreAndEndWithDeath() {
        int victim = w.slot.hero(1, 0);
        w.streak[victim] = 3;
        w.scratch.blow(first, victim, 10_000);

        Worlds.settle(w);

        assertEquals(120 + 8 + 2 * 30, w.gold[first]);
        assertEquals(1, w.streak[first]);
        assertEquals(0, w.streak[victim]);
    }

    @Test
    void helpersOfAKillHaveTheirShare() {
        int victim = w.slot.hero(1, 0);
        w.clock = 500;
        w.hurtAt[victim * w.heroes + second] = 450;
        w.scratch.blow(first, victim, 10_000);

        Worlds.settle(w);

        assertEquals(40, w.gold[second]);
        assertEquals(1, w.assists[second]);
        assertEquals(0, w.kills[second]);
    }

    @Test
    void levelsComeWithExperienceAndItemsCount() {
        w.experience[first] = 230;
        w.items[w.at(Item.PLATE, first)] = 1;
        w.items[w.at(Item.BLADE, first)] = 1;

        Growth.run(w);

        assertEquals(3, w.level[first]);
        assertEquals(500 + 2 * 55 + 120, w.maxHealth[first]);
        assertEquals(w.maxHealth[first], w.health[first]);
        assertEquals(40 + 2 * 5 + 18, w.damage[first]);
    }
}
