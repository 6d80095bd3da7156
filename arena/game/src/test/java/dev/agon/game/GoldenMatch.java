package dev.agon.game;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A whole match as readable text: what happened in each tick, the state now and then, and the hash at the end. A change of the rules
 * shows here as a difference; after one that is meant, the test's {@code main} writes the text anew and the rules' revision is raised.
 */
public abstract class GoldenMatch {
    /** The match from its beginning. */
    protected abstract Duel begin();

    /** How often the state is written, in ticks. */
    protected abstract int ticksBetweenStates();

    /** Writes the state in a few lines. */
    protected abstract void addState(Match match, Consumer<String> lines);

    /** Whether an event is worth a line. */
    protected boolean tells(Event event) {
        return true;
    }

    /** The match as the text in a resource beside the test. */
    protected final void assertSameAs(String resource) throws IOException {
        try (InputStream golden = Objects.requireNonNull(getClass().getResourceAsStream(resource))) {
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), text());
        }
    }

    protected final String text() {
        Duel duel = begin();
        Match match = duel.match;
        List<String> lines = new ArrayList<>();
        while (!match.over()) {
            duel.tick();
            match.events(Match.SPECTATOR).stream()
                    .filter(this::tells)
                    .forEach(event -> lines.add(match.tick() + " " + event.text()));
            if (match.tick() % ticksBetweenStates() == 0) {
                addState(match, lines::add);
            }
        }
        lines.add(String.format(
                Locale.ROOT,
                "over at %d, outcome for Amber %.0f, hash %016x",
                match.tick(),
                match.outcome(0),
                match.hash()));
        return String.join("\n", lines) + "\n";
    }
}
