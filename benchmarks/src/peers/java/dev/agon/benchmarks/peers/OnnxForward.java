package dev.agon.benchmarks.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.agon.agents.export.OnnxPolicy;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.game.Observation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The reference network in ONNX Runtime by its Java interface, one thread; its inputs are ready before the clock starts. Either
 * the leanest model, or what {@code agon export} writes, which takes padding and gives target logits of all twelve verbs.
 */
final class OnnxForward implements Contestant {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final boolean exported;
    private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();

    OnnxForward(CoreKind core, boolean exported) {
        this.exported = exported;
        Policy policy = OurForward.policy(core);
        byte[] model = exported ? OnnxPolicy.toBytes(policy) : OnnxReference.of(policy, OurForward.BATCH);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(model, options);
            fill(policy.spec().network());
        } catch (OrtException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void fill(NetworkConfig network) throws OrtException {
        Observation[] observations = OurForward.observations();
        int batch = observations.length;
        int perRow = TorchNetwork.featuresOfRow();
        int globals = observations[0].globals.length;
        float[] allFeatures = new float[batch * perRow];
        float[] allGlobals = new float[batch * globals];
        for (int row = 0; row < batch; row++) {
            System.arraycopy(observations[row].features, 0, allFeatures, row * perRow, perRow);
            System.arraycopy(observations[row].globals, 0, allGlobals, row * globals, globals);
        }
        int features = perRow / TorchNetwork.ENTITIES;
        input("globals", allGlobals, batch, globals);
        if (exported) {
            input("entity_features", allFeatures, batch, TorchNetwork.ENTITIES, features);
            boolean[][] present = new boolean[batch][TorchNetwork.ENTITIES];
            for (boolean[] row : present) {
                Arrays.fill(row, true);
            }
            inputs.put("entity_mask", OnnxTensor.createTensor(environment, present));
            inputs.put("entity_kind", OnnxTensor.createTensor(environment, new long[batch][TorchNetwork.ENTITIES]));
            inputs.put("actor_entity", OnnxTensor.createTensor(environment, new long[batch][1]));
            inputs.put("actor_seat", OnnxTensor.createTensor(environment, new long[batch][1]));
            if (network.stateLength() > 0) {
                input("state", new float[batch * network.stateLength()], batch, network.stateLength());
            }
        } else {
            input("features", allFeatures, (long) batch * TorchNetwork.ENTITIES, features);
            if (network.stateLength() > 0) {
                input("output.before", new float[batch * network.coreWidth()], 1, batch, network.coreWidth());
                input("cell.before", new float[batch * network.coreWidth()], 1, batch, network.coreWidth());
            }
        }
    }

    private void input(String name, float[] values, long... shape) throws OrtException {
        FloatBuffer buffer = ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        buffer.put(values).flip();
        inputs.put(name, OnnxTensor.createTensor(environment, buffer, shape));
    }

    /** The value of every row. */
    float[] values() {
        try (OrtSession.Result result = session.run(inputs)) {
            float[][] column = (float[][])
                    result.get(exported ? "values" : "value").orElseThrow().getValue();
            float[] values = new float[column.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = column[row][0];
            }
            return values;
        } catch (OrtException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public String name() {
        return "ONNX Runtime " + environment.getVersion() + (exported ? ", model of agon export" : ", leanest model");
    }

    @Override
    public String algebra() {
        return "MLAS inside ONNX Runtime";
    }

    @Override
    public int once() {
        try (OrtSession.Result result = session.run(inputs)) {
            return OurForward.BATCH;
        } catch (OrtException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
