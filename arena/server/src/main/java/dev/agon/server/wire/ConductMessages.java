package dev.agon.server.wire;

import dev.agon.proto.arena.Gone;
import dev.agon.server.Conduct;

/** How remote bots behave, as messages. */
public final class ConductMessages {
    private ConductMessages() {}

    /** All that is counted. */
    public static dev.agon.proto.arena.Conduct describe(Conduct conduct) {
        return dev.agon.proto.arena.Conduct.newBuilder()
                .setDecisions(conduct.decisions())
                .setLate(conduct.late())
                .setRefused(conduct.refused())
                .setLost(conduct.lost())
                .setGone(Gone.valueOf(conduct.gone().name()))
                .setSlowestMillis((int) conduct.slowestMillis())
                .build();
    }
}
