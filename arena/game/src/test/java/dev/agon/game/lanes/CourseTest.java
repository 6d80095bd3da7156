package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CourseTest {
    private final World w = Worlds.duel(Kind.ARCHER);

    private int creeps(int side) {
        int count = 0;
        for (int slot = w.slot.creepBase + side; slot < w.slots; slot += World.SIDES) {
            count += w.alive[slot];
        }
        return count;
    }

    @Test
    void wavesComeOnTimeAndNeverExceedALanesRoom() {
        w.clock = 19;
        Waves.run(w);
        assertEquals(0, creeps(0));
        for (int wave = 0; wave < 4; wave++) {
            w.clock = 20 + 200 * wave;
            Waves.run(w);
            assertEquals(Math.min(10, 4 * (wave + 1)), creeps(0));
            assertEquals(creeps(0), creeps(1));
        }
    }

    @Test
    void creepsGrowStrongerByTheMinute() {
        w.clock = 20 + 200 * 6;
        Waves.run(w);
        // 1,220 ticks are 61 % of 30 % more a minute... 30 * 1220 / 600 = 61.
        assertEquals(280 * 161 / 100, w.maxHealth[w.slot.creep(0, 0, 0)]);
    }

    @Test
    void heroWalksItsSpeedInEveryDirectionAndStopsAtTheEdge() {
        Worlds.put(w, Worlds.AMBER_HERO, 0, 0);
        w.verb[Worlds.AMBER_HERO] = LanesLayout.MOVE;
        w.direction[Worlds.AMBER_HERO] = 2;
        Movement.run(w);
        assertEquals(32 * 724 / 1024, w.x[Worlds.AMBER_HERO]);
        assertEquals(32 * 724 / 1024, w.y[Worlds.AMBER_HERO]);

        Worlds.put(w, Worlds.AMBER_HERO, 1330, -1000);
        w.direction[Worlds.AMBER_HERO] = 0;
        Movement.run(w);
        assertEquals(1330, w.x[Worlds.AMBER_HERO]);
        assertFalse(Legality.canStep(w, Worlds.AMBER_HERO, 0));
    }

    @Test
    void heroWalksUpToWhomItAttacks() {
        Worlds.put(w, Worlds.AMBER_HERO, 0, 0);
        Worlds.put(w, Worlds.SKY_HERO, 600, 0);
        w.verb[Worlds.AMBER_HERO] = LanesLayout.ATTACK;
        w.target[Worlds.AMBER_HERO] = Worlds.SKY_HERO;

        for (int tick = 0; tick < 6; tick++) {
            Movement.run(w);
        }

        assertEquals(192, w.x[Worlds.AMBER_HERO], "170 to go, 32 a tick, and no step within range");
    }

    @Test
    void deadHeroReturnsWhenItsTimeIsUp() {
        w.scratch.blow(Worlds.SKY_HERO, Worlds.AMBER_HERO, 10_000);
        Worlds.settle(w);
        w.clock = 89;
        Respawns.run(w);
        assertEquals(0, w.alive[Worlds.AMBER_HERO]);
        w.clock = 90;
        Respawns.run(w);
        assertEquals(1, w.alive[Worlds.AMBER_HERO]);
        assertEquals(w.maxHealth[Worlds.AMBER_HERO], w.health[Worlds.AMBER_HERO]);
    }

    @Test
    void fountainHealsFastAndOtherPlacesSlowly() {
        w.clock = 10;
        w.health[Worlds.AMBER_HERO] = 100;
        w.health[Worlds.SKY_HERO] = 100;
        Worlds.put(w, Worlds.SKY_HERO, 0, 0);
        Regeneration.run(w);
        assertEquals(100 + 2 + 500 * 12 / 100, w.health[Worlds.AMBER_HERO]);
        assertEquals(100 + 2, w.health[Worlds.SKY_HERO]);
    }

    @Test
    void fallenCoreEndsTheMatchAndBothFallenDrawIt() {
        Ending.run(w);
        assertFalse(w.over);
        Units.remove(w, w.slot.core(1));
        Ending.run(w);
        assertTrue(w.over);
        assertEquals(0, w.winner);

        World both = Worlds.duel(Kind.ARCHER);
        Units.remove(both, both.slot.core(0));
        Units.remove(both, both.slot.core(1));
        Ending.run(both);
        assertTrue(both.over);
        assertEquals(World.NOBODY, both.winner);
    }

    @Test
    void timeLimitIsDecidedByCoreThenTowersThenWorth() {
        w.clock = w.timeLimit;
        w.gold[Worlds.AMBER_HERO] = 5;
        Ending.run(w);
        assertEquals(0, w.winner);

        w.health[w.slot.tower(0, 0, 0)] -= 1;
        Ending.run(w);
        assertEquals(1, w.winner);

        w.health[w.slot.core(1)] -= 1;
        Ending.run(w);
        assertEquals(0, w.winner);
    }

    @Test
    void strangersGetNewIdsWhenTheyComeBackAndHeroesKeepTheirs() {
        Worlds.put(w, Worlds.AMBER_HERO, 0, 0);
        Worlds.put(w, Worlds.SKY_HERO, 300, 0);
        int creep = Worlds.creep(w, 1, 0, Kind.MELEE, 300, 50);
        int creepId = w.knownAs[0][creep];
        int heroId = w.knownAs[0][Worlds.SKY_HERO];

        Worlds.put(w, creep, 1000, -900);
        Worlds.put(w, Worlds.SKY_HERO, 1000, -1100);
        Worlds.refresh(w);
        assertEquals(0, w.seen[0][creep]);
        assertEquals(0, w.seen[0][Worlds.SKY_HERO]);
        Worlds.put(w, creep, 300, 50);
        Worlds.put(w, Worlds.SKY_HERO, 300, 0);
        Worlds.refresh(w);

        assertNotEquals(creepId, w.knownAs[0][creep]);
        assertEquals(heroId, w.knownAs[0][Worlds.SKY_HERO]);
    }
}
