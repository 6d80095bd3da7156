package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DamageTest {
    private final World w = Worlds.duel(Kind.WARDEN);

    @Test
    void armourWeakensEachBlow() {
        // A warden's armour is 25: 50 * 100 / 125 = 40 and 12 * 100 / 125 = 9.
        w.scratch.blow(Worlds.AMBER_HERO, Worlds.SKY_HERO, 50);
        w.scratch.blow(w.slot.creep(0, 0, 0), Worlds.SKY_HERO, 12);

        Damage.run(w);

        assertEquals(640 - 40 - 9, w.health[Worlds.SKY_HERO]);
    }

    @Test
    void shieldTakesTheBlowsFirst() {
        w.shield[Worlds.SKY_HERO] = 30;
        w.scratch.blow(Worlds.AMBER_HERO, Worlds.SKY_HERO, 50);

        Damage.run(w);

        assertEquals(0, w.shield[Worlds.SKY_HERO]);
        assertEquals(640 - 10, w.health[Worlds.SKY_HERO]);
    }

    @Test
    void buildingsCrumbleWithTime() {
        int tower = w.slot.tower(1, 0, 0);
        w.clock = 2 * LanesNumbers.TICKS_PER_MINUTE;
        w.scratch.blow(Worlds.AMBER_HERO, tower, 10);

        Damage.run(w);

        // Twice 150 % more after two minutes: 10 becomes 40, of 700 a share of 571 ten-thousandths.
        assertEquals(700 - 40, w.health[tower]);
        assertEquals(571, Worlds.earned(w, LanesRewards.TOWER_HEALTH, Worlds.AMBER_HERO));
    }

    @Test
    void heroesThatKillEachOtherBothDie() {
        w.scratch.blow(Worlds.AMBER_HERO, Worlds.SKY_HERO, 10_000);
        w.scratch.blow(Worlds.SKY_HERO, Worlds.AMBER_HERO, 10_000);

        Worlds.settle(w);

        assertEquals(0, w.alive[Worlds.AMBER_HERO] + w.alive[Worlds.SKY_HERO]);
        assertEquals(1, w.kills[Worlds.AMBER_HERO]);
        assertEquals(1, w.kills[Worlds.SKY_HERO]);
    }
}
