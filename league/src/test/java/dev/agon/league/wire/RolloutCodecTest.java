package dev.agon.league.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import dev.agon.agents.bench.Rollouts;
import dev.agon.agents.network.CoreKind;
import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.ppo.PpoConfig;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.WeightsId;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolloutCodecTest {
    private static final WeightsId WEIGHTS =
            WeightsId.newBuilder().setRun("run").setVersion(7).build();
    private static final float[] AWKWARD = {
        -0f, Float.MIN_VALUE, -Float.MAX_VALUE, 1 / 3f, 16_777_216, Math.nextUp(0.5f), -1, 2e9f, 1e-7f
    };

    private final Game game = Games.onClassPath().get("connect4");
    private final NetworkConfig network = NetworkConfig.defaults().withCore(CoreKind.LSTM);
    private final RolloutCodec codec = new RolloutCodec(new PolicySpec(game, network));
    private final Rollout rollout = PlayedRollouts.of(game, network, 3, 7);
    private final PackedRollout packed = codec.encode(rollout, WEIGHTS);

    @ParameterizedTest
    @ValueSource(strings = {"kuhn", "leduc", "connect4", "lanes1v1", "lanes5v5"})
    void everyFieldComesBackToTheLastBit(String name) throws Exception {
        Game played = Games.onClassPath().get(name);
        PolicySpec spec = new PolicySpec(played, network);
        RolloutCodec own = new RolloutCodec(spec);
        List<Rollout> rollouts =
                Rollouts.ofSelfPlay(Policy.initial(spec, 1).withVersion(7), PpoConfig.defaults(), 150, 3);
        for (Rollout sent : rollouts) {
            strew(AWKWARD, sent);
            PackedRollout message = PackedRollout.parseFrom(own.encode(
                            sent,
                            WEIGHTS.toBuilder().setVersion(sent.policyVersion).build())
                    .toByteArray());
            assertSame(sent, own.decode(message));
        }
        assertTrue(rollouts.stream().mapToInt(Rollout::steps).sum() >= 150);
    }

    /** Puts numbers among the others that no game would show. */
    private static void strew(float[] numbers, Rollout into) {
        int next = 0;
        for (float[] among : List.of(into.globals, into.planes, into.features, into.value, into.rewards)) {
            for (int i = 3; i < among.length; i += 7) {
                among[i] = numbers[next++ % numbers.length];
            }
        }
    }

    private static void assertSame(Rollout expected, Rollout actual) throws IllegalAccessException {
        for (Field field : Rollout.class.getFields()) {
            Object before = field.get(expected);
            Object after = field.get(actual);
            if (before instanceof float[] floats) {
                assertArrayEquals(bits(floats), bits((float[]) after), field.getName());
            } else {
                assertArrayEquals(new Object[] {before}, new Object[] {after}, field.getName());
            }
        }
    }

    private static int[] bits(float[] numbers) {
        int[] bits = new int[numbers.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(numbers[i]));
        return bits;
    }

    @Test
    void aMessageFollowsFromTheRolloutAlone() {
        assertEquals(packed, new RolloutCodec(new PolicySpec(game, network)).encode(rollout, WEIGHTS));
    }

    @Test
    void refusesNumbersThatAreNotFinite() {
        rollout.rewards[1] = Float.NaN;
        assertRefused(codec.encode(rollout, WEIGHTS), "not finite: NaN");
        rollout.rewards[1] = 0;
        rollout.planes[1] = Float.NEGATIVE_INFINITY;
        assertRefused(codec.encode(rollout, WEIGHTS), "not finite: -Infinity");
    }

    @Test
    void refusesAnOrderThatTheMaskForbids() {
        int target = rollout.target[0];
        rollout.target[0] = 63;
        assertRefused(codec.encode(rollout, WEIGHTS), "target 63");
        rollout.target[0] = target;
        rollout.verbMask[0] = 2;
        assertRefused(codec.encode(rollout, WEIGHTS), "verb 0");
    }

    @Test
    void refusesMasksThatNameWhatDoesNotExist() {
        long mask = rollout.targetMask[0];
        rollout.targetMask[0] |= 1L << 7;
        assertRefused(codec.encode(rollout, WEIGHTS), "mask of targets");
        rollout.targetMask[0] = mask;
        rollout.verbMask[0] |= 1L << 63;
        assertRefused(codec.encode(rollout, WEIGHTS), "mask of verbs");
    }

    @Test
    void refusesActorsOfSeatsOrEntitiesThatDoNotExist() {
        rollout.actorSeat[2] = 1;
        assertRefused(codec.encode(rollout, WEIGHTS), "seat of an actor 1");
        rollout.actorSeat[2] = 0;
        rollout.actorEntity[2] = 0;
        assertRefused(codec.encode(rollout, WEIGHTS), "entity of an actor 0");
    }

    @Test
    void refusesCountsThatDoNotAgree() {
        assertRefused(packed.toBuilder().setActors(packed.getActors() + 1).build(), "actors");
        assertRefused(packed.toBuilder().setActors(packed.getActors() - 1).build(), "actors");
        assertRefused(packed.toBuilder().setSteps(packed.getSteps() + 1).build(), "ends too soon");
        assertRefused(packed.toBuilder().setSteps(packed.getSteps() - 1).build(), "longer than");
        assertRefused(packed.toBuilder().setLearningSeats(2).build(), "learning_seats");
        assertRefused(packed.toBuilder().setStateLength(0).build(), "state_length");
        assertRefused(packed.toBuilder().setEntities(Integer.MAX_VALUE).build(), "entities");
    }

    @Test
    void refusesMoreStepsBetweenCoreStatesThanTheRunHas() throws Exception {
        RolloutCodec ofRun = new RolloutCodec(new PolicySpec(game, network), packed.getChunkSteps());
        assertSame(rollout, ofRun.decode(packed));
        PackedRollout longer =
                packed.toBuilder().setChunkSteps(packed.getChunkSteps() + 1).build();
        RefusedException refused = assertThrows(RefusedException.class, () -> ofRun.decode(longer));
        assertTrue(refused.getMessage().contains("chunk_steps"), refused.getMessage());
        assertRefused(packed.toBuilder().setChunkSteps(Integer.MAX_VALUE).build(), "chunk_steps");
    }

    @Test
    void refusesASmallMessageThatWouldUnfoldToALargeRollout() {
        RolloutCodec lanes = new RolloutCodec(new PolicySpec(Games.onClassPath().get("lanes1v1"), network));
        PackedRollout bomb =
                lanes.encode(PlayedRollouts.of(Games.onClassPath().get("lanes1v1"), network, 3, 7), WEIGHTS).toBuilder()
                        .setEntities(250_000)
                        .setBody(ByteString.copyFrom(new byte[250_000]))
                        .build();
        RefusedException refused = assertThrows(RefusedException.class, () -> lanes.decode(bomb));
        assertTrue(refused.getMessage().contains("size cannot be 1"), refused.getMessage());
    }

    @Test
    void refusesOtherGrids() {
        assertRefused(packed.toBuilder().setGrids(packed.getGrids() + 1).build(), "grids");
    }

    @Test
    void aBodyThatIsCutAnywhereIsRefused() {
        for (int length = 0; length < packed.getBody().size(); length++) {
            ByteString cut = packed.getBody().substring(0, length);
            assertThrows(
                    RefusedException.class,
                    () -> codec.decode(packed.toBuilder().setBody(cut).build()));
        }
    }

    private void assertRefused(PackedRollout message, String what) {
        RefusedException refused = assertThrows(RefusedException.class, () -> codec.decode(message));
        assertTrue(refused.getMessage().contains(what), refused.getMessage());
    }
}
