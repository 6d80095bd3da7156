package dev.agon.benchmarks;

import dev.agon.benchmarks.LearningCurve.Series;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Win rates over minutes as a drawing: a panel for every bot, a line for every run. */
final class CurveDrawing {
    private static final int WIDTH = 640;
    private static final int PANEL = 190;
    private static final int LEFT = 44;
    private static final int RIGHT = 120;
    private static final int TOP = 28;
    private static final int FOOT = 34;
    /** Told apart in light and dark, and by people who see few colours. */
    private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00");

    private final List<Series> all;
    private final List<String> bots;
    private final double minutes;
    private final StringBuilder text = new StringBuilder();

    CurveDrawing(List<Series> all, List<String> bots) {
        this.all = all;
        this.bots = bots;
        double end = all.stream().mapToDouble(s -> s.steps().lastKey()).max().orElseThrow() / 60;
        this.minutes = Math.max(1, Math.ceil(end));
    }

    String svg() {
        int height = bots.size() * PANEL + FOOT;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH, height);
        line("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, height);
        for (int panel = 0; panel < bots.size(); panel++) {
            panel(bots.get(panel), panel * PANEL);
        }
        text(LEFT + (WIDTH - LEFT - RIGHT) / 2.0, height - 8, "middle", "#333333", "minutes since the start");
        for (int i = 0; i < all.size(); i++) {
            text(
                    WIDTH - RIGHT + 12,
                    TOP + 10 + 18 * i,
                    "start",
                    colour(i),
                    all.get(i).name());
        }
        return text.append("</svg>\n").toString();
    }

    private void panel(String bot, int top) {
        text(LEFT, top + TOP - 10, "start", "#333333", "points won against " + bot + ", last 20 matches");
        for (int percent = 0; percent <= 100; percent += 25) {
            double y = y(top, percent / 100.0);
            line("<path d=\"M%d %.1fH%d\" stroke=\"#dddddd\"/>", LEFT, y, WIDTH - RIGHT);
            text(LEFT - 6, y + 4, "end", "#666666", percent + " %");
        }
        double every = minutes <= 12 ? 1 : minutes <= 40 ? 5 : 20;
        for (double minute = 0; minute <= minutes; minute += every) {
            text(x(60 * minute), y(top, 0) + 15, "middle", "#666666", String.format(Locale.ROOT, "%.0f", minute));
        }
        for (int i = 0; i < all.size(); i++) {
            curve(all.get(i).rates().getOrDefault(bot, new TreeMap<>()), top, colour(i));
        }
    }

    private void curve(TreeMap<Double, Double> rates, int top, String colour) {
        if (rates.isEmpty()) {
            return;
        }
        StringBuilder path = new StringBuilder();
        double before = Double.NaN;
        for (Map.Entry<Double, Double> point : rates.entrySet()) {
            if (point.getValue() != before) {
                path.append(path.isEmpty() ? 'M' : 'L')
                        .append(String.format(Locale.ROOT, "%.1f %.1f", x(point.getKey()), y(top, point.getValue())));
                before = point.getValue();
            }
        }
        path.append(String.format(Locale.ROOT, "H%.1f", x(rates.lastKey())));
        line("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\"/>", path, colour);
    }

    private double x(double second) {
        return LEFT + (WIDTH - LEFT - RIGHT) * second / 60 / minutes;
    }

    private static double y(int top, double share) {
        return top + TOP + (PANEL - TOP - 24) * (1 - share);
    }

    private static String colour(int series) {
        return COLOURS.get(series % COLOURS.size());
    }

    private void text(double x, double y, String anchor, String colour, String words) {
        line(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
                x, y, anchor, colour, words.replace("&", "&amp;").replace("<", "&lt;"));
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
