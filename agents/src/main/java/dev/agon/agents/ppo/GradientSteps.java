package dev.agon.agents.ppo;

import java.util.ArrayList;
import java.util.List;

/** The gradient steps of one update: passes over its sequences in minibatches, until all are done or the divergence stops them. */
final class GradientSteps {
    private final PpoConfig config;
    private final GradientPool pool;
    private final LearnerState state;
    private final Schedule schedule;
    private final float[] gradient;
    private final List<Integer> reuse = new ArrayList<>();
    final LossTotals totals = new LossTotals();
    private int count;
    private double normSum;
    private boolean stopped;

    GradientSteps(PpoConfig config, GradientPool pool, LearnerState state, Schedule schedule) {
        this.config = config;
        this.pool = pool;
        this.state = state;
        this.schedule = schedule;
        gradient = new float[state.shape.parameterCount()];
        reuse.add(0);
    }

    /** Makes all passes; the sequences are shuffled before each. */
    void run(List<Sample.Sequence> sequences) {
        reuse.set(0, decisions(sequences));
        for (int pass = 0; pass < config.reuse() && !stopped; pass++) {
            Sequences.shuffle(sequences, state.random);
            int done = pass(sequences);
            int used = decisions(sequences.subList(0, done));
            reuse.set(pass, reuse.get(pass) - used);
            reuse.add(used);
        }
    }

    /** One pass; returns how many sequences it came to. */
    private int pass(List<Sample.Sequence> sequences) {
        int first = 0;
        while (first < sequences.size() && !stopped) {
            int rows = 0;
            int last = first;
            while (last < sequences.size() && rows < config.minibatch()) {
                rows += sequences.get(last++).steps();
            }
            step(sequences.subList(first, last));
            first = last;
        }
        return first;
    }

    private void step(List<Sample.Sequence> sequences) {
        float[] parameters = state.weights.values();
        int scale = state.shape.tensor("value.scale").offset();
        Minibatch minibatch = Minibatch.of(sequences, schedule, parameters[scale], parameters[scale + 1]);
        if (minibatch.values() == 0) {
            return;
        }
        LossTotals own = new LossTotals();
        pool.compute(minibatch, gradient, own);
        totals.add(own);
        double norm = GlobalNorm.of(gradient, state.shape);
        float shrink = GlobalNorm.shrink(norm, config.maxGradientNorm());
        state.adam.step(parameters, gradient, shrink, schedule.learningRate());
        state.weights.publish();
        normSum += norm;
        count++;
        stopped = config.klStop() > 0 && own.meanKl() > config.klStop();
    }

    private static int decisions(List<Sample.Sequence> sequences) {
        return sequences.stream().mapToInt(Sample.Sequence::decisions).sum();
    }

    /** Gradient steps made. */
    int count() {
        return count;
    }

    /** Mean global norm before clipping. */
    double meanNorm() {
        return normSum / Math.max(1, count);
    }

    /** Decisions by how often they were used, from 0 on. */
    List<Integer> reuse() {
        return List.copyOf(reuse);
    }
}
