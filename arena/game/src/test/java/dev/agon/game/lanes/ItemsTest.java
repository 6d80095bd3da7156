package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ItemsTest {
    private static final int HERO = Worlds.AMBER_HERO;

    private final World w = Worlds.duel(Kind.ARCHER);

    private void order(int verb, int item) {
        w.verb[HERO] = verb;
        w.target[HERO] = item;
        Shopping.run(w);
    }

    @Test
    void boughtForGoldUpToTheMost() {
        w.gold[HERO] = 300;
        order(LanesLayout.BUY, Item.BOOTS);

        assertEquals(50, w.gold[HERO]);
        assertEquals(32 + 7, HeroStrength.speed(w, HERO));
        w.gold[HERO] = 300;
        assertFalse(Legality.canBuy(w, HERO, Item.BOOTS));
        assertTrue(Legality.canBuy(w, HERO, Item.SALVE));
        w.gold[HERO] = 59;
        assertFalse(Legality.canBuy(w, HERO, Item.SALVE));
    }

    @Test
    void eachMakesItsHeroStronger() {
        for (int item = 0; item < Item.COUNT; item++) {
            w.gold[HERO] = 500;
            order(LanesLayout.BUY, item);
        }
        assertEquals(40 + 18, w.damage[HERO]);
        assertEquals(12 * 80 / 100, HeroStrength.attackTicks(w, HERO));
        assertEquals(5 + 15, HeroStrength.armour(w, HERO));
        assertEquals(500 + 120, w.maxHealth[HERO]);
        assertEquals(220 + 120, w.maxMana[HERO]);
        assertEquals(90 * 125 / 100, HeroStrength.power(w, HERO, Ability.BOLT));
    }

    @Test
    void salveHealsUntilDamageEndsIt() {
        w.items[w.at(Item.SALVE, HERO)] = 1;
        w.health[HERO] = 100;
        Worlds.put(w, HERO, 0, 0);
        order(LanesLayout.USE, Item.SALVE);
        assertEquals(0, w.items[w.at(Item.SALVE, HERO)]);
        w.clock = 10;
        Regeneration.run(w);
        assertEquals(100 + 2 + 30, w.health[HERO]);

        w.scratch.blow(Worlds.SKY_HERO, HERO, 21);
        Damage.run(w);
        w.clock = 20;
        Regeneration.run(w);
        assertEquals(132 - 20 + 2, w.health[HERO]);
    }

    @Test
    void aegisShieldsAgainAndAgain() {
        w.items[w.at(Item.AEGIS, HERO)] = 1;
        order(LanesLayout.USE, Item.AEGIS);
        assertEquals(200, w.shield[HERO]);
        assertFalse(Legality.canUse(w, HERO, Item.AEGIS));
        w.clock = 400;
        assertTrue(Legality.canUse(w, HERO, Item.AEGIS));
        assertFalse(Legality.canUse(w, HERO, Item.SALVE));
        w.items[w.at(Item.BOOTS, HERO)] = 1;
        assertFalse(Legality.canUse(w, HERO, Item.BOOTS));
    }

    @Test
    void netWorthIsGoldAndWhatWasPaid() {
        w.gold[HERO] = 300;
        order(LanesLayout.BUY, Item.BOOTS);
        assertEquals(300, HeroStrength.netWorth(w, HERO));
    }

    @Test
    void recallLeadsHomeUnlessDamageDisturbsIt() {
        Worlds.put(w, HERO, 0, 0);
        w.verb[HERO] = LanesLayout.RECALL;
        Recalls.run(w);
        w.clock = 29;
        Recalls.run(w);
        assertEquals(0, w.x[HERO]);
        w.clock = 30;
        Recalls.run(w);
        assertTrue(w.atFountain(HERO));
        assertFalse(Legality.canRecall(w, HERO));

        Worlds.put(w, HERO, 0, 0);
        w.verb[HERO] = LanesLayout.RECALL;
        Recalls.run(w);
        w.scratch.blow(Worlds.SKY_HERO, HERO, 10);
        Damage.run(w);
        assertEquals(0, w.recallAt[HERO]);
    }
}
