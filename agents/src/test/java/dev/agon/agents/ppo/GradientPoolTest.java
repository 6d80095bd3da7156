package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.network.Weights;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class GradientPoolTest {
    private final PolicySpec spec =
            new PolicySpec(new SignalGame(false), new NetworkConfig(CoreKind.NONE, 8, 16, 16, 16));
    private final PpoConfig config = TestConfigs.ppo();

    /** Until the others have ended, they read and write what is freed when the pool is closed. */
    @Test
    void aFaultInTheCallersShareIsThrownWhenTheOthersHaveEnded() {
        Thread caller = Thread.currentThread();
        CompletableFuture<Void> left = new CompletableFuture<>();
        CompletableFuture<Boolean> awaited = new CompletableFuture<>();
        OrderObjective failing = (order, behaviour, advantage, totals) -> {
            if (Thread.currentThread() == caller) {
                throw new IllegalStateException("of the caller");
            }
            while (!awaited.isDone()) {
                if (left.isDone() || caller.getState() == Thread.State.WAITING) {
                    awaited.complete(!left.isDone());
                }
                Thread.onSpinWait();
            }
            return 0;
        };
        try (Weights weights = new Weights(spec.shape());
                GradientPool pool = new GradientPool(spec, config, failing, weights, null, 2)) {
            weights.load(spec.shape().initialize(1));
            Minibatch minibatch = minibatch(pool);
            float[] gradient = new float[spec.shape().parameterCount()];
            IllegalStateException fault = assertThrows(
                    IllegalStateException.class, () -> pool.compute(minibatch, gradient, new LossTotals()));
            left.complete(null);
            assertEquals("of the caller", fault.getMessage());
            assertTrue(awaited.join(), "it left before the others had ended");
        }
    }

    private Minibatch minibatch(GradientPool pool) {
        List<Sample> samples = new SampleMaker(spec, config, RewardConfig.defaults())
                .make(Rollouts.play(spec, Policy.initial(spec, 1), 4, 4), pool);
        Schedule schedule = new Schedule(1e-3, 0, 0, 0);
        return Minibatch.of(Sequences.of(samples, spec, config.sequenceSteps()), schedule, 0, 1);
    }
}
