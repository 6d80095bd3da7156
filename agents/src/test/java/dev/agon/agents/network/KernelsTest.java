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

    @Test
    void reluKeepsWhatIsPositiveToTheLastBitAndNothingElse() {
        float[] x = {3.4e-38f, 1e-45f, 0.1f, 1 / 3f, 1e30f, 0f, -0f, -1e-45f, -0.1f, -1e30f};
        float[] y = x.clone();
        Kernels.relu(y, y.length);
        for (int i = 0; i < x.length; i++) {
            assertEquals(Math.max(0f, x[i]), y[i], "relu " + x[i]);
        }
        y = new float[] {-7, Float.NaN, -7};
        Kernels.relu(y, 1, 1);
        assertEquals(Float.NaN, y[1], "what is no number is not hidden");
        assertEquals(-7, y[2], "outside of the stretch");
    }
}
