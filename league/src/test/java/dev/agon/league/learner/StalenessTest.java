package dev.agon.league.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.NetworkConfig;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.connect4.Connect4;
import dev.agon.league.wire.PlayedRollouts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StalenessTest {
    @Test
    void countsDecisionsByVersionsBehind() {
        Rollout one = played(1, 7);
        Rollout old = played(2, 5);
        Rollout other = played(3, 7);
        double fresh = one.decisions() + other.decisions();
        double all = fresh + old.decisions();

        Staleness staleness = Staleness.of(List.of(one, old, other), 8);

        assertTrue(old.decisions() > 0 && fresh > 0);
        assertEquals(
                Map.of(1L, fresh / all, 3L, old.decisions() / all),
                staleness.shares().byNumber());
        assertEquals((fresh + 3.0 * old.decisions()) / all, staleness.mean(), 1e-12);
        assertEquals(3, staleness.max());
    }

    @Test
    void leavesOutWhatNeverOccurs() {
        assertEquals(Map.of(1L, 0.25, 3L, 0.75), Shares.of(List.of(0, 1, 0, 3)).byNumber());
        assertEquals(Map.of(), Shares.of(List.of(0, 0)).byNumber());
    }

    private static Rollout played(long seed, long version) {
        return PlayedRollouts.of(new Connect4(), NetworkConfig.defaults(), seed, version);
    }
}
