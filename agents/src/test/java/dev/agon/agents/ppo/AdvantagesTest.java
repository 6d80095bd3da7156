package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

final class AdvantagesTest {
    @Test
    void agreesWithAnExampleWorkedByHand() {
        float[] rewards = {1, 0, 2};
        float[] values = {0.5f, 1, 0};
        float[] advantages = new float[3];
        float[] returns = new float[3];
        Advantages.estimate(rewards, values, new float[] {4}, new double[] {0.5, 0.5, 0.25}, 0.5, advantages, returns);
        // Surprises: 1 + 0.5·1 - 0.5 = 1, 0 + 0.5·0 - 1 = -1, 2 + 0.25·4 - 0 = 3.
        // Advantages from the end: 3, -1 + 0.25·3 = -0.25, 1 + 0.25·-0.25 = 0.9375.
        assertArrayEquals(new float[] {0.9375f, -0.25f, 3}, advantages, 1e-6f);
        assertArrayEquals(new float[] {1.4375f, 0.75f, 3}, returns, 1e-6f);
    }

    @Test
    void keepsSeatsApart() {
        float[] rewards = {1, 10, 2, 20};
        float[] advantages = new float[4];
        float[] returns = new float[4];
        Advantages.estimate(rewards, new float[4], new float[2], new double[] {1, 1}, 1, advantages, returns);
        assertArrayEquals(new float[] {3, 30, 2, 20}, advantages, 1e-6f);
    }
}
