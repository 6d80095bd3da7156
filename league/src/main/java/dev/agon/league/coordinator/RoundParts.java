package dev.agon.league.coordinator;

import com.google.protobuf.ByteString;
import dev.agon.league.wire.Protocol;
import dev.agon.proto.training.Round;
import dev.agon.proto.training.RoundPart;
import java.util.ArrayList;
import java.util.List;

/** A round and its state as messages none of which is too long. */
final class RoundParts {
    private RoundParts() {}

    static List<RoundPart> of(Round round, ByteString state) {
        List<RoundPart> parts = new ArrayList<>();
        parts.add(RoundPart.newBuilder().setRound(round).build());
        for (int from = 0; from < state.size(); from += Protocol.CHUNK_BYTES) {
            int end = Math.min(state.size(), from + Protocol.CHUNK_BYTES);
            parts.add(
                    RoundPart.newBuilder().setState(state.substring(from, end)).build());
        }
        return parts;
    }
}
