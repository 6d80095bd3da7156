package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.bench.EnvWorkload;
import dev.agon.game.Match;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedWorkloadsTest {
    @ParameterizedTest
    @ValueSource(strings = {"lanes1v1", "lanes3v3", "lanes5v5"})
    void areOfTheRulesAsTheyAreAndPlayToTheirEnd(String game) {
        assertTrue(RecordedWorkloads.exists(game));
        RecordedWorkloads recorded = RecordedWorkloads.load(game);
        EnvWorkload workload = recorded.workload();
        Observation seen =
                new Observation(recorded.game().layout(), recorded.game().seatsOfView(0));
        Orders[] orders = Orders.forGame(recorded.game());
        Match match = workload.next();
        while (!match.over()) {
            for (int view = 0; view < orders.length; view++) {
                orders[view].clear();
                if (match.awaits(view)) {
                    match.observe(view, seen);
                    workload.order(view, seen, orders[view]);
                }
            }
            match.advance(orders);
        }
        assertEquals(0, workload.next().tick());
    }

    @ParameterizedTest
    @ValueSource(strings = {"kuhn", "leduc", "connect4"})
    void gamesWithoutPlayAtRandom(String game) {
        assertFalse(RecordedWorkloads.exists(game));
    }
}
