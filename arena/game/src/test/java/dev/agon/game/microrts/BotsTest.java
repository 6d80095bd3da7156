package dev.agon.game.microrts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Duel;
import dev.agon.game.Game;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BotsTest {
    @Test
    void theScriptedBotsBeatEachOtherInTheKnownOrderFromEitherSide() {
        for (Game game : List.of(new Microrts8(), new Microrts16())) {
            assertEquals(1, Duel.score(game, "worker-rush", "light-rush", 2), game.name());
            assertEquals(1, Duel.score(game, "worker-rush", "economy", 2), game.name());
            assertEquals(1, Duel.score(game, "light-rush", "economy", 2), game.name());
        }
    }

    @Test
    void captainBeatsThemAll() {
        for (Game game : List.of(new Microrts8(), new Microrts16())) {
            for (String other : List.of("economy", "light-rush", "worker-rush")) {
                assertEquals(1, Duel.score(game, "captain", other, 2), game.name() + ", " + other);
            }
        }
    }

    @Test
    void everyAnchorBeatsTheOneBelow() {
        Duel.assertAnchorsInOrder(new Microrts8(), 30);
    }

    /** As it is known of that bot on this map. */
    @Test
    void workerRushBeginsAsItIsKnownTo() {
        Duel duel = new Duel(new Microrts8(), "worker-rush", "worker-rush", 1);
        World w = ((MicrortsMatch) duel.match).world();
        int base = w.unitAt[10];
        int gatherer = w.unitAt[9];
        List<String> doings = new ArrayList<>();
        for (int tick = 0; tick <= 50; tick++) {
            duel.tick();
            if (tick % 10 == 0) {
                doings.add(tick + " base " + doing(w, base) + ", gatherer " + doing(w, gatherer));
            }
        }
        assertEquals(
                List.of(
                        "0 base produce up, gatherer move left",
                        "10 base produce up, gatherer harvest up",
                        "20 base produce up, gatherer harvest up",
                        "30 base produce up, gatherer move right",
                        "40 base produce up, gatherer return right"),
                doings.subList(0, 5));
        assertTrue(doings.get(5).startsWith("50 base produce"), doings.get(5));
        assertEquals(Action.MOVE, w.action[w.unitAt[2]], "the new worker sets off at once");
    }

    private static String doing(World w, int unit) {
        return List.of("none", "move", "harvest", "return", "produce", "attack").get(w.action[unit]) + " "
                + List.of("up", "right", "down", "left").get(w.direction[unit]);
    }
}
