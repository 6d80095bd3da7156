package dev.agon.agents.export;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Layout;
import dev.agon.game.Observation;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An exported policy in ONNX Runtime: what a program in another language does, by the names of docs/export.md alone. */
final class OnnxSession implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final PolicySpec spec;
    private final Layout layout;

    OnnxSession(byte[] model, PolicySpec spec) throws OrtException {
        session = environment.createSession(model);
        this.spec = spec;
        layout = spec.layout();
    }

    Set<String> inputs() {
        return session.getInputNames();
    }

    Set<String> outputs() {
        return session.getOutputNames();
    }

    Map<String, String> metadata() throws OrtException {
        return session.getMetadata().getCustomMetadata();
    }

    /**
     * One decision of a batch of views, padded with numbers that must not matter.
     *
     * @param states one row each; empty for a policy without a core
     */
    Map<String, Tensor> run(List<Observation> views, float[][] states) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            addInputs(inputs, views, states);
            Map<String, Tensor> outputs = new HashMap<>();
            try (OrtSession.Result result = session.run(inputs)) {
                for (String name : session.getOutputNames()) {
                    OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
                    outputs.put(name, Tensor.of(tensor));
                }
            }
            return outputs;
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private void addInputs(Map<String, OnnxTensor> inputs, List<Observation> views, float[][] states)
            throws OrtException {
        int rows = views.size();
        int globals = layout.globals().size();
        int planes = layout.changingPlaneLength();
        if (globals > 0) {
            FloatBuffer values = FloatBuffer.allocate(rows * globals);
            views.forEach(view -> values.put(view.globals));
            inputs.put("globals", floats(values, rows, globals));
        }
        if (planes > 0) {
            FloatBuffer values = FloatBuffer.allocate(rows * planes);
            views.forEach(view -> values.put(view.planes, 0, planes));
            int count = planes / (layout.rows() * layout.columns());
            inputs.put("planes", floats(values, rows, count, layout.rows(), layout.columns()));
        }
        if (layout.maxEntities() > 0) {
            addEntities(inputs, views);
        }
        addActors(inputs, views);
        if (spec.stateLength() > 0) {
            FloatBuffer values = FloatBuffer.allocate(rows * spec.stateLength());
            for (float[] state : states) {
                values.put(state);
            }
            inputs.put("state", floats(values, rows, spec.stateLength()));
        }
    }

    private void addEntities(Map<String, OnnxTensor> inputs, List<Observation> views) throws OrtException {
        int rows = views.size();
        int width = layout.features().size();
        int most =
                Math.max(1, views.stream().mapToInt(view -> view.entities).max().orElse(0));
        FloatBuffer features = FloatBuffer.allocate(rows * most * width);
        LongBuffer kinds = LongBuffer.allocate(rows * most);
        ByteBuffer present = ByteBuffer.allocateDirect(rows * most);
        for (Observation view : views) {
            for (int entity = 0; entity < most; entity++) {
                boolean there = entity < view.entities;
                present.put((byte) (there ? 1 : 0));
                kinds.put(there ? view.kind[entity] : 0);
                for (int feature = 0; feature < width; feature++) {
                    features.put(there ? view.feature(entity, feature) : Float.NaN);
                }
            }
        }
        inputs.put("entity_features", floats(features, rows, most, width));
        inputs.put("entity_kind", integers(kinds, rows, most));
        present.rewind();
        inputs.put(
                "entity_mask",
                OnnxTensor.createTensor(environment, present, new long[] {rows, most}, OnnxJavaType.BOOL));
    }

    private void addActors(Map<String, OnnxTensor> inputs, List<Observation> views) throws OrtException {
        int rows = views.size();
        int most =
                Math.max(1, views.stream().mapToInt(view -> view.actors).max().orElse(0));
        LongBuffer seats = LongBuffer.allocate(rows * most);
        LongBuffer entities = LongBuffer.allocate(rows * most);
        for (Observation view : views) {
            for (int actor = 0; actor < most; actor++) {
                boolean there = actor < view.actors;
                seats.put(there ? spec.seatOfView(view.actorSeat[actor]) : -1);
                entities.put(there ? view.actorEntity[actor] : -1);
            }
        }
        inputs.put("actor_seat", integers(seats, rows, most));
        if (layout.maxEntities() > 0) {
            inputs.put("actor_entity", integers(entities, rows, most));
        }
    }

    private OnnxTensor floats(FloatBuffer values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, values.rewind(), shape);
    }

    private OnnxTensor integers(LongBuffer values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, values.rewind(), shape);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }

    /** A result: numbers in row-major order, and lengths of axes. */
    record Tensor(float[] values, long[] shape) {
        static Tensor of(OnnxTensor tensor) {
            FloatBuffer buffer = tensor.getFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return new Tensor(values, tensor.getInfo().getShape());
        }

        float at(int... index) {
            int at = 0;
            for (int axis = 0; axis < index.length; axis++) {
                at = at * (int) shape[axis] + index[axis];
            }
            return values[at];
        }
    }
}
