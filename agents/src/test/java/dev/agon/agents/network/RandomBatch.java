package dev.agon.agents.network;

import dev.agon.game.Layout;
import dev.agon.game.MatchRandom;
import dev.agon.game.TargetKind;

/** Ragged batches of random numbers, and a random linear loss over everything that a network gives. */
final class RandomBatch {
    private static final int SEATS = 2;

    private final Layout layout;
    private final long seed;
    private final int[] sequenceSteps;

    /** Sequences of these lengths, longest first; all 1 for a network without a core. */
    RandomBatch(Layout layout, long seed, int... sequenceSteps) {
        this.layout = layout;
        this.seed = seed;
        this.sequenceSteps = sequenceSteps;
    }

    void fill(Batch batch) {
        MatchRandom random = new MatchRandom(seed);
        batch.clear();
        for (int step = 0; step < sequenceSteps[0]; step++) {
            if (step > 0) {
                batch.nextStep();
            }
            for (int sequence = 0; sequence < sequenceSteps.length; sequence++) {
                if (sequenceSteps[sequence] > step) {
                    addRow(batch, random);
                    if (step == 0) {
                        batch.startState(sequence, state(batch.shape.config, random), 0);
                    }
                }
            }
        }
    }

    void addRow(Batch batch, MatchRandom random) {
        batch.addRow(numbers(layout.globals().size(), random), 0, numbers(layout.planeLength(), random), 0, SEATS);
        int entities = random.nextInt(layout.maxEntities() + 1);
        int[] kinds = new int[entities];
        for (int i = 0; i < entities; i++) {
            kinds[i] = random.nextInt(layout.kinds().size());
        }
        batch.addEntities(kinds, 0, numbers(entities * layout.features().size(), random), 0, entities);
        for (int seat = 0; seat < SEATS; seat++) {
            int actors = random.nextInt(layout.maxActorsPerSeat() + 1);
            for (int actor = 0; actor < actors; actor++) {
                batch.addActor(random.nextInt(entities + 1) - 1, seat, random.nextInt(4) > 0);
            }
        }
    }

    /** The loss after a forward pass; when {@code backward}, its gradients are added to the network's sums. */
    double loss(Network network, boolean backward) {
        fill(network.batch());
        network.forward();
        MatchRandom random = new MatchRandom(seed + 1);
        double loss = 0;
        int verbs = layout.verbs().size();
        for (int order = 0; order < network.batch().orders; order++) {
            for (int verb = 0; verb < verbs; verb++) {
                float factor = number(random);
                loss += factor * network.verbLogits()[network.verbOffset(order) + verb];
                if (backward) {
                    network.verbGradient()[network.verbOffset(order) + verb] = factor;
                }
            }
            loss += targetLoss(network, order, random, backward);
        }
        for (int slot = 0; slot < network.batch().slots; slot++) {
            float factor = number(random);
            loss += factor * network.normalizedValues()[slot];
            if (backward) {
                network.valueGradient()[slot] = factor;
            }
        }
        for (int row = 0; row < network.batch().rows; row++) {
            float factor = number(random);
            loss += factor * network.winLogits()[row];
            if (backward) {
                network.winGradient()[row] = factor;
            }
        }
        if (backward) {
            network.backward();
        }
        return loss;
    }

    private double targetLoss(Network network, int order, MatchRandom random, boolean backward) {
        int verb = random.nextInt(layout.verbs().size());
        int targets = layout.targets(verb);
        if (layout.verbs().get(verb).target() == TargetKind.ENTITY) {
            int row = network.batch().orderRow[order];
            targets = network.batch().entityStart[row + 1] - network.batch().entityStart[row];
        }
        if (targets == 0) {
            return 0;
        }
        long[] mask = {random.nextLong() & ((1L << targets) - 1)};
        float[] logits = new float[layout.maxTargets()];
        float[] factors = numbers(layout.maxTargets(), random);
        network.targetLogits(order, verb, mask, 0, logits);
        double loss = 0;
        for (int target = 0; target < targets; target++) {
            if ((mask[0] >>> target & 1) != 0) {
                loss += factors[target] * logits[target];
            }
        }
        if (backward) {
            network.targetBackward(order, verb, mask, 0, factors);
        }
        return loss;
    }

    /** How many numbers all states of a view hold. */
    static int stateLength(NetworkConfig config) {
        return (config.coreScope() == CoreScope.ACTOR ? SEATS : 1) * config.stateLength();
    }

    /** The states of a view as they may be in mid-match. */
    static float[] state(NetworkConfig config, MatchRandom random) {
        float[] state = numbers(stateLength(config), random);
        if (config.core() == CoreKind.TRANSFORMER) {
            for (int i = 0; i < state.length; i += config.stateLength()) {
                state[i] = 1 + random.nextInt(config.context() - 1);
            }
        }
        return state;
    }

    static float[] numbers(int count, MatchRandom random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(random);
        }
        return numbers;
    }

    private static float number(MatchRandom random) {
        return 2 * random.nextFloat() - 1;
    }
}
