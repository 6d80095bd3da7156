package dev.agon.agents.ppo;

/** Settings that learn small games in seconds. */
final class TestConfigs {
    private TestConfigs() {}

    static PpoConfig ppo() {
        return PpoConfig.defaults().withBatch(1024, 128, 4).withLearningRate(3e-3);
    }
}
