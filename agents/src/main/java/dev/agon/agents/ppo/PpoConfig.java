package dev.agon.agents.ppo;

import java.util.function.Consumer;

/**
 * Settings of proximal policy optimisation (Schulman et al., 2017).
 *
 * @param rolloutSteps steps after which a worker cuts a rollout; a multiple of {@code sequenceSteps}
 * @param sequenceSteps steps through which gradients flow in a recurrent core
 * @param burnIn steps before a sequence that the newest weights run over to bring its core's state up to date; a multiple of
 *     {@code sequenceSteps}, 0 for the state as the acting network had it; without effect where there is no core
 * @param batch decisions of one update
 * @param minibatch view steps of one gradient step
 * @param reuse passes over a batch
 * @param learningRate of Adam at the start
 * @param finalLearningRate of Adam once {@code annealDecisions} were trained; reached linearly
 * @param clip how far a ratio may lie from 1
 * @param dualClip ratio beyond which an order that turned out badly pulls no more (Ye et al., 2020); above 1 + {@code clip}, or 0
 *     for no such bound
 * @param targets what values and advantages are estimated by
 * @param vtrace settings of V-trace
 * @param lambda of generalised advantage estimation and of V-trace
 * @param entropyBonus weight of the entropy at the start
 * @param finalEntropyBonus weight of the entropy once {@code annealDecisions} were trained; reached linearly
 * @param annealDecisions decisions over which learning rate and entropy bonus change; 0 leaves them as at the start
 * @param valueWeight weight of the value loss
 * @param winWeight weight of the win probability's loss
 * @param maxGradientNorm global norm to which gradients are clipped
 * @param klStop divergence in nats at which the passes over a batch stop; 0 for never
 * @param barrierWeight weight of the divergence KL(uniform, policy), a logarithmic barrier that keeps every legal order likely enough to be
 *     learned from; 0 for none
 * @param magnetWeight weight of the divergence from the magnet, a slowly moved copy of the policy; 0 for none
 * @param magnetInterval updates after which the magnet becomes a copy of the policy
 * @param averageShare share of the updates so far over which the weights of a snapshot are averaged; 0 for those of the last update
 */
