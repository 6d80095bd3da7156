package dev.agon.server.live;

import dev.agon.game.Game;
import dev.agon.game.Thoughts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the agents in a match expect of it, as they last thought.
 *
 * @param chance the first of two teams' chance to win, the mean over all seats; NaN where nobody has an opinion
 * @param values by team, the reward that its seats expect on average; NaN where nobody says
 */
record Outlook(float chance, float[] values) {
    /** Nobody has an opinion. */
    static Outlook none(Game game) {
        float[] values = new float[game.teams()];
        Arrays.fill(values, Float.NaN);
        return new Outlook(Float.NaN, values);
    }

    /** What they expect now; null for seats whose thoughts nobody knows. */
    static Outlook of(Game game, @Nullable Brain[] brainOfSeat) {
        Mean chance = new Mean();
        Mean[] values = new Mean[game.teams()];
        Arrays.setAll(values, team -> new Mean());
        for (int seat = 0; seat < brainOfSeat.length; seat++) {
            Brain brain = brainOfSeat[seat];
            if (brain != null) {
                Thoughts thoughts = brain.player.thoughts();
                float own = thoughts.winProbability();
                chance.add(game.teamOf(seat) == 0 ? own : 1 - own);
                values[game.teamOf(seat)].add(thoughts.value());
            }
        }
        float[] means = new float[values.length];
        for (int team = 0; team < means.length; team++) {
            means[team] = values[team].get();
        }
        return new Outlook(game.teams() == 2 ? chance.get() : Float.NaN, means);
    }

    private static final class Mean {
        private float sum;
        private int count;

        void add(float value) {
            if (!Float.isNaN(value)) {
                sum += value;
                count++;
            }
        }

        /** NaN of nothing. */
        float get() {
            return sum / count;
        }
    }
}
