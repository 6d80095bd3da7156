package dev.agon.game.lanes;

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
 * A whole match as readable text: what happened in each tick, the state now and then, and the hash at the end. A change of the rules
 * shows here as a difference; after one that is meant, {@link #main} writes the text anew and {@link LanesNumbers#RULES_REVISION} is
 * raised.
 */
class GoldenMatchTest {
    private static final int TICKS_BETWEEN_STATES = 200;

    /** Prints the text of the match that the test expects. */
    public static void main(String[] arguments) {
        System.out.print(text());
    }

    @Test
    void theSameMatchIsPlayedAgain() throws IOException {
        try (InputStream golden = Objects.requireNonNull(getClass().getResourceAsStream("golden-lanes1v1.txt"))) {
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), text());
        }
    }

    private static String text() {
        Duel duel = new Duel(new Lanes1v1(), "rush", "guard", 6);
        List<String> lines = new ArrayList<>();
        while (!duel.match.over()) {
            duel.tick();
            for (Event event : duel.match.events(Match.SPECTATOR)) {
                if (!event.kind().equals("attack")) {
                    lines.add(duel.match.tick() + " " + event.text());
                }
            }
            if (duel.match.tick() % TICKS_BETWEEN_STATES == 0) {
                lines.add(state(duel.world(), 0));
                lines.add(state(duel.world(), 1));
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

    private static String state(World w, int hero) {
        return String.format(
                Locale.ROOT,
                "  %s at %d,%d level %d health %d/%d mana %d/%d gold %d last hits %d kills %d; tower %d, core %d",
                hero == 0 ? "Amber" : "Sky",
                w.x[hero],
                w.y[hero],
                w.level[hero],
                w.health[hero],
                w.maxHealth[hero],
                w.mana[hero],
                w.maxMana[hero],
                w.gold[hero],
                w.lastHits[hero],
                w.kills[hero],
                w.health[w.slot.tower(hero, 0, 0)],
                w.health[w.slot.core(hero)]);
    }
}
