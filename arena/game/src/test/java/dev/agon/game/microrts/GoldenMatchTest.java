package dev.agon.game.microrts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.game.Event;
import dev.agon.game.Match;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A whole match as readable text: what happened in each tick, the map now and then, and the hash at the end. A change of the rules shows
 * here as a difference; after one that is meant, {@link #main} writes the text anew and {@link MicrortsNumbers#RULES_REVISION} is raised.
 */
class GoldenMatchTest {
    private static final int TICKS_BETWEEN_MAPS = 100;

    /** Prints the text of the match that the test expects. */
    public static void main(String[] arguments) {
        System.out.print(text());
    }

    @Test
    void theSameMatchIsPlayedAgain() throws IOException {
        try (InputStream golden = Objects.requireNonNull(getClass().getResourceAsStream("golden-microrts8.txt"))) {
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), text());
        }
    }

    private static String text() {
        Duel duel = new Duel(new Microrts8(), "captain", "soldier", 6);
        List<String> lines = new ArrayList<>();
        while (!duel.match.over()) {
            duel.tick();
            for (Event event : duel.match.events(Match.SPECTATOR)) {
                lines.add(duel.match.tick() + " " + event.text());
            }
            if (duel.match.tick() % TICKS_BETWEEN_MAPS == 0) {
                addMap(duel.world(), lines);
            }
        }
        lines.add(String.format(
                Locale.ROOT,
                "over at %d, outcome for Amber %.0f, hash %016x",
                duel.match.tick(),
                duel.match.outcome(0),
                duel.match.hash()));
        return String.join("\n", lines) + "\n";
    }

    private static void addMap(World w, List<String> lines) {
        lines.add(String.format(
                Locale.ROOT, "  at %d: stores %d and %d, hash %016x", w.tick, w.store[0], w.store[1], w.hash()));
        for (int row = 0; row < w.ground.height; row++) {
            StringBuilder line = new StringBuilder("    ");
            for (int column = 0; column < w.ground.width; column++) {
                line.append(sign(w, column + row * w.ground.width));
            }
            lines.add(line.toString());
        }
    }

    private static char sign(World w, int cell) {
        int unit = w.unitAt[cell];
        if (unit == World.NOBODY) {
            return MapFile.OPEN;
        }
        if (w.kind[unit] == Kind.ORE) {
            return MapFile.ORE;
        }
        char sign = MapFile.UNITS.charAt(w.kind[unit] - Kind.BASE);
        return w.owner[unit] == World.AMBER ? sign : Character.toLowerCase(sign);
    }
}
