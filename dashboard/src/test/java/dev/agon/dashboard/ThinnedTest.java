package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThinnedTest {
    private static final String TIME = "2026-01-02T12:00:00Z";

    private final Thinned thinned = new Thinned();

    @Test
    void aHundredThousandRowsBecomeAThousandPointsThatHideNoPeak() {
        for (int i = 1; i <= 100_000; i++) {
            thinned.add(i, TIME, Map.of("loss", i == 5_009 ? 1e6 : 2.0));
        }
        Thinned.Table table = thinned.since(0);
        Thinned.Column loss = table.columns().get("loss");

        assertTrue(table.x().size() <= Thinned.MOST_POINTS && table.x().size() > Thinned.MOST_POINTS / 2);
        assertEquals(100_000, table.x().get(table.x().size() - 1));
        assertEquals(100_000, table.rows());
        assertEquals(128, table.rowsPerPoint());
        assertEquals(
                1e6, loss.high().stream().mapToDouble(Double::doubleValue).max().orElseThrow());
        assertTrue(loss.low().stream().allMatch(low -> low == 2.0));
        assertEquals((127 * 2.0 + 1e6) / 128, loss.mean().get((5_009 - 1) / 128), 1);
    }

    @Test
    void fewRowsAreGivenAsTheyAre() {
        thinned.add(10, TIME, Map.of("kl", 0.012345678));
        thinned.add(20, TIME, Map.of("loss", 1.0));
        Thinned.Table table = thinned.since(0);

        List<Double> kl = new ArrayList<>(List.of(0.0123457));
        kl.add(null);
        assertEquals(kl, table.columns().get("kl").mean());
        assertNull(table.columns().get("kl").low());
        assertEquals(List.of(10L, 20L), table.x());
    }

    @Test
    void whatIsAskedForSinceMakesTheWholeWithWhatOneHas() {
        List<Long> have = new ArrayList<>();
        long next = 0;
        for (int i = 1; i <= 5_000; i++) {
            thinned.add(i, TIME, Map.of("loss", 1.0 * i));
            if (i % 77 == 0) {
                Thinned.Table table = thinned.since(next);
                have.subList(table.from(), have.size()).clear();
                have.addAll(table.x());
                next = table.next();
                assertEquals(thinned.since(0).x(), have, "after " + i);
            }
        }
        assertTrue(thinned.since(next).x().size() < 20, "only what is new is given");
    }

    @Test
    void aLearnerThatWentOnFromAnOlderCheckpointTakesThePlaceOfWhatCameAfterIt() {
        for (int i = 1; i <= 10; i++) {
            thinned.add(i * 100, TIME, Map.of("loss", 1.0));
        }
        long next = thinned.since(0).next();
        thinned.add(750, TIME, Map.of("loss", 3.0));

        assertEquals(
                List.of(100L, 200L, 300L, 400L, 500L, 600L, 700L, 750L),
                thinned.since(0).x());
        assertEquals(0, thinned.since(next).from());
    }

    @Test
    void theLastFiguresMeasuredAnewTakeThePlaceOfThoseBefore() {
        thinned.add(100, TIME, Map.of("rating", 1_000.0, "loss", 1.0));
        thinned.add(100, TIME, Map.of("rating", 1_100.0));

        assertEquals(List.of(1_100.0), thinned.since(0).columns().get("rating").mean());
        assertEquals(List.of(1.0), thinned.since(0).columns().get("loss").mean());
    }

    @Test
    void pointsThatTakeThePlaceOfOthersAreAllGiven() {
        for (int i = 1; i <= 10; i++) {
            thinned.add(i, TIME, Map.of("loss", 1.0));
        }
        Thinned other = Thinned.inPlaceOf(thinned);
        for (int i = 1; i <= 20; i++) {
            other.add(i, TIME, Map.of("loss", 2.0));
        }

        assertEquals(20, other.since(thinned.since(0).next()).x().size());
    }

    @Test
    void figuresWithinFiguresHaveBothNames() throws Exception {
        assertEquals(
                Map.of("kl", 0.01, "winRates.rush", 0.5, "agents.main-exploiter.kl", 0.02),
                Thinned.flat(new ObjectMapper().readTree("""
                        {"kl": 0.01, "time": "x", "rating": null, "measured": true, "winRates": {"rush": 0.5},
                         "agents": {"main-exploiter": {"kl": 0.02}}}
                        """)));
    }
}
