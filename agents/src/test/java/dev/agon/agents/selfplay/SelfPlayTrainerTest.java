package dev.agon.agents.selfplay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.evaluation.NashConv;
import dev.agon.agents.evaluation.PolicyRunnerOracle;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.PpoConfig;
import dev.agon.agents.ppo.RewardConfig;
import dev.agon.game.kuhn.Kuhn;
import org.junit.jupiter.api.Test;

final class SelfPlayTrainerTest {
    private static final long DECISIONS = 150_000;

    @Test
    void selfPlayWithAMagnetComesNearTheEquilibriumOfKuhn() {
        Kuhn game = new Kuhn();
        PpoConfig ppo = PpoConfig.defaults()
                .withBatch(4096, 1024, 4)
                .withEntropyBonus(0.05, 0.005, DECISIONS)
                .withMagnet(0.5, 10);
        PolicySpec spec = new PolicySpec(game, NetworkConfig.defaults());
        try (SelfPlayTrainer trainer =
                new SelfPlayTrainer(spec, new SelfPlayConfig(256, 0, 0), ppo, RewardConfig.defaults(), 1)) {
            while (trainer.decisions() < DECISIONS) {
                trainer.iterate();
            }
            try (PolicyRunnerOracle oracle = new PolicyRunnerOracle(trainer.policy())) {
                double exploitability = new NashConv(game).exploitability(oracle);
                assertTrue(exploitability < 0.1, "exploitability " + exploitability);
            }
        }
    }
}
