package dev.agon.league.evaluation;

import dev.agon.league.rating.WinRate;
import java.util.List;

/**
 * Whether an agent still beats what it once was: its newest snapshots together against each past one.
 *
 * @param newest names of the snapshots that stand for the agent now, oldest first; a single one has seldom met all its past
 * @param past how they do against each snapshot before them, oldest first
 */
public record Forgetting(List<String> newest, List<Meeting> past) {
    /** At most so many snapshots stand for the agent now. */
    public static final int MOST_NEWEST = 5;

    /**
     * How the newest do against a past snapshot.
     *
     * @param snapshot its name
     * @param step decisions trained when it was frozen
     * @param winRate of the newest, all together; without matches where they have not met
     * @param expected win rate that the newest rating expects
     */
    public record Meeting(String snapshot, long step, WinRate winRate, double expected) {
        /** Whether the past one is ahead beyond doubt: the whole 95 % interval is below a half. */
        public boolean forgotten() {
            return winRate.high() < 0.5;
        }
    }

    /** Past snapshots that the agent has forgotten how to beat, oldest first. */
    public List<Meeting> forgotten() {
        return past.stream().filter(Meeting::forgotten).toList();
    }
}
