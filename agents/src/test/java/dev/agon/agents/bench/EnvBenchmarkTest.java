package dev.agon.agents.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.Game;
import dev.agon.game.Games;
import org.junit.jupiter.api.Test;

class EnvBenchmarkTest {
    private final Game connect4 = Games.onClassPath().get("connect4");

    @Test
    void countsTicksAndDecisionsOfAllThreads() throws InterruptedException {
        EnvResult result = EnvBenchmark.run(connect4, 2, 0.05);
        assertEquals("connect4", result.game());
        assertEquals(2, result.threads());
        assertTrue(result.ticksPerSecond() > 0);
        assertTrue(
                result.ticksPerProcessorSecond() > 0.95 * result.ticksPerSecond(),
                "a thread gets no more processor time than passes");
        double decisionsPerTick = result.decisionsPerSecond() / result.ticksPerSecond();
        assertEquals(1, decisionsPerTick, 0.05, "nearly every tick of connect4 is a decision");
        assertTrue(result.bytesAllocatedPerTick() > 0, "starting a match allocates");
        assertTrue(result.bytesAllocatedPerTick() < 64, "a tick does not");
    }

    @Test
    void saysWhereTheTimeOfATickGoes() {
        EnvParts parts = EnvParts.measure(connect4, new RandomWorkload(connect4, 1), 20, 0);
        assertTrue(parts.observeNanos() > 0 && parts.advanceNanos() > 0 && parts.hashNanos() > 0, parts.toString());
        assertEquals(0, parts.entities(), "the board of connect4 is a plane");
    }

    @Test
    void refusesNoThreadsAndNoTime() {
        assertThrows(IllegalArgumentException.class, () -> EnvBenchmark.run(connect4, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> EnvBenchmark.run(connect4, 1, 0));
    }
}
