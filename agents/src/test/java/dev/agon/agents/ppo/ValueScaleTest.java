package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.policy.PolicySpec;
import org.junit.jupiter.api.Test;

final class ValueScaleTest {
    @Test
    void keepsValuesInRewardUnitsWhenTheScaleMoves() {
        NetworkShape shape = new PolicySpec(new SignalGame(false), NetworkConfig.defaults()).shape();
        float[] parameters = shape.initialize(1);
        double before = value(shape, parameters);
        ValueScale scale = new ValueScale(shape);
        scale.update(5, 34, parameters);
        assertEquals(before, value(shape, parameters), 1e-5);
        assertEquals(5, parameters[shape.tensor("value.scale").offset()], 1e-6);
        assertEquals(3, parameters[shape.tensor("value.scale").offset() + 1], 1e-6);
        scale.update(-5, 125, parameters);
        assertEquals(before, value(shape, parameters), 1e-5);
    }

    /** The value in reward units where every hidden unit is 1. */
    private static double value(NetworkShape shape, float[] parameters) {
        double sum = parameters[shape.tensor("value.bias").offset()];
        for (int i = 0; i < shape.tensor("value.weight").length(); i++) {
            sum += parameters[shape.tensor("value.weight").offset() + i];
        }
        int scale = shape.tensor("value.scale").offset();
        return parameters[scale] + parameters[scale + 1] * sum;
    }
}
