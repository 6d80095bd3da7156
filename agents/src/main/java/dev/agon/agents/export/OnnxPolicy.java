package dev.agon.agents.export;

import dev.agon.agents.model.LayoutJson;
import dev.agon.agents.network.CoreScope;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.game.Layout;
import dev.agon.proto.onnx.ModelProto;
import dev.agon.proto.onnx.OperatorSetIdProto;
import dev.agon.proto.onnx.StringStringEntryProto;
import dev.agon.proto.onnx.TensorProto.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy as an ONNX model: one decision of any number of views at once. Inputs are an observation's numbers as the game gives
 * them, outputs are logits before any mask, values and what the core carries on; docs/export.md lists them. Inputs that a
 * game's layout does not have are left out.
 */
public final class OnnxPolicy {
    /** The version of ONNX's operators that the model is written in. */
    public static final int OPERATORS = 17;

    private static final int INTERMEDIATE_REPRESENTATION = 8;
    private static final String FORMAT = "agon-onnx-1";

    private OnnxPolicy() {}

    /** The model's file. */
    public static byte[] toBytes(Policy policy) {
        return model(policy).toByteArray();
    }

    static ModelProto model(Policy policy) {
        PolicySpec spec = policy.spec();
        String what =
                "Policy " + policy.version() + " for " + spec.game().name() + ": one decision of a batch of views.";
        OnnxGraph graph = new OnnxGraph("policy", what);
        build(new OnnxLayers(graph, policy), spec);
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(INTERMEDIATE_REPRESENTATION)
                .setProducerName("agon")
                .setModelVersion(policy.version())
                .setDocString(what)
                .setGraph(graph.build())
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS));
        metadata(policy)
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build();
    }

    private static void build(OnnxLayers layers, PolicySpec spec) {
        Layout layout = spec.layout();
        OnnxEntities entities = layout.maxEntities() == 0 ? null : new OnnxEntities(layers, layout, spec.network());
        OnnxPlanes planes = layout.changingPlaneLength() == 0 ? null : new OnnxPlanes(layers, layout, spec.network());
        String view = layers.denseRelu("view", viewInput(layers, layout, entities, planes));
        OnnxActors actors = new OnnxActors(layers, spec, entities);
        OnnxCore core = new OnnxCore(layers, spec);
        String state = spec.network().coreScope() == CoreScope.ACTOR
                ? core.stepSeats(actors.besideSeats("core.seat", view), spec.maxSeatsOfView())
                : core.step(view);
        OnnxHeads heads = new OnnxHeads(layers, spec, entities, planes, actors, state);
        heads.orders();
        heads.values();
        heads.win();
    }

    private static String viewInput(
            OnnxLayers layers, Layout layout, @Nullable OnnxEntities entities, @Nullable OnnxPlanes planes) {
        List<String> parts = new ArrayList<>();
        if (entities != null) {
            parts.add(entities.pooled);
        }
        int globals = layout.globals().size();
        if (globals > 0) {
            String input = layers.graph.input(
                    "globals",
                    DataType.FLOAT,
                    "numbers about the match, in the order of the layout's globals",
                    OnnxAxis.BATCH,
                    OnnxAxis.of(globals));
            parts.add(layers.scaled(input, layout.globals(), List.of(globals)));
        }
        if (planes != null) {
            parts.add(planes.flat);
        }
        return layers.concat("view.input", 1, parts);
    }

    private static Map<String, String> metadata(Policy policy) {
        PolicySpec spec = policy.spec();
        NetworkConfig network = spec.network();
        Map<String, String> text = new LinkedHashMap<>();
        text.put("format", FORMAT);
        text.put("game", spec.game().name());
        text.put("version", Long.toString(policy.version()));
        text.put("policy_sha256", policy.hash());
        text.put("layout", spec.layoutHash());
        text.put("names", LayoutJson.write(spec.layout()));
        text.put("encoder", network.encoder().key());
        text.put("core", network.core().key());
        text.put("core_scope", network.coreScope().key());
        text.put("state_length", Integer.toString(spec.stateLength()));
        text.put("seats", Integer.toString(spec.maxSeatsOfView()));
        return text;
    }
}
