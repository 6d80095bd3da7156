package dev.agon.agents.ppo;

import dev.agon.agents.network.Batch;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Sequences as the rows of a network's batch, and which step is in which row, which actor behind which order. */
final class SequenceBatch {
    private final boolean recurrent;
    private final Sample[] rowSample;
    private final int[] rowStep;
    private final int[] orderActor;
    private final int[] orderRow;
    private Sample.Sequence[] sorted = {};
    private int orders;

    /** Room for so many view steps. */
    SequenceBatch(PolicySpec spec, int maxRows) {
        recurrent = spec.network().stateLength() > 0;
        rowSample = new Sample[maxRows];
        rowStep = new int[maxRows];
        orderActor = new int[maxRows * spec.maxActors()];
        orderRow = new int[maxRows * spec.maxActors()];
    }

    /** Fills the batch with the sequences, longest first, ordered by time; the burn-in, of the same network, says from which states. */
    void fill(Batch batch, BurnIn starts, List<Sample.Sequence> sequences) {
        sorted = sequences.toArray(new Sample.Sequence[0]);
        Arrays.sort(sorted, Comparator.comparingInt(sequence -> -sequence.steps()));
        starts.run(sorted);
        batch.clear();
        orders = 0;
        for (int step = 0; step < sorted[0].steps(); step++) {
            if (step > 0) {
                batch.nextStep();
            }
            for (int s = 0; s < sorted.length && sorted[s].steps() > step; s++) {
                add(batch, starts, sorted[s], step, s);
            }
        }
    }

    private void add(Batch batch, BurnIn starts, Sample.Sequence sequence, int step, int number) {
        Rollout rollout = sequence.sample().rollout();
        int at = sequence.firstStep() + step;
        if (step == 0 && recurrent) {
            starts.start(batch, number, sequence);
        }
        int row = batch.rows();
        rowSample[row] = sequence.sample();
        rowStep[row] = at;
        int added = BatchFiller.add(batch, rollout, at, true, orderActor, orders);
        Arrays.fill(orderRow, orders, orders + added, row);
        orders += added;
    }

    /** The sequence that starts with that row. */
    Sample.Sequence sequence(int number) {
        return sorted[number];
    }

    /** How many decisions there are. */
    int orders() {
        return orders;
    }

    /** The actor of an order, in its rollout. */
    int actor(int order) {
        return orderActor[order];
    }

    /** The row of an order. */
    int row(int order) {
        return orderRow[order];
    }

    /** The sample that a row is of. */
    Sample sample(int row) {
        return rowSample[row];
    }

    /** The step of its sample that a row is. */
    int step(int row) {
        return rowStep[row];
    }
}
