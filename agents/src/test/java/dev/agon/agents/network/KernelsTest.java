package dev.agon.agents.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class KernelsTest {
    @Test
    void quickFunctionsStayCloseToTheExactOnes() {
        for (float x = -20; x <= 20; x += 0.01f) {
            assertEquals(Math.tanh(x), Kernels.tanh(x), 1e-5, "tanh " + x);
            assertEquals(1 / (1 + Math.exp(-x)), Kernels.sigmoid(x), 1e-5, "sigmoid " + x);
            double exact = Math.exp(-Math.abs(x));
            assertEquals(exact, Kernels.expOfNonPositive(-Math.abs(x)), 1e-6 * exact, "exp " + -Math.abs(x));
        }
        assertEquals(1f, Kernels.expOfNonPositive(0f));
        assertEquals(0f, Kernels.expOfNonPositive(-1000f));
    }
}
