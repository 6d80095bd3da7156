package dev.agon.server.live;

import dev.agon.proto.arena.ReplayFile;
import dev.agon.server.MatchResult;
import java.util.List;

/**
 * What is to be kept of a match that was played to its end.
 *
 * @param result how it ended
 * @param replay the whole match
 */
public record FinishedMatch(MatchResult result, ReplayFile replay) {
    static FinishedMatch of(Table table, long nowMillis) {
        return new FinishedMatch(table.results().ofAll(), table.replay(nowMillis));
    }

    /** By seat: positive won, 0 drawn, negative lost. */
    public List<Float> outcomes() {
        return result.outcomes();
    }
}
