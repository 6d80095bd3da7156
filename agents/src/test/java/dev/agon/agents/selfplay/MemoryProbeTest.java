package dev.agon.agents.selfplay;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.agon.agents.network.CoreKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The probe in short; the long one is by hand. */
final class MemoryProbeTest {
    private static final int DELAY = 3;
    private static final long DECISIONS = 40_000;

    @ParameterizedTest
    @EnumSource(CoreKind.class)
    void everyCoreButNoneRemembersWhatWasSeenThreeDecisionsBefore(CoreKind core) {
        try (SelfPlayTrainer trainer = MemoryProbe.trainer(core, DELAY, DECISIONS, 1)) {
            MemoryProbe.train(trainer, DECISIONS);
            double right = MemoryProbe.rightAnswers(trainer.policy(), 200);
            assertTrue(core == CoreKind.NONE ? right < 0.4 : right > 0.95, core + " answered rightly: " + right);
        }
    }
}
