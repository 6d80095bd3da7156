package dev.agon.game;

import java.util.Arrays;

/**
 * A game of two sides that take their time: a seat and a view for each, and a turn lasts until its players have given their orders. What is
 * left to say is what is played; {@link #rewardTerms()} all weigh 1 unless the game says otherwise.
 */
public interface HeadToHead extends Game {
    @Override
    default int teams() {
        return 2;
    }

    @Override
    default int seats() {
        return 2;
    }

    @Override
    default int views() {
        return 2;
    }

    @Override
    default int teamOf(int seat) {
        return seat;
    }

    @Override
    default int viewOf(int seat) {
        return seat;
    }

    @Override
    default float[] defaultRewardWeights() {
        float[] weights = new float[rewardTerms().size()];
        Arrays.fill(weights, 1);
        return weights;
    }

    @Override
    default int ticksPerSecond() {
        return 0;
    }
}
