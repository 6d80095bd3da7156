package dev.agon.agents.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Layout;
import dev.agon.game.MatchRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every core: acting step by step and training on sequences are one computation, and sequences are apart. */
final class CoreContractTest {
    private static final Layout LAYOUT = TestLayouts.everything();
    private static final int[] LENGTHS = {11, 7, 7, 2};

    @ParameterizedTest
    @MethodSource("configs")
    void actingStepByStepGivesWhatAPassOverTheSequencesGives(NetworkConfig config) {
        NetworkShape shape = new NetworkShape(LAYOUT, config);
        try (Weights weights = weights(shape);
                Network training = new Network(OpenBlas.instance(), weights, 40, 2, true);
                Network acting = new Network(OpenBlas.instance(), weights, 1, 2, false)) {
            fill(training.batch(), LENGTHS.length);
            training.forward();
            for (int sequence = 0; sequence < LENGTHS.length; sequence++) {
                float[] state = startState(shape, sequence);
                for (int step = 0; step < LENGTHS[sequence]; step++) {
                    act(acting, sequence, step, state);
                    compare(training, row(step, LENGTHS) + sequence, acting);
                }
                float[] end = new float[state.length];
                training.endState(sequence, end, 0);
                assertArrayEquals(end, state, 1e-5f, "state after sequence " + sequence);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void aSequenceIsComputedAsIfItWereAlone(NetworkConfig config) {
        NetworkShape shape = new NetworkShape(LAYOUT, config);
        try (Weights weights = weights(shape);
                Network together = new Network(OpenBlas.instance(), weights, 40, 2, true);
                Network alone = new Network(OpenBlas.instance(), weights, 40, 2, true)) {
            fill(together.batch(), LENGTHS.length);
            fill(alone.batch(), 1);
            together.forward();
            alone.forward();
            for (int step = 0; step < LENGTHS[0]; step++) {
                int row = row(step, LENGTHS);
                assertEquals(alone.winLogits()[step], together.winLogits()[row], 1e-5, "step " + step);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("configsWithMemory")
    void whatWasSeenBeforeChangesWhatIsDecidedUntilTheStateIsReset(NetworkConfig config) {
        NetworkShape shape = new NetworkShape(LAYOUT, config);
        try (Weights weights = weights(shape);
                Network acting = new Network(OpenBlas.instance(), weights, 1, 2, false)) {
            float[] state = new float[RandomBatch.stateLength(shape.config)];
            act(acting, 1, 0, state);
            float fresh = acting.winLogits()[0];
            act(acting, 2, 0, state);
            act(acting, 1, 0, state);
            assertTrue(Math.abs(fresh - acting.winLogits()[0]) > 1e-4, "remembers nothing");
            Arrays.fill(state, 0);
            act(acting, 1, 0, state);
            assertEquals(fresh, acting.winLogits()[0], 0, "remembers the match before");
        }
    }

    private static Stream<NetworkConfig> configs() {
        return Stream.concat(Stream.of(config(CoreKind.NONE)), configsWithMemory());
    }

    private static Stream<NetworkConfig> configsWithMemory() {
        return Arrays.stream(CoreKind.values())
                .filter(core -> core != CoreKind.NONE)
                .flatMap(core -> Arrays.stream(CoreScope.values()).map(config(core)::withCoreScope));
    }

    private static NetworkConfig config(CoreKind core) {
        return new NetworkConfig(core, 6, 7, 8, 9).withTransformer(2, 2, 5).withEntityAttention(3);
    }

    /** First row of a step of sequences of these lengths. */
    private static int row(int step, int... lengths) {
        return Arrays.stream(lengths).map(length -> Math.min(length, step)).sum();
    }

    private static Weights weights(NetworkShape shape) {
        Weights weights = new Weights(shape);
        weights.load(RandomBatch.numbers(shape.parameterCount(), new MatchRandom(4)));
        return weights;
    }

    private static void fill(Batch batch, int sequences) {
        batch.clear();
        for (int step = 0; step < LENGTHS[0]; step++) {
            if (step > 0) {
                batch.nextStep();
            }
            for (int sequence = 0; sequence < sequences && LENGTHS[sequence] > step; sequence++) {
                if (step == 0) {
                    batch.startState(sequence, startState(batch.shape, sequence), 0);
                }
                add(batch, sequence, step);
            }
        }
    }

    /** Fresh for the first sequence, as carried over from earlier steps for the others. */
    private static float[] startState(NetworkShape shape, int sequence) {
        return sequence == 0
                ? new float[RandomBatch.stateLength(shape.config)]
                : RandomBatch.state(shape.config, new MatchRandom(sequence));
    }

    private static void add(Batch batch, int sequence, int step) {
        new RandomBatch(LAYOUT, 0).addRow(batch, new MatchRandom(100L * sequence + step));
    }

    private static void act(Network network, int sequence, int step, float[] state) {
        network.batch().clear();
        add(network.batch(), sequence, step);
        network.batch().startState(0, state, 0);
        network.forward();
        network.endState(0, state, 0);
    }

    private static void compare(Network training, int row, Network acting) {
        assertEquals(training.winLogits()[row], acting.winLogits()[0], 1e-5);
        for (int seat = 0; seat < 2; seat++) {
            int slot = training.batch().slot(row, seat);
            assertEquals(training.normalizedValues()[slot], acting.normalizedValues()[seat], 1e-5);
        }
        int first = 0;
        while (first < training.batch().orders && training.batch().orderRow[first] != row) {
            first++;
        }
        for (int order = 0; order < acting.batch().orders; order++) {
            for (int verb = 0; verb < LAYOUT.verbs().size(); verb++) {
                assertEquals(
                        training.verbLogits()[training.verbOffset(first + order) + verb],
                        acting.verbLogits()[acting.verbOffset(order) + verb],
                        1e-5);
            }
        }
    }
}
