package dev.agon.league.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.RolloutCheck;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Games;
import dev.agon.proto.training.PackedRollout;
import java.io.IOException;

/** Whatever a worker sends, it becomes a rollout that may be learned from, or a clear word. See docs/fuzzing.md. */
class RolloutFuzzTest {
    private static final int SIZES = 5;
    private static final PolicySpec SPEC =
            new PolicySpec(Games.onClassPath().get("lanes1v1"), NetworkConfig.defaults());
    private static final RolloutCodec CODEC = new RolloutCodec(SPEC);
    private static final PackedRollout EMPTY = CODEC
            .encode(
                    PlayedRollouts.of(SPEC.game(), SPEC.network(), 1, 0),
                    dev.agon.proto.training.WeightsId.getDefaultInstance())
            .toBuilder()
            .clearBody()
            .build();

    /** A whole message. */
    @FuzzTest
    void message(byte[] bytes) throws IOException {
        try {
            decode(PackedRollout.parseFrom(bytes));
        } catch (InvalidProtocolBufferException refused) {
            // Such a message ends the stream that it came by.
        }
    }

    /** Steps, entities and actors, then the body that is to have them. */
    @FuzzTest
    void body(byte[] bytes) {
        if (bytes.length < SIZES) {
            return;
        }
        decode(EMPTY.toBuilder()
                .setSteps(bytes[0] & 0xff)
                .setEntities((bytes[1] & 0xff) << 8 | (bytes[2] & 0xff))
                .setActors((bytes[3] & 0xff) << 8 | (bytes[4] & 0xff))
                .setBody(ByteString.copyFrom(bytes, SIZES, bytes.length - SIZES))
                .build());
    }

    private static void decode(PackedRollout message) {
        try {
            Rollout rollout = CODEC.decode(message);
            RolloutCheck.check(SPEC, Protocol.MAX_ROLLOUT_STEPS, rollout);
            PackedRollout again = CODEC.encode(rollout, message.getWeights());
            assertEquals(again, CODEC.encode(CODEC.decode(again), message.getWeights()));
        } catch (RefusedException refused) {
            String word = String.valueOf(refused.getMessage());
            assertTrue(word.contains("rollout"), word);
        }
    }
}
