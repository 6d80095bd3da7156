package dev.agon.agents.ppo;

import dev.agon.agents.network.Batch;
import dev.agon.agents.network.Network;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Core states from which sequences start, brought up to date (stored state with burn-in: Kapturowski et al., 2019): the newest
 * weights run over some steps before each sequence, from the state that the acting network had there, without loss or gradient.
 * A rollout is of one match, so no step of another match is ever run over; what lies before the rollout is not there to be run
 * over, and its first sequence starts from the stored state.
 */
final class BurnIn {
    private static final int[] NO_ORDERS = {};

    private final Network network;
    private final int stateLength;
    private final int leastSteps;
    private final float[] states;
    private int[] from = new int[0];
    private Integer[] longestFirst = new Integer[0];

    /**
     * For sequences of networks with a core.
     *
     * @param leastSteps steps to run over where the rollout has them; 0 for the stored states as they are
     * @param maxSequences most sequences at once
     */
    BurnIn(Network network, PolicySpec spec, int leastSteps, int maxSequences) {
        this.network = network;
        this.leastSteps = leastSteps;
        stateLength = spec.stateLength();
        states = new float[leastSteps > 0 ? maxSequences * stateLength : 0];
    }

    /** Works out the states of these sequences; the network's batch is overwritten. */
    void run(Sample.Sequence[] sequences) {
        if (leastSteps == 0) {
            return;
        }
        order(sequences);
        int first = 0;
        while (first < sequences.length) {
            int rows = 0;
            int last = first;
            while (last < sequences.length
                    && rows + steps(sequences, last) <= network.batch().maxRows()) {
                rows += steps(sequences, last++);
            }
            runOver(sequences, first, last);
            first = last;
        }
    }

    private void order(Sample.Sequence[] sequences) {
        from = new int[sequences.length];
        longestFirst = new Integer[sequences.length];
        for (int i = 0; i < sequences.length; i++) {
            int chunk = sequences[i].sample().rollout().size.chunkSteps();
            from[i] = Math.max(0, sequences[i].firstStep() - leastSteps) / chunk * chunk;
            longestFirst[i] = i;
        }
        Arrays.sort(longestFirst, Comparator.comparingInt(i -> from[i] - sequences[i].firstStep()));
    }

    private int steps(Sample.Sequence[] sequences, int place) {
        int i = longestFirst[place];
        return sequences[i].firstStep() - from[i];
    }

    private void runOver(Sample.Sequence[] sequences, int first, int last) {
        Batch batch = network.batch();
        batch.clear();
        for (int step = 0; step < steps(sequences, first); step++) {
            if (step > 0) {
                batch.nextStep();
            }
            for (int place = first; place < last && steps(sequences, place) > step; place++) {
                int i = longestFirst[place];
                Rollout rollout = sequences[i].sample().rollout();
                if (step == 0) {
                    batch.startState(place - first, rollout.chunkState, stored(rollout, from[i]));
                }
                BatchFiller.add(batch, rollout, from[i] + step, false, NO_ORDERS, 0);
            }
        }
        network.forward();
        for (int place = first; place < last; place++) {
            if (steps(sequences, place) > 0) {
                network.endState(place - first, states, longestFirst[place] * stateLength);
            }
        }
    }

    private int stored(Rollout rollout, int step) {
        return step / rollout.size.chunkSteps() * stateLength;
    }

    /** Says in the batch where the state of a sequence is, which is the {@code i}th that {@link #run} was given. */
    void start(Batch batch, int i, Sample.Sequence sequence) {
        if (leastSteps > 0 && from[i] < sequence.firstStep()) {
            batch.startState(i, states, i * stateLength);
        } else {
            Rollout rollout = sequence.sample().rollout();
            batch.startState(i, rollout.chunkState, stored(rollout, sequence.firstStep()));
        }
    }
}
