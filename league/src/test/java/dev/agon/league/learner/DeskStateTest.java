package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.game.connect4.Connect4;
import dev.agon.league.matchmaking.EvaluationScheduler;
import dev.agon.league.rating.RatingTable;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeskStateTest {
    @Test
    void whatAnEarlierVersionNotedIsUnderstood() {
        String note = "{\"random\":7,\"shareGiven\":{\"main\":64.0},\"scheduler\":{"
                + "\"done\":{\"measured\":2,\"measuredTicks\":60.0,\"trained\":30,\"trainedTicks\":700.0},"
                + "\"turns\":3,\"pastTurns\":1,\"anchorTurns\":{\"bot:random\":1},\"given\":{\"main@1\":2},"
                + "\"pairs\":[{\"player\":\"bot:random\",\"opponent\":\"main@1\",\"times\":2}]}}";

        DeskState state = DeskState.fromJson(note).orElseThrow();
        EvaluationScheduler scheduler = new EvaluationScheduler(0.1, new RatingTable(new Connect4().anchors()));
        scheduler.addSnapshot("main@1");
        scheduler.restore(state.scheduler());

        assertEquals(Map.of("main", 64.0), state.shareGiven());
        assertEquals(3, scheduler.state().turns());
        assertEquals(1, scheduler.state().pastTurns());
        assertEquals(Map.of("main@1", 2L), scheduler.state().given());
        assertEquals(state.scheduler().pairs(), scheduler.state().pairs());
    }
}
