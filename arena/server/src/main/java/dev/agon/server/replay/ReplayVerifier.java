package dev.agon.server.replay;

import dev.agon.game.Games;
import dev.agon.proto.arena.ReplayFile;

/** Plays replays again and says whether they are what was played. */
public final class ReplayVerifier {
    private ReplayVerifier() {}

    /**
     * What came of it.
     *
     * @param ticks how many ticks were recorded
     * @param firstDifference the first tick, counted from 0, whose orders or resulting state differ from the record; the
     *     number of ticks where only the end differs; -1 where nothing does
     */
    public record Verdict(int ticks, int firstDifference) {
        /** Whether the replay is what was played. */
        public boolean ok() {
            return firstDifference < 0;
        }
    }

    /**
     * Plays the whole replay and compares every tick.
     *
     * @throws DamagedReplayException when it cannot be played at all
     */
    public static Verdict verify(Games games, ReplayFile replay) throws DamagedReplayException {
        ReplayCursor cursor = ReplayCursor.open(games, replay);
        int ticks = replay.getTicks();
        while (!cursor.atEnd()) {
            int tick = cursor.match().tick();
            if (!cursor.step()) {
                return new Verdict(ticks, tick);
            }
        }
        return new Verdict(ticks, cursor.endedAsRecorded() ? -1 : cursor.match().tick());
    }
}
