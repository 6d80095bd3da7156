package dev.agon.agents.rl4j;

/**
 * How RL4J's A3C is to train.
 *
 * @param steps decisions of all threads together
 * @param threads that play and learn at once
 * @param stepsPerUpdate decisions between two updates of a thread, RL4J's {@code nStep}
 * @param layers hidden layers of actor and of critic
 * @param width of each hidden layer
 * @param learningRate of Adam
 * @param discount of rewards from decision to decision
 * @param seed of matches and of draws; RL4J's initial weights are always the same, and with more than one thread no two trainings are
 */
public record A3cConfig(
        int steps,
        int threads,
        int stepsPerUpdate,
        int layers,
        int width,
        double learningRate,
        double discount,
        long seed) {
    public A3cConfig {
        require(steps >= 1, "steps", steps, "at least 1");
        require(threads >= 1, "threads", threads, "at least 1");
        require(stepsPerUpdate >= 1, "stepsPerUpdate", stepsPerUpdate, "at least 1");
        require(layers >= 1, "layers", layers, "at least 1");
        require(width >= 1, "width", width, "at least 1");
        require(learningRate > 0 && learningRate <= 1, "learningRate", learningRate, "in (0, 1]");
        require(discount > 0 && discount <= 1, "discount", discount, "in (0, 1]");
    }

    private static void require(boolean allowed, String name, Object value, String range) {
        if (!allowed) {
            throw new IllegalArgumentException(name + " must be " + range + ": " + value);
        }
    }

    /** One thread and a network of two layers of 128. */
    public static A3cConfig ofSteps(int steps) {
        return new A3cConfig(steps, 1, 20, 2, 128, 1e-3, 0.99, 1);
    }
}
