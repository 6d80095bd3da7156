package dev.agon.agents.ppo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {
    @ParameterizedTest
    @CsvSource({"0, 1e-3, 0.1", "250, 7.75e-4, 0.08", "500, 5.5e-4, 0.06", "1000, 1e-4, 0.02", "5000, 1e-4, 0.02"})
    void goesLinearlyFromFirstToLastValuesAndStaysThere(long decisions, double rate, double entropy) {
        PpoConfig config = PpoConfig.defaults().withLearningRate(1e-3, 1e-4).withEntropyBonus(0.1, 0.02, 1000);
        Schedule schedule = Schedule.at(config, decisions);
        assertEquals(rate, schedule.learningRate(), 1e-12);
        assertEquals(entropy, schedule.entropyBonus(), 1e-12);
    }

    @Test
    void staysAtTheFirstValuesWithoutAnythingToAnnealOver() {
        Schedule schedule = Schedule.at(PpoConfig.defaults().withEntropyBonus(0.1, 0.02, 0), 1_000_000);
        assertEquals(0.1, schedule.entropyBonus());
        assertEquals(PpoConfig.defaults().learningRate(), schedule.learningRate());
    }
}
