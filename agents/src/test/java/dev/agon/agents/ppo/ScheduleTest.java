package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {
    private static final MagnetRule NO_MAGNET = new MagnetRule(0, 1, 0);

    @ParameterizedTest
    @CsvSource({"0, 1e-3, 0.1", "250, 7.75e-4, 0.08", "500, 5.5e-4, 0.06", "1000, 1e-4, 0.02", "5000, 1e-4, 0.02"})
    void goesLinearlyFromFirstToLastValuesAndStaysThere(long decisions, double rate, double entropy) {
        PpoConfig config = PpoConfig.defaults().withLearningRate(1e-3, 1e-4).withEntropyBonus(0.1, 0.02, 1000);
        Schedule schedule = Schedule.at(config, NO_MAGNET, decisions);
        assertEquals(rate, schedule.learningRate(), 1e-12);
        assertEquals(entropy, schedule.entropyBonus(), 1e-12);
    }

    @Test
    void staysAtTheFirstValuesWithoutAnythingToAnnealOver() {
        Schedule schedule = Schedule.at(PpoConfig.defaults().withEntropyBonus(0.1, 0.02, 0), NO_MAGNET, 1_000_000);
        assertEquals(0.1, schedule.entropyBonus());
        assertEquals(PpoConfig.defaults().learningRate(), schedule.learningRate());
    }

    @Test
    void holdsThePolicyNearAnImitatedOneLessAndLess() {
        ImitationConfig imitation = new ImitationConfig("bot:rush", "", 1000, 0.4, 200);
        MagnetRule rule = MagnetRule.of(PpoConfig.defaults(), imitation);
        assertEquals(0.4, rule.weightAt(0));
        assertEquals(0.3, rule.weightAt(50), 1e-12);
        assertEquals(0, rule.weightAt(200));
        assertEquals(0, rule.weightAt(1000));
        assertFalse(rule.movesAfter(100));
        PpoConfig mirrorDescent = PpoConfig.defaults().withMagnet(0.5, 10);
        MagnetRule moving = MagnetRule.of(mirrorDescent, ImitationConfig.defaults());
        assertEquals(0.5, moving.weightAt(1_000_000_000));
        assertTrue(moving.movesAfter(20));
        assertFalse(moving.movesAfter(21));
        assertThrows(IllegalArgumentException.class, () -> MagnetRule.of(mirrorDescent, imitation));
    }
}
