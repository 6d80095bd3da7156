package dev.agon.game.microrts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BotsTest {
    private static double score(Game game, String a, String b, int matches) {
        double sum = 0;
        for (int i = 0; i < matches; i++) {
            boolean swapped = i % 2 == 1;
            double amber = new Duel(game, swapped ? b : a, swapped ? a : b, i / 2).play();
            sum += swapped ? 1 - amber : amber;
        }
        return sum / matches;
    }

    @Test
    void theScriptedBotsBeatEachOtherInTheKnownOrderFromEitherSide() {
        for (Game game : List.of(new Microrts8(), new Microrts16())) {
            assertEquals(1, score(game, "worker-rush", "light-rush", 2), game.name());
            assertEquals(1, score(game, "worker-rush", "economy", 2), game.name());
            assertEquals(1, score(game, "light-rush", "economy", 2), game.name());
        }
    }

    @Test
    void captainBeatsThemAll() {
        for (Game game : List.of(new Microrts8(), new Microrts16())) {
            for (String other : List.of("economy", "light-rush", "worker-rush")) {
                assertEquals(1, score(game, "captain", other, 2), game.name() + ", " + other);
            }
        }
    }

    @Test
    void everyAnchorBeatsTheOneBelow() {
        Game game = new Microrts8();
        List<Game.Anchor> anchors = game.anchors();
        for (int i = 1; i < anchors.size(); i++) {
            String upper = anchors.get(i).bot();
            String lower = anchors.get(i - 1).bot();
            double score = score(game, upper, lower, 30);
            assertTrue(score > 0.55, upper + " against " + lower + ": " + score);
        }
    }

    /** As it is known of that bot on this map. */
    @Test
    void workerRushBeginsAsItIsKnownTo() {
        Duel duel = new Duel(new Microrts8(), "worker-rush", "worker-rush", 1);
        World w = duel.world();
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
