package dev.agon.league;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static final List<String> COMMANDS =
            List.of("train", "worker", "serve", "eval", "match", "league", "games");

    @Test
    void suggestsWhatIsNear() {
        assertEquals(Optional.of("train"), Spelling.nearest("trian", COMMANDS));
        assertEquals(Optional.of("eval"), Spelling.nearest("evl", COMMANDS));
        assertEquals(Optional.of("league"), Spelling.nearest("LEAGEU", COMMANDS));
        assertEquals(Optional.of("lanes1v1"), Spelling.nearest("lanes2v2", List.of("kuhn", "lanes1v1")));
    }

    @Test
    void suggestsWhatBeginsAlike() {
        assertEquals(Optional.of("evaluate"), Spelling.nearest("eval", List.of("evaluate")));
        assertEquals(Optional.of("eval"), Spelling.nearest("evaluate", COMMANDS));
    }

    @Test
    void suggestsNothingThatIsUnrelated() {
        assertEquals(Optional.empty(), Spelling.nearest("frobnicate", COMMANDS));
        assertEquals(Optional.empty(), Spelling.nearest("cluster", COMMANDS));
        assertEquals(Optional.empty(), Spelling.nearest("chess", List.of("connect4", "kuhn", "lanes1v1")));
        assertEquals(Optional.empty(), Spelling.nearest("anything", List.of()));
    }
}
