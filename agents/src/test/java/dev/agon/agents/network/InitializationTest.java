package dev.agon.agents.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Layout;
import dev.agon.game.Layout.EntityKind;
import dev.agon.game.Layout.Feature;
import dev.agon.game.Layout.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InitializationTest {
    private final NetworkShape shape = new NetworkShape(TestLayouts.everything(), NetworkConfig.defaults());
    private final float[] parameters = shape.initialize(5);

    @ParameterizedTest
    @CsvSource({
        "entity.hidden.weight, 1.41421356",
        "view.weight, 1.41421356",
        "actor.weight, 1.41421356",
        "value.hidden.weight, 1.41421356",
        "verb.weight, 0.01",
        "query.weight, 0.1",
        "value.weight, 0.1",
        "win.weight, 0.01",
    })
    void weightsAreOrthogonalWithTheirGain(String name, double gain) {
        TensorSlot slot = shape.tensor(name);
        boolean tall = slot.rows() >= slot.columns();
        int vectors = Math.min(slot.rows(), slot.columns());
        for (int i = 0; i < vectors; i++) {
            for (int j = 0; j <= i; j++) {
                double expected = i == j ? gain * gain : 0;
                assertEquals(expected, product(slot, tall, i, j), 1e-5 * gain * gain, name + " " + i + ", " + j);
            }
        }
    }

    private double product(TensorSlot slot, boolean columns, int i, int j) {
        double sum = 0;
        for (int k = 0; k < Math.max(slot.rows(), slot.columns()); k++) {
            sum += (double) at(slot, columns, i, k) * at(slot, columns, j, k);
        }
        return sum;
    }

    private float at(TensorSlot slot, boolean column, int vector, int k) {
        int row = column ? k : vector;
        int at = column ? vector : k;
        return parameters[slot.offset() + row * slot.columns() + at];
    }

    @Test
    void aVerbThatAimsAtAsManyEntitiesAsTheBoardHasColumnsDoesNotAimAtColumns() {
        Layout layout = new Layout(
                List.of(),
                List.of(new EntityKind("piece", List.of())),
                List.of(Feature.flag("king")),
                List.of(Feature.flag("fog")),
                3,
                4,
                4,
                1,
                List.of(Verb.atEntity("take"), Verb.atCell("drop", 4)),
                0);
        NetworkShape board = new NetworkShape(layout, NetworkConfig.defaults().withGrid(5, 1));
        assertFalse(board.aimsAtColumns(0));
        assertTrue(board.aimsAtColumns(1));
        try (Weights weights = new Weights(board);
                Network network = new Network(OpenBlas.instance(), weights, 2, 1, true)) {
            assertEquals(2, network.batch().maxRows());
        }
    }

    @Test
    void biasesAreZero() {
        int biases = 0;
        for (TensorSlot slot : shape.tensors()) {
            if (slot.name().endsWith(".bias")) {
                biases++;
                for (int i = 0; i < slot.length(); i++) {
                    assertEquals(0f, parameters[slot.offset() + i], slot.name());
                }
            }
        }
        assertTrue(biases > 5, "only " + biases + " biases");
    }

    @Test
    void forgetGatesStartOpenAndOtherGatesInTheMiddle() {
        NetworkConfig config = NetworkConfig.defaults().withCore(CoreKind.LSTM);
        NetworkShape recurrent = new NetworkShape(TestLayouts.everything(), config);
        float[] values = recurrent.initialize(5);
        TensorSlot bias = recurrent.tensor("core.input.bias");
        for (int i = 0; i < bias.length(); i++) {
            boolean forgets = i / config.coreWidth() == 1;
            assertEquals(forgets ? 1f : 0f, values[bias.offset() + i], "gate " + i);
        }
    }
}
