package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.agon.proto.training.MatchResult;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RecentFormTest {
    private final RecentForm form = new RecentForm();

    @Test
    void ofMatchesThatTrainedThoseFromStartToEndSayHowLongTheyWereAndWhoWon() {
        assertEquals(Optional.empty(), form.trained());
        ended(5, false, 0);
        assertEquals(Optional.empty(), form.trained());
        ended(10, true, 0);
        ended(20, true, 1);
        assertEquals(Optional.of(new RecentForm.Trained(15, 0.5)), form.trained());
        for (int match = 0; match < 100; match++) {
            ended(40, true, 0);
        }
        assertEquals(Optional.of(new RecentForm.Trained(40, 1)), form.trained());
    }

    private void ended(int ticks, boolean whole, float outcome) {
        form.trained(MatchResult.newBuilder()
                .setTicks(ticks)
                .setWhole(whole)
                .addOutcomes(outcome)
                .addOutcomes(-outcome)
                .build());
    }
}