public record PpoConfig(
        int rolloutSteps,
        int sequenceSteps,
        int burnIn,
        int batch,
        int minibatch,
        int reuse,
        double learningRate,
        double finalLearningRate,
        double clip,
        double dualClip,
        Targets targets,
        VtraceConfig vtrace,
        double lambda,
        double entropyBonus,
        double finalEntropyBonus,
        long annealDecisions,
        double valueWeight,
        double winWeight,
        double maxGradientNorm,
        double klStop,
        double barrierWeight,
        double magnetWeight,
        int magnetInterval,
        double averageShare) {
    private static final int MOST_BURN_IN = 8;

    public PpoConfig {
        check(sequenceSteps >= 1, "sequenceSteps", sequenceSteps, "at least 1");
        check(
                rolloutSteps >= 1 && rolloutSteps % sequenceSteps == 0,
                "rolloutSteps",
                rolloutSteps,
                "a multiple of sequenceSteps=" + sequenceSteps);
        check(
                burnIn >= 0 && burnIn % sequenceSteps == 0 && burnIn <= MOST_BURN_IN * sequenceSteps,
                "burnIn",
                burnIn,
                "a multiple of sequenceSteps=" + sequenceSteps + ", at most " + MOST_BURN_IN + " times it");
        check(minibatch >= 1, "minibatch", minibatch, "at least 1");
        check(batch >= 1, "batch", batch, "at least 1");
        check(reuse >= 1 && reuse <= 32, "reuse", reuse, "in [1, 32]");
        check(learningRate > 0 && learningRate <= 1, "learningRate", learningRate, "in (0, 1]");
        check(finalLearningRate >= 0 && finalLearningRate <= 1, "finalLearningRate", finalLearningRate, "in [0, 1]");
        check(clip > 0 && clip < 1, "clip", clip, "in (0, 1)");
        check(
                dualClip == 0 || (dualClip > 1 + clip && dualClip <= 1000),
                "dualClip",
                dualClip,
                "0 (for none) or in (1 + clip, 1000]");
        check(lambda >= 0 && lambda <= 1, "lambda", lambda, "in [0, 1]");
        check(entropyBonus >= 0 && entropyBonus <= 10, "entropyBonus", entropyBonus, "in [0, 10]");
        check(finalEntropyBonus >= 0 && finalEntropyBonus <= 10, "finalEntropyBonus", finalEntropyBonus, "in [0, 10]");
        check(annealDecisions >= 0, "annealDecisions", annealDecisions, "at least 0");
        check(valueWeight >= 0 && valueWeight <= 100, "valueWeight", valueWeight, "in [0, 100]");
        check(winWeight >= 0 && winWeight <= 100, "winWeight", winWeight, "in [0, 100]");
        check(maxGradientNorm > 0 && maxGradientNorm <= 1e6, "maxGradientNorm", maxGradientNorm, "in (0, 1e6]");
        check(klStop >= 0 && klStop <= 100, "klStop", klStop, "in [0, 100]");
        check(barrierWeight >= 0 && barrierWeight <= 10, "barrierWeight", barrierWeight, "in [0, 10]");
        check(magnetWeight >= 0 && magnetWeight <= 100, "magnetWeight", magnetWeight, "in [0, 100]");
        check(magnetInterval >= 1, "magnetInterval", magnetInterval, "at least 1");
        check(averageShare >= 0 && averageShare <= 1, "averageShare", averageShare, "in [0, 1]");
    }

    /** Settings that learn {@code lanes1v1} on two cores. */
    public static PpoConfig defaults() {
        return new PpoConfig(
                64,
                16,
                0,
                8192,
                512,
                2,
                1e-3,
                3e-4,
                0.2,
                0,
                Targets.GAE,
                VtraceConfig.defaults(),
                0.95,
                0.01,
                0.003,
                6_000_000,
                0.5,
                0.1,
                0.5,
                0,
                0,
                0,
                100,
                0);
    }

    /** The same with another batch, minibatch and reuse. */
    public PpoConfig withBatch(int decisions, int viewSteps, int passes) {
        return changed(draft -> {
            draft.batch = decisions;
            draft.minibatch = viewSteps;
            draft.reuse = passes;
        });
    }

    /** The same with a learning rate that stays. */
    public PpoConfig withLearningRate(double rate) {
        return withLearningRate(rate, rate);
    }

    /** The same with a learning rate that goes linearly from one to another. */
    public PpoConfig withLearningRate(double first, double last) {
        return changed(draft -> {
            draft.learningRate = first;
            draft.finalLearningRate = last;
        });
    }

    /** The same with other clip ranges; see {@link #clip} and {@link #dualClip}. */
    public PpoConfig withClip(double range, double dual) {
        return changed(draft -> {
            draft.clip = range;
            draft.dualClip = dual;
        });
    }

    /** The same with other estimates of values and advantages; λ is that of both. */
    public PpoConfig withTargets(Targets kind, VtraceConfig truncation, double toLambda) {
        return changed(draft -> {
            draft.targets = kind;
            draft.vtrace = truncation;
            draft.lambda = toLambda;
        });
    }

    /** The same with an entropy bonus that goes linearly from one weight to another. */
    public PpoConfig withEntropyBonus(double first, double last, long decisions) {
        return changed(draft -> {
            draft.entropyBonus = first;
            draft.finalEntropyBonus = last;
            draft.annealDecisions = decisions;
        });
    }

    /** The same with sequences of another length, and rollouts of as many of them as fit. */
    public PpoConfig withSequenceSteps(int steps) {
        return changed(draft -> {
            draft.rolloutSteps = Math.max(1, rolloutSteps / steps) * steps;
            draft.sequenceSteps = steps;
        });
    }

    /** The same with another burn-in. */
    public PpoConfig withBurnIn(int steps) {
        return changed(draft -> draft.burnIn = steps);
    }

    /** The same with another divergence at which passes stop; 0 for never. */
    public PpoConfig withKlStop(double nats) {
        return changed(draft -> draft.klStop = nats);
    }

    /** The same with a barrier before orders that are given hardly ever; 0 for none. */
    public PpoConfig withBarrier(double weight) {
        return changed(draft -> draft.barrierWeight = weight);
    }

    /** The same with a magnet. */
    public PpoConfig withMagnet(double weight, int interval) {
        return changed(draft -> {
            draft.magnetWeight = weight;
            draft.magnetInterval = interval;
        });
    }

    /** The same with snapshots whose weights are averages. */
    public PpoConfig withAverage(double share) {
        return changed(draft -> draft.averageShare = share);
    }

    private PpoConfig changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.finished();
    }

    /** All settings, to be changed one by one. */
    private static final class Draft {
        int rolloutSteps;
        int sequenceSteps;
        int burnIn;
        int batch;
        int minibatch;
        int reuse;
        double learningRate;
        double finalLearningRate;
        double clip;
        double dualClip;
        Targets targets;
        VtraceConfig vtrace;
        double lambda;
        double entropyBonus;
        double finalEntropyBonus;
        long annealDecisions;
        double valueWeight;
        double winWeight;
        double maxGradientNorm;
        double klStop;
        double barrierWeight;
        double magnetWeight;
        int magnetInterval;
        double averageShare;

        Draft(PpoConfig from) {
            rolloutSteps = from.rolloutSteps;
            sequenceSteps = from.sequenceSteps;
            burnIn = from.burnIn;
            batch = from.batch;
            minibatch = from.minibatch;
            reuse = from.reuse;
            learningRate = from.learningRate;
            finalLearningRate = from.finalLearningRate;
            clip = from.clip;
            dualClip = from.dualClip;
            targets = from.targets;
            vtrace = from.vtrace;
            lambda = from.lambda;
            entropyBonus = from.entropyBonus;
            finalEntropyBonus = from.finalEntropyBonus;
            annealDecisions = from.annealDecisions;
            valueWeight = from.valueWeight;
            winWeight = from.winWeight;
            maxGradientNorm = from.maxGradientNorm;
            klStop = from.klStop;
            barrierWeight = from.barrierWeight;
            magnetWeight = from.magnetWeight;
            magnetInterval = from.magnetInterval;
            averageShare = from.averageShare;
        }

        PpoConfig finished() {
            return new PpoConfig(
                    rolloutSteps,
                    sequenceSteps,
                    burnIn,
                    batch,
                    minibatch,
                    reuse,
                    learningRate,
                    finalLearningRate,
                    clip,
                    dualClip,
                    targets,
                    vtrace,
                    lambda,
                    entropyBonus,
                    finalEntropyBonus,
                    annealDecisions,
                    valueWeight,
                    winWeight,
                    maxGradientNorm,
                    klStop,
                    barrierWeight,
                    magnetWeight,
                    magnetInterval,
                    averageShare);
        }
    }

    private static void check(boolean allowed, String name, Object value, String range) {
        if (!allowed) {
            throw new IllegalArgumentException("ppo." + name + " must be " + range + ": " + value);
        }
    }
}
