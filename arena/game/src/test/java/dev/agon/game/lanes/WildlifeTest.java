package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Camps and runes. */
class WildlifeTest {
    private final World w = Worlds.of(LanesSize.THREE, Kind.ARCHER, Kind.ARCHER, Kind.ARCHER);
    private final int hero = w.slot.hero(0, 0);
    private final int beast = w.slot.beast(0, 0, 0);

    private void fillCamps() {
        w.clock = 300;
        Camps.run(w);
        Worlds.refresh(w);
    }

    @Test
    void beastsComeToEmptyCampsOnly() {
        fillCamps();
        assertEquals(1, w.alive[beast]);
        assertEquals(World.NEUTRAL, w.side[beast]);
        assertEquals(-w.x[beast], w.x[w.slot.beast(1, 0, 0)]);

        Units.remove(w, beast);
        w.clock = 900;
        Camps.run(w);
        assertEquals(0, w.alive[beast]);
        Units.remove(w, w.slot.beast(0, 0, 1));
        w.clock = 1500;
        Camps.run(w);
        assertEquals(1, w.alive[beast]);
    }

    @Test
    void beastFightsWhoComesNearAndTurnsBackFarFromHome() {
        fillCamps();
        Worlds.put(w, hero, w.x[beast] - 240, w.y[beast]);
        BeastMinds.run(w);
        assertEquals(hero, w.target[beast]);

        Worlds.put(w, hero, w.x[beast] - 600, w.y[beast]);
        BeastMinds.run(w);
        assertEquals(World.NOBODY, w.target[beast]);
    }

    @Test
    void beastTurnsToWhoStrikesIt() {
        fillCamps();
        Worlds.put(w, hero, w.x[beast] - 400, w.y[beast]);
        w.scratch.blow(hero, beast, 10);
        Damage.run(w);
        assertEquals(hero, w.target[beast]);
    }

    @Test
    void beastGivesGoldAndExperienceToTheSideThatKilledIt() {
        fillCamps();
        Worlds.put(w, hero, w.x[beast] - 100, w.y[beast]);
        int enemy = w.slot.hero(1, 0);
        Worlds.put(w, enemy, w.x[beast] + 100, w.y[beast]);
        w.scratch.blow(hero, beast, 10_000);
        Worlds.settle(w);
        assertEquals(30, w.gold[hero]);
        assertEquals(40, w.experience[hero]);
        assertEquals(0, w.experience[enemy]);
    }

    @Test
    void nearestHeroTakesTheRuneAndEquallyNearOnesBoth() {
        w.clock = 300;
        Runes.run(w);
        int rune = w.slot.rune(0, 0);
        assertEquals(w.variant[rune], w.variant[w.slot.rune(1, 0)]);
        w.variant[rune] = Rune.HASTE;
        int enemy = w.slot.hero(1, 0);
        int late = w.slot.hero(0, 1);
        Worlds.put(w, hero, w.x[rune] + 50, w.y[rune]);
        Worlds.put(w, enemy, w.x[rune] - 50, w.y[rune]);
        Worlds.put(w, late, w.x[rune], w.y[rune] + 90);
        Worlds.refresh(w);
        w.clock = 301;

        Runes.run(w);

        assertEquals(32 + 12, HeroStrength.speed(w, hero));
        assertEquals(32 + 12, HeroStrength.speed(w, enemy));
        assertEquals(32, HeroStrength.speed(w, late));
        assertEquals(0, w.alive[rune]);
    }

    @Test
    void bountyIsForTheWholeTeam() {
        w.clock = 300;
        Runes.run(w);
        int rune = w.slot.rune(1, 0);
        w.variant[rune] = Rune.BOUNTY;
        Worlds.put(w, hero, w.x[rune], w.y[rune]);
        w.clock = 301;
        Runes.run(w);
        assertEquals(40, w.gold[hero]);
        assertEquals(40, w.gold[w.slot.hero(0, 2)]);
        assertEquals(0, w.gold[w.slot.hero(1, 0)]);
    }

    @Test
    void everyFifthWaveBringsASiegeCreepThatBreaksBuildings() {
        w.clock = 20 + 4 * 200;
        Waves.run(w);
        int siege = -1;
        for (int slot = w.slot.creepBase; slot < w.slots; slot++) {
            siege = w.alive[slot] != 0 && w.kind[slot] == Kind.SIEGE ? slot : siege;
        }
        assertTrue(siege >= 0);
        int tower = w.slot.tower(w.side[siege] ^ 1, 0, 0);
        w.clock = 0;
        w.scratch.blow(siege, tower, 10);
        Damage.run(w);
        assertEquals(700 - 25, w.health[tower]);
    }
}
