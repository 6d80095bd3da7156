package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class AdamTest {
    @Test
    void agreesWithTwoStepsWorkedByHand() {
        Adam adam = new Adam(1);
        float[] parameter = {1};
        adam.step(parameter, new float[] {2}, 1, 0.1);
        // m = 0.2, v = 0.004; without bias 2 and 4: 1 - 0.1 · 2 / (2 + 1e-5).
        assertEquals(0.9000005f, parameter[0], 1e-7f);
        adam.step(parameter, new float[] {-1}, 1, 0.1);
        // m = 0.9 · 0.2 - 0.1 = 0.08, without bias 0.08 / 0.19 = 0.4210526;
        // v = 0.999 · 0.004 + 0.001 = 0.004996, without bias 0.004996 / 0.001999 = 2.4992496, its root 1.5809015.
        assertEquals(0.9000005f - 0.1f * 0.4210526f / 1.5809115f, parameter[0], 1e-6f);
    }

    @Test
    void aGradientAndItsScaleAreOneProduct() {
        float[] one = {1, -3};
        float[] other = one.clone();
        new Adam(2).step(one, new float[] {2, 8}, 0.25f, 0.01);
        new Adam(2).step(other, new float[] {0.5f, 2}, 1, 0.01);
        assertArrayEquals(one, other, 0);
    }
}
