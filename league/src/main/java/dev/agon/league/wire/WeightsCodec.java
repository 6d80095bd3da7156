package dev.agon.league.wire;

import com.google.protobuf.ByteString;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.proto.training.WeightsHeader;
import dev.agon.proto.training.WeightsId;
import dev.agon.proto.training.WeightsPart;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Weights as a header and stretches of bytes, and back with their hash checked. */
public final class WeightsCodec {
    private WeightsCodec() {}

    /** The id of the weights of an agent's policy. */
    public static WeightsId id(String run, String agent, int incarnation, Policy policy) {
        return WeightsId.newBuilder()
                .setAgent(PlayerRefs.toWire(agent))
                .setRun(run)
                .setIncarnation(incarnation)
                .setVersion(policy.version())
                .setHash(policy.hash())
                .build();
    }

    /** The messages that carry the policy. */
    public static List<WeightsPart> parts(WeightsId id, Policy policy) {
        ByteString bytes = LittleEndian.floats(policy.parameters());
        List<WeightsPart> parts = new ArrayList<>();
        parts.add(header(id, bytes.size()));
        for (int start = 0; start < bytes.size(); start += Protocol.WEIGHTS_PART_BYTES) {
            int end = Math.min(bytes.size(), start + Protocol.WEIGHTS_PART_BYTES);
            parts.add(WeightsPart.newBuilder()
                    .setBytes(bytes.substring(start, end))
                    .build());
        }
        return parts;
    }

    /** The one message that says: what you have is the newest. */
    public static WeightsPart unchanged(WeightsId id) {
        return header(id, 0);
    }

    private static WeightsPart header(WeightsId id, long length) {
        return WeightsPart.newBuilder()
                .setHeader(WeightsHeader.newBuilder().setId(id).setLength(length))
                .build();
    }

    /**
     * Puts the parts that follow a header together.
     *
     * @throws RefusedException where bytes are missing, too many, not finite, or not those of the header's hash
     */
    public static Policy assemble(PolicySpec spec, WeightsHeader header, Iterator<WeightsPart> rest)
            throws RefusedException {
        long length = header.getLength();
        if (length <= 0 || length % Float.BYTES != 0 || length / Float.BYTES > Protocol.MAX_PARAMETERS) {
            throw new RefusedException("weights cannot be " + length + " bytes long");
        }
        List<ByteString> pieces = new ArrayList<>();
        long received = 0;
        while (received < length && rest.hasNext()) {
            ByteString piece = rest.next().getBytes();
            pieces.add(piece);
            received += piece.size();
        }
        float[] parameters = new float[(int) (length / Float.BYTES)];
        LittleEndian.floats("weights", ByteString.copyFrom(pieces), parameters);
        Policy policy = new Policy(spec, header.getId().getVersion(), parameters);
        if (!policy.hash().equals(header.getId().getHash())) {
            throw new RefusedException("weights " + header.getId().getVersion() + " have the hash " + policy.hash()
                    + ", not the announced " + header.getId().getHash());
        }
        return policy;
    }
}
