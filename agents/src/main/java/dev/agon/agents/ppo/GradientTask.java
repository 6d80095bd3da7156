package dev.agon.agents.ppo;

import dev.agon.agents.network.Batch;
import dev.agon.agents.network.Network;
import dev.agon.agents.network.OpenBlas;
import dev.agon.agents.network.Weights;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thread's share of a minibatch: networks with their own space, and the gradients of the sequences it is given. */
final class GradientTask implements AutoCloseable {
    /** Rows computed together: few enough that a chunk of activations stays in the second-level cache. */
    static final int ROWS_WITHOUT_CORE = 64;

    private static final int SEQUENCES_WITH_CORE = 16;

    private final PpoConfig config;
    private final Network network;
    private final @Nullable Network magnet;
    private final OrderLoss loss;
    private final int maxRows;
    private final boolean recurrent;
    private final Sample[] rowSample;
    private final int[] rowStep;
    private final int[] orderActor;
    private final int[] orderRow;
    final LossTotals totals = new LossTotals();

    GradientTask(PolicySpec spec, PpoConfig config, Weights weights, @Nullable Weights magnetWeights) {
        this.config = config;
        recurrent = spec.network().stateLength() > 0;
        maxRows = recurrent ? SEQUENCES_WITH_CORE * config.sequenceSteps() : ROWS_WITHOUT_CORE;
        int seats = spec.maxSeatsOfView();
        network = new Network(OpenBlas.instance(), weights, maxRows, seats, true);
        magnet = magnetWeights == null ? null : new Network(OpenBlas.instance(), magnetWeights, maxRows, seats, false);
        loss = new OrderLoss(spec, config);
        rowSample = new Sample[maxRows];
        rowStep = new int[maxRows];
        orderActor = new int[maxRows * spec.maxActors()];
        orderRow = new int[maxRows * spec.maxActors()];
    }

    /** The network, for passes that need no gradients. */
    Network network() {
        return network;
    }

    /** Sums gradients and totals over the sequences. */
    void run(List<Sample.Sequence> sequences, Minibatch minibatch) {
        network.zeroGradients();
        totals.clear();
        int first = 0;
        while (first < sequences.size()) {
            int rows = 0;
            int last = first;
            while (last < sequences.size() && rows + sequences.get(last).steps() <= maxRows) {
                rows += sequences.get(last++).steps();
            }
            chunk(sequences.subList(first, last), minibatch);
            first = last;
        }
    }

    private void chunk(List<Sample.Sequence> sequences, Minibatch minibatch) {
        int orders = fill(network.batch(), sequences);
        network.forward();
        if (magnet != null) {
            fill(magnet.batch(), sequences);
            magnet.forward();
        }
        for (int order = 0; order < orders; order++) {
            orderLoss(order, minibatch);
        }
        for (int row = 0; row < network.batch().rows(); row++) {
            valueLoss(row, minibatch);
            winLoss(row, minibatch);
        }
        network.backward();
    }

    private int fill(Batch batch, List<Sample.Sequence> sequences) {
        Sample.Sequence[] sorted = sequences.toArray(new Sample.Sequence[0]);
        Arrays.sort(sorted, Comparator.comparingInt(sequence -> -sequence.steps()));
        batch.clear();
        int orders = 0;
        for (int step = 0; step < sorted[0].steps(); step++) {
            if (step > 0) {
                batch.nextStep();
            }
            for (int s = 0; s < sorted.length && sorted[s].steps() > step; s++) {
                Sample sample = sorted[s].sample();
                Rollout rollout = sample.rollout();
                int at = sorted[s].firstStep() + step;
                if (step == 0 && recurrent) {
                    int length = rollout.size.stateLength();
                    batch.startState(s, rollout.chunkState, at / rollout.size.chunkSteps() * length);
                }
                int row = batch.rows();
                rowSample[row] = sample;
                rowStep[row] = at;
                int added = BatchFiller.add(batch, rollout, at, true, orderActor, orders);
                Arrays.fill(orderRow, orders, orders + added, row);
                orders += added;
            }
        }
        return orders;
    }

    private void orderLoss(int order, Minibatch minibatch) {
        int row = orderRow[order];
        Rollout rollout = rowSample[row].rollout();
        int actor = orderActor[order];
        int value = rowStep[row] * rollout.size.seats() + rollout.actorSeat[actor];
        double advantage = minibatch.normalize(rowSample[row].advantages()[value]);
        loss.apply(
                network,
                magnet,
                order,
                rollout,
                actor,
                advantage,
                minibatch.entropyBonus(),
                1.0 / minibatch.orders(),
                totals);
    }

    private void valueLoss(int row, Minibatch minibatch) {
        Sample sample = rowSample[row];
        Rollout rollout = sample.rollout();
        int seats = rollout.size.seats();
        for (int seat = 0; seat < seats; seat++) {
            if (rollout.learns(seat)) {
                int slot = network.batch().slot(row, seat);
                double target = minibatch.normalizeReturn(sample.returns()[rowStep[row] * seats + seat]);
                double error = network.normalizedValues()[slot] - target;
                network.valueGradient()[slot] = (float) (config.valueWeight() * error / minibatch.values());
                totals.valueLoss += 0.5 * error * error;
                totals.values++;
            }
        }
    }

    private void winLoss(int row, Minibatch minibatch) {
        double target = rowSample[row].winTarget();
        double logit = network.winLogits()[row];
        double probability = 1 / (1 + Math.exp(-logit));
        network.winGradient()[row] = (float) (config.winWeight() * (probability - target) / minibatch.rows());
        totals.winLoss += Math.max(logit, 0) - logit * target + Math.log1p(Math.exp(-Math.abs(logit)));
        totals.rows++;
    }

    @Override
    public void close() {
        network.close();
        if (magnet != null) {
            magnet.close();
        }
    }
}
