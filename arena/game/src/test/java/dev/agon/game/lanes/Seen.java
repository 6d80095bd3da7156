package dev.agon.game.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.game.Observation;

/** Compares what two observations say. */
final class Seen {
    private Seen() {}

    static void assertSame(Observation expected, Observation actual, String where) {
        assertEquals(text(expected), text(actual), where);
    }

    private static String text(Observation seen) {
        StringBuilder text = new StringBuilder("tick " + seen.tick);
        append(text.append("\nglobals "), seen.globals, 0, seen.globals.length);
        int width = seen.layout.features().size();
        for (int row = 0; row < seen.entities; row++) {
            text.append("\nentity ").append(seen.kind[row]).append(" id ").append(seen.id[row]);
            append(text, seen.features, row * width, (row + 1) * width);
        }
        for (int actor = 0; actor < seen.actors; actor++) {
            text.append("\nactor ")
                    .append(seen.actorEntity[actor])
                    .append(" verbs ")
                    .append(seen.verbMask[actor]);
            int verbs = seen.layout.verbs().size();
            for (int verb = 0; verb < verbs; verb++) {
                text.append(' ').append(seen.targetMask[seen.targetOffset(actor, verb)]);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            // 0f + turns -0 into 0: a mirrored zero is a zero.
            text.append(' ').append(0f + values[i]);
        }
    }
}
