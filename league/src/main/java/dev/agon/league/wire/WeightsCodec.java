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
import org.jspecify.annotations.Nullable;

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

    /** The messages that carry the whole policy. */
    public static List<WeightsPart> parts(WeightsId id, Policy policy) {
        return parts(header(id), PackedWeights.pack(policy.parameters(), new float[policy.parameterCount()]));
    }

    /** The messages that carry a policy to somebody who has another one of the same shape, near it. */
    public static List<WeightsPart> parts(WeightsId id, Policy policy, Policy base) {
        return parts(header(id).setBaseHash(base.hash()), PackedWeights.pack(policy.parameters(), base.parameters()));
    }

    private static List<WeightsPart> parts(WeightsHeader.Builder header, ByteString bytes) {
        List<WeightsPart> parts = new ArrayList<>();
        parts.add(WeightsPart.newBuilder()
                .setHeader(header.setLength(bytes.size()))
                .build());
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
        return WeightsPart.newBuilder().setHeader(header(id)).build();
    }

    private static WeightsHeader.Builder header(WeightsId id) {
        return WeightsHeader.newBuilder().setId(id);
    }

    /**
     * Puts the parts that follow a header together.
     *
     * @param have the weights that were asked from, or null where nothing was said of any
     * @throws RefusedException where bytes are missing, too many, not finite, or not those of the header's hash
     */
    public static Policy assemble(
            PolicySpec spec, WeightsHeader header, Iterator<WeightsPart> rest, @Nullable Policy have)
            throws RefusedException {
        float[] base = base(spec, header, have);
        long most = PackedWeights.mostBytes(base.length);
        if (header.getLength() <= 0 || header.getLength() > most) {
            throw new RefusedException("weights cannot be packed into " + header.getLength() + " bytes");
        }
        List<ByteString> pieces = new ArrayList<>();
        long received = 0;
        while (received < header.getLength() && rest.hasNext()) {
            ByteString piece = rest.next().getBytes();
            pieces.add(piece);
            received += piece.size();
        }
        if (received != header.getLength()) {
            throw new RefusedException("weights have " + received + " bytes, not the announced " + header.getLength());
        }
        float[] parameters = PackedWeights.unpack(ByteString.copyFrom(pieces), base);
        Policy policy = new Policy(spec, header.getId().getVersion(), parameters);
        if (!policy.hash().equals(header.getId().getHash())) {
            throw new RefusedException("weights " + header.getId().getVersion() + " have the hash " + policy.hash()
                    + ", not the announced " + header.getId().getHash());
        }
        return policy;
    }

    private static float[] base(PolicySpec spec, WeightsHeader header, @Nullable Policy have) throws RefusedException {
        if (header.getBaseHash().isEmpty()) {
            return new float[spec.shape().parameterCount()];
        }
        if (have == null || !have.hash().equals(header.getBaseHash())) {
            throw new RefusedException("weights are told from others, " + header.getBaseHash() + ", that are not here");
        }
        return have.parameters();
    }
}
