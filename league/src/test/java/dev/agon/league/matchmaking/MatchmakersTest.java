package dev.agon.league.matchmaking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.game.UnknownNameException;
import dev.agon.league.config.LeagueConfig;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MatchmakersTest {
    @Test
    void namesTheNearestMatchmakerThereIs() {
        UnknownNameException unknown =
                assertThrows(UnknownNameException.class, () -> Matchmakers.create(config("fiv"), 1));

        assertTrue(
                unknown.getMessage().contains("unknown matchmaker 'fiv'; did you mean 'five'?"), unknown.getMessage());
    }

    @Test
    void latestNeverPlaysThePast() {
        Matchmaker matchmaker = Matchmakers.create(config("latest"), 1);
        matchmaker.addSnapshot("main@1");

        for (int i = 0; i < 100; i++) {
            assertEquals(Optional.empty(), matchmaker.next());
        }
    }

    @Test
    void theDefaultPlaysThePastAtTimes() {
        Matchmaker matchmaker = Matchmakers.create(LeagueConfig.defaults(), 1);
        matchmaker.addSnapshot("main@1");
        int past = 0;
        for (int i = 0; i < 1_000; i++) {
            past += matchmaker.next().isPresent() ? 1 : 0;
        }

        assertEquals(200, past, 60);
    }

    private static LeagueConfig config(String matchmaker) {
        LeagueConfig usual = LeagueConfig.defaults();
        return new LeagueConfig(
                matchmaker,
                usual.latestShare(),
                usual.qualityStep(),
                usual.pfsp(),
                usual.psro(),
                usual.alphastar(),
                usual.snapshotEverySteps(),
                usual.evaluationShare(),
                usual.anchors());
    }
}
