package dev.agon.benchmarks.peers;

import dev.agon.agents.rollout.Rollout;
import java.util.List;

/**
 * A minibatch of the reference network on dense arrays, rows ordered by time where there are sequences: all first steps, then all
 * second ones. What a library with tensors is given ready, while ours makes it of rollouts each time.
 */
final class ReferenceBatch {
    /** Rows of one sequence: 1 without a recurrent core. */
    final int steps;

    final int rows;
    final float[] features;
    final float[] globals;
    final float[] coreStates;
    final int[] verb;
    final int[] target;
    final float[] logProbability;
    final float[] advantage;
    final float[] returns;

    /**
     * Cuts rollouts of the reference game into sequences; each rollout is a whole match without rewards.
     *
     * @param steps rows of a sequence
     * @param lambda of generalised advantage estimation
     */
    ReferenceBatch(List<Rollout> rollouts, int steps, double lambda) {
        this.steps = steps;
        rows = rollouts.stream().mapToInt(Rollout::steps).sum();
        Rollout first = rollouts.get(0);
        int globalCount = first.globals.length / first.tick.length;
        int featuresOfRow = first.features.length / first.steps();
        int stateLength = first.size.stateLength();
        features = new float[rows * featuresOfRow];
        globals = new float[rows * globalCount];
        coreStates = new float[rows / steps * stateLength];
        verb = new int[rows];
        target = new int[rows];
        logProbability = new float[rows];
        advantage = new float[rows];
        returns = new float[rows];
        int sequences = rows / steps;
        int sequence = 0;
        for (Rollout rollout : rollouts) {
            estimate(rollout, lambda, sequence, sequences);
            for (int step = 0; step < rollout.steps(); step++) {
                int row = step % steps * sequences + sequence + step / steps;
                System.arraycopy(rollout.features, step * featuresOfRow, features, row * featuresOfRow, featuresOfRow);
                System.arraycopy(rollout.globals, step * globalCount, globals, row * globalCount, globalCount);
                verb[row] = rollout.verb[step];
                target[row] = rollout.target[step];
                logProbability[row] = rollout.logProbability[step];
            }
            int chunks = rollout.steps() / steps;
            System.arraycopy(rollout.chunkState, 0, coreStates, sequence * stateLength, rollout.chunkState.length);
            sequence += chunks;
        }
        normalizeAdvantages();
    }

    private void estimate(Rollout rollout, double lambda, int firstSequence, int sequences) {
        double next = 0;
        double estimate = 0;
        for (int step = rollout.steps() - 1; step >= 0; step--) {
            estimate = next - rollout.value[step] + lambda * estimate;
            next = rollout.value[step];
            int row = step % steps * sequences + firstSequence + step / steps;
            advantage[row] = (float) estimate;
            returns[row] = (float) (estimate + next);
        }
    }

    private void normalizeAdvantages() {
        double sum = 0;
        double squares = 0;
        for (float a : advantage) {
            sum += a;
            squares += (double) a * a;
        }
        double mean = sum / rows;
        double deviation = Math.sqrt(squares / rows - mean * mean);
        for (int row = 0; row < rows; row++) {
            advantage[row] = (float) ((advantage[row] - mean) / deviation);
        }
    }
}
