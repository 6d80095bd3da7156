package dev.agon.league.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.Games;
import dev.agon.league.wire.PlayedRollouts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RolloutIntakeTest {
    private final List<String> admitted = new ArrayList<>();

    @Test
    void holdsBackWhatComesWhileItIsFullAndLetsItInAsRoomAppears() throws InterruptedException {
        Rollout first = rollout(1);
        RolloutIntake intake = new RolloutIntake(first.decisions());

        intake.offer(List.of(first), () -> admitted.add("first"));
        intake.offer(List.of(rollout(1)), () -> admitted.add("second"));
        assertEquals(List.of("first"), admitted);

        List<Rollout> batch = intake.take(first.decisions(), 0, 1, TimeUnit.SECONDS);
        assertEquals(List.of(first), batch);
        assertEquals(List.of("first", "second"), admitted);
    }

    @Test
    void makesRoomForABatchThatIsLargerThanWhatMayWait() throws InterruptedException {
        RolloutIntake intake = new RolloutIntake(1);
        List<Rollout> offered = List.of(rollout(1), rollout(1), rollout(1));
        int decisions = 0;
        for (Rollout rollout : offered) {
            intake.offer(List.of(rollout), () -> admitted.add("admitted"));
            decisions += rollout.decisions();
        }
        assertEquals(1, admitted.size(), "the others wait outside while nobody takes");

        assertEquals(offered, intake.take(decisions, 0, 1, TimeUnit.SECONDS));
        assertEquals(3, admitted.size());
    }

    @Test
    void keepsNothingOnceItIsClosed() {
        RolloutIntake intake = new RolloutIntake(1000);
        intake.close();

        intake.offer(List.of(rollout(1)), () -> admitted.add("acknowledged"));

        assertEquals(List.of("acknowledged"), admitted);
        assertEquals(0, intake.queuedDecisions());
    }

    @Test
    void dropsWhatHasGrownTooOld() throws InterruptedException {
        RolloutIntake intake = new RolloutIntake(1000);
        Rollout old = rollout(3);
        Rollout fresh = rollout(4);
        intake.offer(List.of(old, fresh), () -> {});

        assertEquals(List.of(fresh), intake.take(1, 4, 1, TimeUnit.SECONDS));
        assertEquals(old.decisions(), intake.droppedDecisions());
        assertEquals(0, intake.queuedDecisions());
    }

    @Test
    void givesNothingWhenTimeRunsOut() throws InterruptedException {
        RolloutIntake intake = new RolloutIntake(1000);
        intake.offer(List.of(rollout(1)), () -> {});
        assertTrue(intake.take(1000, 0, 1, TimeUnit.MILLISECONDS).isEmpty());
    }

    private static Rollout rollout(long version) {
        return PlayedRollouts.of(Games.onClassPath().get("connect4"), NetworkConfig.defaults(), 1, version);
    }
}
