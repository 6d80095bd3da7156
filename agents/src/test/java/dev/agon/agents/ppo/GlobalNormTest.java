package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.network.TensorSlot;
import dev.agon.agents.policy.PolicySpec;
import org.junit.jupiter.api.Test;

final class GlobalNormTest {
    private final NetworkShape shape = new PolicySpec(new SignalGame(false), NetworkConfig.defaults()).shape();

    @Test
    void shortensAThreeFourGradientToItsGreatestNorm() {
        float[] gradient = new float[shape.parameterCount()];
        gradient[7] = 3;
        gradient[gradient.length - 1] = -4;
        double norm = GlobalNorm.of(gradient, shape);
        assertEquals(5, norm, 1e-9);
        assertEquals(0.1, GlobalNorm.shrink(norm, 0.5), 1e-7);
    }

    @Test
    void leavesAShortGradientAsItIs() {
        assertEquals(1f, GlobalNorm.shrink(0.4, 0.5));
        assertEquals(1f, GlobalNorm.shrink(0, 0.5));
    }

    @Test
    void namesTheTensorWhoseGradientIsNotFinite() {
        for (TensorSlot slot : shape.tensors()) {
            float[] gradient = new float[shape.parameterCount()];
            gradient[slot.offset() + slot.length() - 1] = Float.NEGATIVE_INFINITY;
            NonFiniteException refused = assertThrows(NonFiniteException.class, () -> GlobalNorm.of(gradient, shape));
            assertEquals(slot.name(), refused.tensor());
        }
    }
}
