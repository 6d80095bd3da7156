package dev.agon.agents.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.ForwardingMatch;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.ArrayList;
import java.util.List;
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
        assertTrue(result.agentStepsPerSecond() > 0);
        assertTrue(result.agentStepsPerProcessorSecond() > 0.95 * result.agentStepsPerSecond());
    }

    /** In connect4 one of the two views is awaited at each tick. */
    @Test
    void allLookAtEveryTickOnlyWhereAgentStepsAreCounted() {
        CountedLooks counted = new CountedLooks();
        EnvLoop loop = new EnvLoop(connect4, counted, 1);
        loop.run();
        List<Looked> matches = counted.matches;
        assertEquals(4, matches.size(), "one to warm up and one that counts, of either kind");
        assertEquals(loop.awaited().ticks(), matches.get(1).tick());
        assertEquals(matches.get(1).tick(), matches.get(1).looks);
        assertEquals(loop.everybody().ticks(), matches.get(3).tick());
        assertEquals(2 * matches.get(3).tick(), matches.get(3).looks);
    }

    /** Random matches of connect4, each of which counts how often it is looked at. */
    private final class CountedLooks implements EnvWorkload {
        private final List<Looked> matches = new ArrayList<>();
        private final EnvWorkload random = new RandomWorkload(connect4, 1);

        @Override
        public Match next() {
            matches.add(new Looked(random.next()));
            return matches.get(matches.size() - 1);
        }

        @Override
        public void order(int view, Observation seen, Orders orders) {
            random.order(view, seen, orders);
        }
    }

    private static final class Looked extends ForwardingMatch {
        private int looks;

        Looked(Match match) {
            super(match);
        }

        @Override
        public void observe(int view, Observation into) {
            looks++;
            super.observe(view, into);
        }
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
