package dev.agon.game.lanes;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.RandomPlayer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Whatever stands in a map's file, it gives a map on which a match can be played, or a clear word. See docs/fuzzing.md. */
class MapFuzzTest {
    private static final int TICKS = 400;

    @FuzzTest
    void map(byte[] text) {
        LanesMap map;
        try {
            map = MapFile.parse("mine", new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            // The clear word; anything else is a fault.
            return;
        }
        play(new LanesGame(new LanesSettings(LanesSize.ONE, LanesHeroes.of(Kind.BINDER), map, 1), Map.of()));
    }

    private static void play(LanesGame game) {
        LanesMatch match = (LanesMatch) game.start(1);
        Orders[] orders = Orders.forGame(game);
        Player player = new RandomPlayer(MatchRandom.derive(1, 1));
        for (int view = 0; view < World.SIDES; view++) {
            Observation seen = new Observation(game.layout(), game.seatsOfView(view));
            player.begin(game, view, 1L << view);
            for (int tick = 0; tick < TICKS / World.SIDES && !match.over(); tick++) {
                match.observe(view, seen);
                orders[view].clear();
                if (match.awaits(view)) {
                    player.decide(seen, orders[view]);
                }
                match.advance(orders);
            }
        }
    }
}
