package dev.agon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final String METRICS = """
            {"step": 1240000, "decisionsPerSecond": 16234.5, "rating": 412.3, "ratingSigma": 30.4, "ratingMatches": 24,
             "winRates": {"random": 1.0, "rush": 0.337}, "kl": 0.0112, "clipFraction": 0.0934, "entropy": 1.308,
             "explainedVariance": 0.831, "stalenessMean": 1.42, "workers": 2}""";

    @Test
    void saysEverythingThatPeopleWatch() throws JsonProcessingException {
        assertEquals(
                "step 1.24 M  16.2 k/s  rating 412 ± 61 (24 matches)  random 100 %  rush 34 %  kl 0.011  clip 0.09  entropy 1.31  ev 0.83"
                        + "  stale 1.4  workers 2  left 5 min",
                ProgressLine.of(json(METRICS), 6_000_000));
    }

    @Test
    void whatIsRoundedToZeroHasNoSign() throws JsonProcessingException {
        JsonNode metrics = json("""
                {"step": 8000, "decisionsPerSecond": 900, "rating": -0.3, "ratingSigma": 45, "winRates": {"l-0": 0.5},
                 "kl": -0.0001, "clipFraction": 0, "entropy": 1.31, "explainedVariance": -0.51, "stalenessMean": -0.4}""");
        assertTrue(ProgressLine.of(metrics, 0)
                .endsWith(
                        "rating 0 ± 90  l-0 50 %  kl 0.000  clip 0.00  entropy 1.31  ev -0.51  stale -0.4  workers 0"));
    }

    @Test
    void saysNothingOfARatingThatIsNotKnownYet() throws JsonProcessingException {
        JsonNode metrics = json("{\"step\": 8000, \"decisionsPerSecond\": 900, \"rating\": null}");
        assertFalse(ProgressLine.of(metrics, 0).contains("rating"));
        assertFalse(ProgressLine.of(metrics, 0).contains("left"), "no end is known");
    }

    @Test
    void saysWhatIsWaitedForAfterTheLastUpdate() throws JsonProcessingException {
        String line = ProgressLine.of(json("{\"step\": 8000, \"decisionsPerSecond\": 900}"), 8_000);
        assertTrue(line.endsWith("measuring the last snapshot…"), line);
        assertFalse(line.contains("left"), line);
    }

    @Test
    void saysNoLongerThatItMeasuresOnceThatIsDone() throws JsonProcessingException {
        String line = ProgressLine.of(json("{\"step\": 8000, \"decisionsPerSecond\": 900, \"measured\": true}"), 8_000);
        assertFalse(line.contains("measuring"), line);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
