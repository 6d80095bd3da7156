package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TeamFiguresTest {
    private final World w = Worlds.of(LanesSize.THREE, Kind.ARCHER, Kind.MAGE, Kind.WARDEN);

    @Test
    void whatIsBoughtStaysInTheNetWorth() {
        int hero = Worlds.AMBER_HERO;
        w.gold[hero] = 300;
        float[] before = of(0);
        w.verb[hero] = LanesLayout.BUY;
        w.target[hero] = Item.BOOTS;
        Shopping.run(w);

        assertEquals(1, w.items[w.at(Item.BOOTS, hero)]);
        assertArrayEquals(before, of(0));
    }

    @Test
    void eachSideAddsUpItsOwnHeroesAlsoTheDead() {
        float[] amber = of(0);
        float[] sky = of(1);
        int[] own = {w.slot.hero(0, 0), w.slot.hero(0, 2)};
        w.gold[own[0]] += 100;
        w.gold[own[1]] += 20;
        w.experience[own[1]] += 7;
        w.alive[own[1]] = 0;

        assertArrayEquals(new float[] {amber[0] + 120, amber[1] + 7}, of(0));
        assertArrayEquals(sky, of(1));
    }

    private float[] of(int side) {
        float[] figures = new float[TeamFigures.NAMES.size()];
        TeamFigures.write(w, side, figures);
        return figures;
    }
}
