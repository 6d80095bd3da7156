package dev.agon.agents.rollout;

import dev.agon.game.Game;
import dev.agon.game.Match;
import dev.agon.game.SeatsOfView;
import java.util.Arrays;

/**
 * Reward terms of every seat for one advance; with two teams the other team's mean is subtracted, so that what one team
 * gains the other loses. One per match; call {@link #read} after every advance.
 */
public final class TeamRewards {
    private final Game game;
    private final int terms;
    private final int[] teamSize;
    private final float[] raw;
    private final float[] teamSum;
    private final float[] scratch;
    private final float[] earned;

    /** For matches of the game. */
    public TeamRewards(Game game) {
        this.game = game;
        terms = game.rewardTerms().size();
        teamSize = new int[game.teams()];
        for (int seat = 0; seat < game.seats(); seat++) {
            teamSize[game.teamOf(seat)]++;
        }
        raw = new float[game.seats() * terms];
        teamSum = new float[game.teams() * terms];
        scratch = new float[terms];
        earned = new float[terms];
    }

    /** Reads what every seat earned in the last advance; {@link #of} then tells it. */
    public void read(Match match) {
        Arrays.fill(teamSum, 0);
        for (int seat = 0; seat < game.seats(); seat++) {
            match.rewards(seat, scratch);
            System.arraycopy(scratch, 0, raw, seat * terms, terms);
            int team = game.teamOf(seat) * terms;
            for (int term = 0; term < terms; term++) {
                teamSum[team + term] += scratch[term];
            }
        }
    }

    /** Adds what the seats of a view earned in the last advance to the last step that was recorded of it, of which there must be one. */
    public void give(SeatsOfView seats, RolloutRecorder recorder) {
        for (int seat = 0; seat < seats.count(); seat++) {
            of(seats.seat(seat), earned);
            recorder.reward(seat, earned);
        }
    }

    /** Writes the seat's terms of the last advance. */
    public void of(int seat, float[] into) {
        System.arraycopy(raw, seat * terms, into, 0, terms);
        if (game.teams() != 2) {
            return;
        }
        int other = 1 - game.teamOf(seat);
        for (int term = 0; term < terms; term++) {
            into[term] -= teamSum[other * terms + term] / teamSize[other];
        }
    }
}
