package dev.agon.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands at the axes of curves, read as browsers read it. */
class CurvesBrowserTest {
    /** What stands at the axis from one value to another, of values that are shown in a way. */
    private static final String LABELS = """
            const [low, high, whole, how] = arguments;
            return Promise.all([import("/web/charts/ticks.js"), import("/web/app/format.js")]).then(([{ ticks, tickLabels }, format]) =>
              tickLabels(ticks(low, high, 5, whole), format[how]));
            """;

    /** What stands at the vertical axis of each curve of the page. */
    private static final String AXES =
            "return [...document.querySelectorAll('agon-curve')].map((curve) => curve.plot.axes[1]._values)";

    @RegisterExtension
    static final Browsing PAGES = new Browsing();

    @Test
    void ticksAreRoundAndHaveOneUnit() {
        PAGES.browser().visit(PAGES.address() + "/league");
        assertEquals(List.of("0/s", "5 k/s", "10 k/s"), labels(0, 12_800, false, "rate"));
        assertEquals(List.of("0/s", "1,000/s", "2,000/s", "3,000/s"), labels(0, 3_900, false, "rate"));
        assertEquals(List.of("0.005", "0.010", "0.015"), labels(0.001, 0.0151, false, "digits"));
        assertEquals(List.of("95.0 %", "95.5 %", "96.0 %", "96.5 %"), labels(0.948, 0.966, false, "percent"));
        assertEquals(List.of("−0.4", "−0.2", "0", "0.2"), labels(-0.41, 0.3, false, "digits"));
        assertEquals(List.of("0", "1"), labels(0, 1.08, true, "digits"));
        assertEquals(List.of("0", "1e−7", "2e−7", "3e−7"), labels(0, 3.1e-7, false, "digits"));
    }

    private static List<String> labels(double low, double high, boolean whole, String how) {
        List<String> labels = PAGES.browser().ask(LABELS, low, high, whole, how);
        return labels.stream().map(label -> label.replace('\u00a0', ' ')).toList();
    }

    @Test
    void everyCurveOfARunHasTwoTicksOrMore() {
        PAGES.browser().visit(PAGES.address() + "/runs");
        PAGES.browser().find(".small-multiples .uplot");
        List<List<String>> axes = PAGES.browser().ask(AXES);
        assertTrue(axes.size() > 5, axes.toString());
        for (List<String> axis : axes) {
            assertTrue(axis.size() >= 2, axes.toString());
            assertEquals(axis.size(), axis.stream().distinct().count(), axis.toString());
        }
    }

    @Test
    void whatIsRoundedToZeroHasNoSign() {
        PAGES.browser().visit(PAGES.address() + "/league");
        assertEquals(List.of("0 ± 90", "−1 ± 90", "0"), PAGES.browser().ask("""
                return import('/web/app/format.js').then(({ rating, integer }) =>
                  [rating(-0.3, 45), rating(-0.7, 45), integer(-0.4)]);
                """));
    }

    @Test
    void aShareIsNotPartedFromItsSign() {
        PAGES.browser().visit(PAGES.address() + "/league");
        assertEquals(
                "63\u00a0%",
                PAGES.browser().ask("return import('/web/app/format.js').then(({ percent }) => percent(0.634))"));
    }
}
