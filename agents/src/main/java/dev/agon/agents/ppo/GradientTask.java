package dev.agon.agents.ppo;

import dev.agon.agents.network.Network;
import dev.agon.agents.network.OpenBlas;
import dev.agon.agents.network.Weights;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One thread's share of a minibatch: networks with their own space, and the gradients of the sequences it is given. */
final class GradientTask implements AutoCloseable {
    /**
     * Rows computed together: few enough that a chunk of activations stays in the second-level cache. More where a sequence, or what is
     * run over before it, is longer.
     */
    private static final int ROWS = 64;

    private final PpoConfig config;
    private final Network network;
    private final @Nullable Network magnet;
    private final BurnIn asStored;
    private final BurnIn burnIn;
    private final @Nullable BurnIn magnetBurnIn;
    private final OrderLoss loss;
    private final int maxRows;
    private final SequenceBatch rows;
    private final OrderDistribution order;
    final LossTotals totals = new LossTotals();

    GradientTask(
            PolicySpec spec,
            PpoConfig config,
            OrderObjective objective,
            Weights weights,
            @Nullable Weights magnetWeights) {
        this.config = config;
        boolean recurrent = spec.network().stateLength() > 0;
        maxRows = recurrent ? Math.max(ROWS, config.burnIn() + config.sequenceSteps()) : ROWS;
        int seats = spec.maxSeatsOfView();
        network = new Network(OpenBlas.instance(), weights, maxRows, seats, true);
        magnet = magnetWeights == null ? null : new Network(OpenBlas.instance(), magnetWeights, maxRows, seats, false);
        int warm = recurrent ? config.burnIn() : 0;
        asStored = new BurnIn(network, spec, 0, maxRows);
        burnIn = new BurnIn(network, spec, warm, maxRows);
        magnetBurnIn = magnet == null ? null : new BurnIn(magnet, spec, warm, maxRows);
        loss = new OrderLoss(spec, objective);
        rows = new SequenceBatch(spec, maxRows);
        order = new OrderDistribution(spec);
    }

    /** The network, for passes that need no gradients. */
    Network network() {
        return network;
    }

    /** Sums gradients and totals over the sequences. */
    void run(List<Sample.Sequence> sequences, Minibatch minibatch) {
        network.zeroGradients();
        totals.clear();
        inChunks(sequences, chunk -> learn(chunk, minibatch));
    }

    /** Notes what the network as it is thinks of the sequences' orders and values; each rollout has its place in the map. */
    void look(List<Sample.Sequence> sequences, Map<Rollout, Hindsight> hindsight) {
        inChunks(sequences, chunk -> note(chunk, hindsight));
    }

    /** Runs through sequences that each begin their rollout's next stretch, and notes the core's states after them. */
    void carry(List<Sample.Sequence> sequences) {
        inChunks(sequences, chunk -> {
            rows.fill(network.batch(), asStored, chunk);
            network.forward();
            for (int number = 0; number < chunk.size(); number++) {
                Sample.Sequence sequence = rows.sequence(number);
                Rollout rollout = sequence.sample().rollout();
                int next = sequence.firstStep() / rollout.size.chunkSteps() + 1;
                boolean last = next == rollout.size.chunks();
                network.endState(
                        number,
                        last ? rollout.endState : rollout.chunkState,
                        last ? 0 : next * rollout.size.stateLength());
            }
        });
    }

    private void inChunks(List<Sample.Sequence> sequences, Consumer<List<Sample.Sequence>> work) {
        int first = 0;
        while (first < sequences.size()) {
            int steps = 0;
            int last = first;
            while (last < sequences.size() && steps + sequences.get(last).steps() <= maxRows) {
                steps += sequences.get(last++).steps();
            }
            work.accept(sequences.subList(first, last));
            first = last;
        }
    }

    private void note(List<Sample.Sequence> sequences, Map<Rollout, Hindsight> hindsight) {
        rows.fill(network.batch(), burnIn, sequences);
        network.forward();
        for (int number = 0; number < rows.orders(); number++) {
            Rollout rollout = rows.sample(rows.row(number)).rollout();
            order.read(network, number, rollout, rows.actor(number));
            of(hindsight, rollout).logProbability()[rows.actor(number)] = order.logProbability();
        }
        for (int row = 0; row < network.batch().rows(); row++) {
            Rollout rollout = rows.sample(row).rollout();
            int seats = rollout.size.seats();
            for (int seat = 0; seat < seats; seat++) {
                of(hindsight, rollout).value()[rows.step(row) * seats + seat] =
                        network.value(network.batch().slot(row, seat));
            }
        }
    }

    private static Hindsight of(Map<Rollout, Hindsight> hindsight, Rollout rollout) {
        return Objects.requireNonNull(hindsight.get(rollout));
    }

    private void learn(List<Sample.Sequence> sequences, Minibatch minibatch) {
        rows.fill(network.batch(), burnIn, sequences);
        network.forward();
        Network pulling = minibatch.schedule().magnetWeight() > 0 ? magnet : null;
        if (pulling != null && magnetBurnIn != null) {
            rows.fill(pulling.batch(), magnetBurnIn, sequences);
            pulling.forward();
        }
        for (int number = 0; number < rows.orders(); number++) {
            orderLoss(number, pulling, minibatch);
        }
        for (int row = 0; row < network.batch().rows(); row++) {
            valueLoss(row, minibatch);
            winLoss(row, minibatch);
        }
        network.backward();
    }

    private void orderLoss(int number, @Nullable Network pulling, Minibatch minibatch) {
        int row = rows.row(number);
        Sample sample = rows.sample(row);
        Rollout rollout = sample.rollout();
        int actor = rows.actor(number);
        int value = rows.step(row) * rollout.size.seats() + rollout.actorSeat[actor];
        double advantage = minibatch.normalize(sample.advantages()[value]);
        loss.apply(
                network,
                pulling,
                number,
                rollout,
                actor,
                advantage,
                minibatch.schedule(),
                1.0 / minibatch.orders(),
                totals);
    }

    private void valueLoss(int row, Minibatch minibatch) {
        Sample sample = rows.sample(row);
        Rollout rollout = sample.rollout();
        int seats = rollout.size.seats();
        for (int seat = 0; seat < seats; seat++) {
            if (rollout.learns(seat)) {
                int slot = network.batch().slot(row, seat);
                double target = minibatch.normalizeReturn(sample.returns()[rows.step(row) * seats + seat]);
                double error = network.normalizedValues()[slot] - target;
                network.valueGradient()[slot] = (float) (config.valueWeight() * error / minibatch.values());
                totals.valueLoss += 0.5 * error * error;
                totals.values++;
            }
        }
    }

    private void winLoss(int row, Minibatch minibatch) {
        double target = rows.sample(row).winTarget();
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
