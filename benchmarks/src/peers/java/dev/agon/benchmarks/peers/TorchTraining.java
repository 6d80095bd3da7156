package dev.agon.benchmarks.peers;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkShape;
import dev.agon.agents.network.TensorSlot;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.ppo.PpoConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * The same update in PyTorch, called from Java by DJL: clipped surrogate, entropy, value and win losses, gradient clipping by the
 * global norm, Adam. Its tensors are ready before the clock starts. A minibatch may be cut into chunks whose gradients add up, as
 * ours is: larger chunks have fewer calls, smaller ones stay in the cache.
 */
final class TorchTraining implements Contestant {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-5f;

    private final PpoConfig config = Ours.config();
    private final int threads;
    private final int chunks;
    private final NDManager manager;
    private final TorchNetwork network;
    private final List<Chunk> batch = new ArrayList<>();
    private final List<NDArray> firstMoments = new ArrayList<>();
    private final List<NDArray> secondMoments = new ArrayList<>();
    private final NetworkShape shape;
    private int adamSteps;

    /** Losses of the last update, means over the minibatch. */
    double policyLoss;

    double entropy;
    double valueLoss;
    double winLoss;

    /** One stretch of a minibatch. */
    private record Chunk(
            NDArray features,
            NDArray globals,
            NDList states,
            NDArray verb,
            NDArray verbOneHot,
            NDArray target,
            NDArray verbAllowed,
            NDArray targetAllowed,
            NDArray verbForbidden,
            NDArray targetForbidden,
            NDArray logProbability,
            NDArray advantage,
            NDArray returns) {
        NDList tensors() {
            NDList all = new NDList(
                    features,
                    globals,
                    verb,
                    verbOneHot,
                    target,
                    verbAllowed,
                    targetAllowed,
                    verbForbidden,
                    targetForbidden,
                    logProbability,
                    advantage,
                    returns);
            all.addAll(states);
            return all;
        }
    }

    /**
     * Starts from our fresh weights.
     *
     * @param chunks parts that a minibatch is computed in
     * @param returnScale mean and deviation of returns, by which the value's last layer is rescaled, as ours is
     */
    TorchTraining(CoreKind core, int threads, int chunks, float[] returnScale) {
        this.threads = threads;
        this.chunks = chunks;
        manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        shape = Ours.spec(core).shape();
        float[] parameters = Policy.initial(Ours.spec(core), 1).parameters();
        rescale(parameters, returnScale);
        network = new TorchNetwork(manager, shape, core, parameters);
        for (NDArray parameter : network.parameters()) {
            firstMoments.add(manager.zeros(parameter.getShape()));
            secondMoments.add(manager.zeros(parameter.getShape()));
        }
        int steps = core == CoreKind.LSTM ? config.sequenceSteps() : 1;
        ReferenceBatch whole = new ReferenceBatch(Ours.rollouts(core), steps, config.lambda());
        for (int chunk = 0; chunk < chunks; chunk++) {
            batch.add(chunk(whole, chunk, returnScale));
        }
    }

    private void rescale(float[] parameters, float[] returnScale) {
        TensorSlot weight = shape.tensor("value.weight");
        TensorSlot bias = shape.tensor("value.bias");
        for (int i = 0; i < weight.length(); i++) {
            parameters[weight.offset() + i] /= returnScale[1];
        }
        parameters[bias.offset()] = (parameters[bias.offset()] - returnScale[0]) / returnScale[1];
    }

