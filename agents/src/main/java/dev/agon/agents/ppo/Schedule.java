package dev.agon.agents.ppo;

/**
 * What changes while training goes on.
 *
 * @param learningRate of Adam
 * @param entropyBonus weight of the entropy
 */
record Schedule(double learningRate, double entropyBonus) {
    /** Linear from start to final values over {@code annealDecisions}, then constant. */
    static Schedule at(PpoConfig config, long decisions) {
        if (config.annealDecisions() == 0) {
            return new Schedule(config.learningRate(), config.entropyBonus());
        }
        double done = Math.min(1.0, (double) decisions / config.annealDecisions());
        return new Schedule(
                config.learningRate() + done * (config.finalLearningRate() - config.learningRate()),
                config.entropyBonus() + done * (config.finalEntropyBonus() - config.entropyBonus()));
    }
}
