package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MindsTest {
    private final World w = Worlds.duel(Kind.ARCHER);

    /** Long enough that every creep and tower looks about. */
    private void takeATurn() {
        for (int tick = 0; tick < LanesNumbers.CREEP_RETARGET_TICKS; tick++) {
            w.clock++;
            CreepMinds.run(w);
            TowerMinds.run(w);
        }
    }

    @Test
    void creepTakesTheNearestEnemyAndABuildingOnlyWhereThereIsNone() {
        int towerX = w.x[w.slot.tower(1, 0, 0)];
        int towerY = w.y[w.slot.tower(1, 0, 0)];
        int creep = Worlds.creep(w, 0, 0, Kind.MELEE, towerX - 150, towerY);

        takeATurn();
        assertEquals(w.slot.tower(1, 0, 0), w.target[creep]);

        int far = Worlds.creep(w, 1, 0, Kind.MELEE, towerX - 400, towerY);
        takeATurn();
        assertEquals(far, w.target[creep]);

        int near = Worlds.creep(w, 1, 1, Kind.RANGED, towerX - 200, towerY);
        takeATurn();
        assertEquals(near, w.target[creep]);
    }

    @Test
    void coreIsNoTargetWhileItsTowerStands() {
        int core = w.slot.core(1);
        Worlds.put(w, Worlds.SKY_HERO, 0, 0);
        int creep = Worlds.creep(w, 0, 0, Kind.MELEE, w.x[core] - 100, w.y[core]);

        takeATurn();
        assertEquals(World.NOBODY, w.target[creep]);

        Units.remove(w, w.slot.tower(1, 0, 0));
        Worlds.refresh(w);
        takeATurn();
        assertEquals(core, w.target[creep]);
    }

    @Test
    void towerPrefersCreepsUntilAHeroHurtsAHero() {
        int tower = w.slot.tower(1, 0, 0);
        Worlds.put(w, Worlds.AMBER_HERO, w.x[tower] - 100, w.y[tower]);
        int creep = Worlds.creep(w, 0, 0, Kind.MELEE, w.x[tower] - 400, w.y[tower]);

        takeATurn();
        assertEquals(creep, w.target[tower]);

        w.scratch.blow(Worlds.AMBER_HERO, Worlds.SKY_HERO, 1);
        Damage.run(w);
        takeATurn();
        assertEquals(Worlds.AMBER_HERO, w.target[tower]);
    }

    @Test
    void towerKeepsShootingTheOneItShoots() {
        int tower = w.slot.tower(1, 0, 0);
        int first = Worlds.creep(w, 0, 0, Kind.MELEE, w.x[tower] - 400, w.y[tower]);
        takeATurn();
        Worlds.creep(w, 0, 1, Kind.MELEE, w.x[tower] - 100, w.y[tower]);

        takeATurn();

        assertEquals(first, w.target[tower]);
    }
}