    private Chunk chunk(ReferenceBatch whole, int chunk, float[] returnScale) {
        int[] rows = rowsOf(whole, chunk);
        int perRow = TorchNetwork.featuresOfRow();
        int globalCount = whole.globals.length / whole.rows;
        int verbs = shape.tensor("verb.bias").columns();
        float[] returns = gather(whole.returns, rows, 1);
        for (int i = 0; i < returns.length; i++) {
            returns[i] = (returns[i] - returnScale[0]) / returnScale[1];
        }
        long[] verb = new long[rows.length];
        long[] target = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            verb[i] = whole.verb[rows[i]];
            target[i] = whole.target[rows[i]];
        }
        Shape column = new Shape(rows.length, 1);
        NDArray verbIndex = manager.create(verb, column);
        Shape ofVerbs = new Shape(rows.length, verbs);
        Shape ofTargets = new Shape(rows.length, TorchNetwork.ENTITIES);
        return new Chunk(
                manager.create(
                        gather(whole.features, rows, perRow),
                        new Shape((long) rows.length * TorchNetwork.ENTITIES, perRow / TorchNetwork.ENTITIES)),
                manager.create(gather(whole.globals, rows, globalCount), new Shape(rows.length, globalCount)),
                states(whole, chunk),
                verbIndex,
                verbIndex.squeeze(1).oneHot(verbs, DataType.FLOAT32),
                manager.create(target, column),
                manager.ones(ofVerbs, DataType.BOOLEAN),
                manager.ones(ofTargets, DataType.BOOLEAN),
                manager.full(ofVerbs, -1e9f),
                manager.full(ofTargets, -1e9f),
                manager.create(gather(whole.logProbability, rows, 1)),
                manager.create(gather(whole.advantage, rows, 1)),
                manager.create(returns));
    }

    /** Rows of a share of the sequences, ordered by time again. */
    private int[] rowsOf(ReferenceBatch whole, int chunk) {
        int sequences = whole.rows / whole.steps;
        int share = sequences / chunks;
        int[] rows = new int[share * whole.steps];
        for (int step = 0; step < whole.steps; step++) {
            for (int i = 0; i < share; i++) {
                rows[step * share + i] = step * sequences + chunk * share + i;
            }
        }
        return rows;
    }

    private static float[] gather(float[] from, int[] rows, int width) {
        float[] result = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(from, rows[i] * width, result, i * width, width);
        }
        return result;
    }

    private NDList states(ReferenceBatch whole, int chunk) {
        if (whole.coreStates.length == 0) {
            return new NDList();
        }
        int share = whole.rows / whole.steps / chunks;
        int length = whole.coreStates.length / (whole.rows / whole.steps);
        int width = length / 2;
        float[] output = new float[share * width];
        float[] cell = new float[share * width];
        for (int i = 0; i < share; i++) {
            int from = (chunk * share + i) * length;
            System.arraycopy(whole.coreStates, from, output, i * width, width);
            System.arraycopy(whole.coreStates, from + width, cell, i * width, width);
        }
        Shape state = new Shape(1, share, width);
        return new NDList(manager.create(output, state), manager.create(cell, state));
    }

    @Override
    public String name() {
        return "PyTorch " + Engine.getEngine("PyTorch").getVersion() + " by DJL " + Engine.getDjlVersion()
                + (chunks == 1 ? "" : ", in " + chunks + " chunks");
    }

    @Override
    public String algebra() {
        return "MKL and oneDNN inside PyTorch";
    }

    @Override
    public int once() {
        JniUtils.setNumThreads(threads);
        policyLoss = 0;
        entropy = 0;
        valueLoss = 0;
        winLoss = 0;
        try (NDManager scope = manager.newSubManager();
                GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            for (Chunk chunk : batch) {
                try (NDManager own = scope.newSubManager()) {
                    own.tempAttachAll(chunk.tensors());
                    gradients.backward(loss(chunk));
                }
            }
            step(scope);
        }
        return Ours.MINIBATCH;
    }

    private NDArray loss(Chunk chunk) {
        TorchNetwork.Output output = network.forward(
                chunk.features(), chunk.globals(), chunk.verbOneHot(), chunk.states(), batchSteps(chunk));
        NDArray verbs = TorchNetwork.masked(output.verbs(), chunk.verbAllowed(), chunk.verbForbidden())
                .logSoftmax(1);
        NDArray targets = TorchNetwork.masked(output.targets(), chunk.targetAllowed(), chunk.targetForbidden())
                .logSoftmax(1);
        NDArray logProbability =
                TorchNetwork.chosen(verbs, chunk.verb()).add(TorchNetwork.chosen(targets, chunk.target()));
        NDArray ratio = logProbability.sub(chunk.logProbability()).exp();
        NDArray clipped = ratio.clip((float) (1 - config.clip()), (float) (1 + config.clip()));
        NDArray surrogate = NDArrays.minimum(ratio.mul(chunk.advantage()), clipped.mul(chunk.advantage()))
                .mean()
                .neg();
        NDArray uncertainty = entropyOf(verbs).add(entropyOf(targets)).mean();
        NDArray error = output.value().sub(chunk.returns());
        NDArray ofValue = error.mul(error).mean().mul(0.5f);
        NDArray ofWin = output.win()
                .getNDArrayInternal()
                .softPlus()
                .sub(output.win().mul(0.5f))
                .mean();
        policyLoss += surrogate.getFloat() / chunks;
        entropy += uncertainty.getFloat() / chunks;
        valueLoss += ofValue.getFloat() / chunks;
        winLoss += ofWin.getFloat() / chunks;
        return surrogate
                .sub(uncertainty.mul((float) config.entropyBonus()))
                .add(ofValue.mul((float) config.valueWeight()))
                .add(ofWin.mul((float) config.winWeight()))
                .div((float) chunks);
    }

    private static int batchSteps(Chunk chunk) {
        long rows = chunk.globals().getShape().get(0);
        return chunk.states().isEmpty()
                ? 1
                : (int) (rows / chunk.states().get(0).getShape().get(1));
    }

    private static NDArray entropyOf(NDArray logProbabilities) {
        return logProbabilities.exp().mul(logProbabilities).sum(new int[] {1}).neg();
    }

    private void step(NDManager scope) {
        List<NDArray> gradients = new ArrayList<>();
        double squares = 0;
        for (NDArray parameter : network.parameters()) {
            NDArray gradient = parameter.getGradient();
            gradient.attach(scope);
            gradients.add(gradient);
            squares += gradient.mul(gradient).sum().getFloat();
        }
        float shrink = (float) Math.min(1, config.maxGradientNorm() / (Math.sqrt(squares) + 1e-12));
        adamSteps++;
        double correction1 = 1 - Math.pow(BETA1, adamSteps);
        double correction2 = 1 - Math.pow(BETA2, adamSteps);
        // Adam's two corrections folded into the rate and epsilon, so that the update is that of the paper.
        float rate = (float) (config.learningRate() * Math.sqrt(correction2) / correction1);
        float epsilon = (float) (EPSILON * Math.sqrt(correction2));
        List<NDArray> parameters = network.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            NDArray parameter = parameters.get(i);
            NDList all = new NDList(parameter, gradients.get(i), firstMoments.get(i), secondMoments.get(i));
            parameter
                    .getNDArrayInternal()
                    .adamUpdate(
                            all, new NDList(parameter), rate, rate, 0, shrink, -1, BETA1, BETA2, epsilon, false, false);
        }
    }

    /** All weights now, where they lie among ours. */
    float[] parameters() {
        float[] values = new float[shape.parameterCount()];
        network.copyInto(values);
        return values;
    }

    @Override
    public void close() {
        manager.close();
    }
}
