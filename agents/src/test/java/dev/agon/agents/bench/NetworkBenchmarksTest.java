package dev.agon.agents.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import dev.agon.game.Game;
import dev.agon.game.Games;
import org.junit.jupiter.api.Test;

class NetworkBenchmarksTest {
    private final Game connect4 = Games.onClassPath().get("connect4");

    @Test
    void measuresActingWithEveryCore() throws InterruptedException {
        for (CoreKind core : CoreKind.values()) {
            InferenceRow row = InferenceBenchmark.run(connect4, core, 4, 2, 0.05);
            assertEquals(core, row.core());
            assertEquals(4, row.batch());
            assertTrue(row.stepsPerSecond() > 0);
        }
    }

    @Test
    void measuresLearningWithEveryCore() {
        for (CoreKind core : CoreKind.values()) {
            LearnerRow row = LearnerBenchmark.run(connect4, core, 64, 2, 0.05);
            assertEquals(core, row.core());
            assertEquals(2, row.threads());
            assertTrue(row.samplesPerSecond() > 0);
        }
    }

    @Test
    void refusesNoBatchAndNoTime() {
        assertThrows(IllegalArgumentException.class, () -> InferenceBenchmark.run(connect4, CoreKind.NONE, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> LearnerBenchmark.run(connect4, CoreKind.NONE, 64, 1, 0));
    }
}
