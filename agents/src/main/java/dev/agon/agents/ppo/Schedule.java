package dev.agon.agents.ppo;

/**
 * What changes while training goes on.
 *
 * @param learningRate of Adam
 * @param entropyBonus weight of the entropy
 * @param barrierWeight weight of the divergence of the uniform policy from this one
 * @param magnetWeight weight of the divergence from the magnet
 */
record Schedule(double learningRate, double entropyBonus, double barrierWeight, double magnetWeight) {
    /** Linear from start to final values, then constant. */
    static Schedule at(PpoConfig config, MagnetRule magnet, long decisions) {
        double done = config.annealDecisions() == 0 ? 0 : Math.min(1.0, (double) decisions / config.annealDecisions());
        return new Schedule(
                config.learningRate() + done * (config.finalLearningRate() - config.learningRate()),
                config.entropyBonus() + done * (config.finalEntropyBonus() - config.entropyBonus()),
                config.barrierWeight(),
                magnet.weightAt(decisions));
    }
}
