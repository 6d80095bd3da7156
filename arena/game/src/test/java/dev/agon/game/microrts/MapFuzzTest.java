package dev.agon.game.microrts;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.RandomPlayer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Whatever stands in a map's file, it gives a map on which a match can be played, or a clear word. See docs/fuzzing.md. */
class MapFuzzTest {
    private static final int TICKS = 300;

    @FuzzTest
    void map(byte[] text) {
        MicrortsMap map;
        try {
            map = MapFile.parse("mine", new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            // The clear word; anything else is a fault.
            return;
        }
        play(new MicrortsGame(MicrortsSize.EIGHT, new MicrortsSettings(map, true, TICKS), Map.of()));
    }

    private static void play(MicrortsGame game) {
        MicrortsMatch match = (MicrortsMatch) game.start(1);
        Orders[] orders = Orders.forGame(game);
        Observation seen = new Observation(game.layout(), 1);
        RandomPlayer player = new RandomPlayer(1);
        while (!match.over()) {
            for (int view = 0; view < World.SIDES; view++) {
                player.begin(game, view, 1L << view);
                match.observe(view, seen);
                orders[view].clear();
                player.decide(seen, orders[view]);
            }
            match.advance(orders);
        }
    }
}
