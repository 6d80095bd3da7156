package dev.agon.league.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.WeightsId;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class RolloutCodecTest {
    private static final WeightsId WEIGHTS =
            WeightsId.newBuilder().setRun("run").setVersion(7).build();
    private final Game game = Games.onClassPath().get("connect4");
    private final NetworkConfig network = NetworkConfig.defaults().withCore(CoreKind.LSTM);
    private final RolloutCodec codec = new RolloutCodec(new PolicySpec(game, network));
    private final Rollout rollout = PlayedRollouts.of(game, network, 3, 7);
    private final PackedRollout packed = codec.encode(rollout, WEIGHTS);

    @Test
    void everyFieldComesBackAsItWas() throws Exception {
        Rollout back = codec.decode(PackedRollout.parseFrom(packed.toByteArray()));

        for (Field field : Rollout.class.getFields()) {
            Object expected = field.get(rollout);
            Object actual = field.get(back);
            if (expected.getClass().isArray()) {
                assertEquals(Array.getLength(expected), Array.getLength(actual), field.getName());
                assertArrayEquals(new Object[] {expected}, new Object[] {actual}, field.getName());
            } else {
                assertEquals(expected, actual, field.getName());
            }
        }
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        rollout.rewards[1] = Float.NaN;
        assertRefused(codec.encode(rollout, WEIGHTS), "rewards");
        rollout.rewards[1] = Float.NEGATIVE_INFINITY;
        assertRefused(codec.encode(rollout, WEIGHTS), "rewards");
    }

    @Test
    void refusesAnOrderThatTheMaskForbids() {
        assertRefused(packed.toBuilder().setTargets(0, 63).build(), "targets");
        assertRefused(packed.toBuilder().setVerbs(0, 5).build(), "verbs");
    }

    @Test
    void refusesCountsThatDoNotAgree() {
        assertRefused(packed.toBuilder().setActorCounts(0, 0).build(), "actor_entities");
        assertRefused(packed.toBuilder().setSteps(packed.getSteps() + 1).build(), "ticks");
        assertRefused(packed.toBuilder().setStateLength(0).build(), "state_length");
    }

    private void assertRefused(PackedRollout message, String field) {
        RefusedException refused = assertThrows(RefusedException.class, () -> codec.decode(message));
        assertTrue(refused.getMessage().contains(field), refused.getMessage());
    }
}
