package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanesSettingsTest {
    private static World started(Game game, long seed) {
        return ((LanesMatch) game.start(seed)).world();
    }

    private static String refusal(Game game, String key, String value) {
        return assertThrows(IllegalArgumentException.class, () -> game.with(Map.of(key, value)))
                .getMessage();
    }

    @Test
    void bothSidesGetTheNamedHeroesInTheOrderOfSeats() {
        World w = started(new Lanes3v3().with(Map.of("lanes.heroes", "archer, warden,archer")), 1);
        for (int side = 0; side < World.SIDES; side++) {
            assertEquals(Kind.ARCHER, w.kind[w.slot.hero(side, 0)]);
            assertEquals(Kind.WARDEN, w.kind[w.slot.hero(side, 1)]);
            assertEquals(Kind.ARCHER, w.kind[w.slot.hero(side, 2)]);
        }
    }

    @Test
    void randomHeroesFollowFromTheSeedAndAreTheSameForBothSides() {
        Game game = new Lanes1v1().with(Map.of("lanes.heroes", "random"));
        boolean[] drawn = new boolean[Kind.HEROES];
        for (long seed = 0; seed < 20; seed++) {
            World w = started(game, seed);
            assertEquals(w.kind[0], w.kind[1]);
            drawn[w.kind[0]] = true;
        }
        assertTrue(drawn[Kind.WARDEN] && drawn[Kind.ARCHER]);
    }

    @Test
    void settingsAddUp() {
        Game game = new Lanes1v1().with(Map.of("lanes.minutes", "2")).with(Map.of("lanes.map", "pair"));
        assertEquals(1200, game.maxTicks());
        assertEquals(2, started(game, 1).map.lanes().length);
        assertEquals(Map.of("lanes.minutes", "2", "lanes.map", "pair"), game.settings());
        assertNotEquals(new Lanes1v1().rulesVersion(), game.rulesVersion());
    }

    @Test
    void refusesWhatItDoesNotKnowAndNamesTheNearest() {
        Game game = new Lanes1v1();
        assertTrue(refusal(game, "lanes.heros", "archer").contains("did you mean 'lanes.heroes'?"));
        assertTrue(refusal(game, "lanes.heroes", "acher").contains("did you mean 'archer'?"));
        assertTrue(refusal(game, "lanes.heroes", "archer,archer").contains("1 hero"));
        assertTrue(refusal(game, "lanes.heroes", "").contains("unknown hero"));
        assertTrue(refusal(game, "lanes.minutes", "0").contains("from 1 to 20: 0"));
        assertTrue(refusal(game, "lanes.minutes", "ten").contains("from 1 to 20: ten"));
        assertTrue(refusal(game, "lanes.map", "nowhere").contains("duel, pair, triple"));
        assertTrue(refusal(game, "lanes.map", "../duel").contains("lower case letters"));
    }
}
