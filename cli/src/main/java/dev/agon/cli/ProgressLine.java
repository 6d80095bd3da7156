package dev.agon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How training goes, as one line of text made from one object of {@code metrics.jsonl}. */
final class ProgressLine {
    /** The sign of a number that was rounded to zero. */
    private static final Pattern NEGATIVE_ZERO = Pattern.compile("(?<![^ ])-(?=0(\\.0+)?(?![.0-9]))");

    private ProgressLine() {}

    /**
     * The line.
     *
     * @param metrics one object of {@code metrics.jsonl}
     * @param stepsWanted decisions after which the run ends; 0 for as long as nobody stops it
     */
    static String of(JsonNode metrics, long stepsWanted) {
        if (metrics.has("imitation")) {
            return imitation(metrics.path("imitation"));
        }
        long step = metrics.path("step").asLong();
        double perSecond = number(metrics, "decisionsPerSecond");
        StringBuilder line = new StringBuilder();
        line.append("step ")
                .append(count(step))
                .append("  ")
                .append(count(perSecond))
                .append("/s");
        if (metrics.path("rating").isNumber()) {
            line.append("  rating ").append(rating(number(metrics, "rating"), number(metrics, "ratingSigma")));
            line.append(matches(metrics.path("ratingMatches").asLong()));
        }
        for (Map.Entry<String, JsonNode> rate : metrics.path("winRates").properties()) {
            line.append(
                    format("  %s %.0f %%", rate.getKey(), 100 * rate.getValue().asDouble()));
        }
        line.append(format("  kl %.3f", number(metrics, "kl")));
        line.append(format("  clip %.2f", number(metrics, "clipFraction")));
        line.append(format("  entropy %.2f", number(metrics, "entropy")));
        line.append(format("  ev %.2f", number(metrics, "explainedVariance")));
        line.append(format("  stale %.1f", number(metrics, "stalenessMean")));
        line.append("  workers ").append(metrics.path("workers").asInt());
        if (metrics.path("measured").asBoolean()) {
            line.append("  measured");
        } else if (isLast(metrics, stepsWanted)) {
            line.append("  measuring the last snapshot…");
        } else if (stepsWanted > 0 && perSecond > 0) {
            line.append("  left ").append(duration((stepsWanted - step) / perSecond));
        }
        return line.toString();
    }

    private static String imitation(JsonNode imitation) {
        return format(
                "imitating  %s decisions  right %.0f %%  loss %.2f",
                count(number(imitation, "decisions")), 100 * number(imitation, "accuracy"), number(imitation, "loss"));
    }

    /** Whether the object is of the run's last update: what follows is the measuring of its last snapshot. */
    static boolean isLast(JsonNode metrics, long stepsWanted) {
        return stepsWanted > 0 && metrics.path("step").asLong() >= stepsWanted;
    }

    /** A rating with two standard deviations: {@code 412 ± 61}. */
    static String rating(double mean, double sigma) {
        return format("%.0f ± %.0f", mean, 2 * sigma);
    }

    /** From how many matches a rating is known: {@code  (24 matches)}; nothing where that is not said. */
    static String matches(long count) {
        return count == 0 ? "" : count == 1 ? " (1 match)" : " (" + count + " matches)";
    }

    /** A count with three digits and a unit: {@code 1.24 M}. */
    static String count(double value) {
        if (value >= 1e6) {
            return format("%.2f M", value / 1e6);
        }
        return value >= 1e3 ? format("%.1f k", value / 1e3) : format("%.0f", value);
    }

    /** A time to wait, as people say it: {@code 50 s}, {@code 4 min}, {@code 2.5 h}. */
    static String duration(double seconds) {
        if (seconds < 100) {
            return format("%.0f s", seconds);
        }
        return seconds < 6000 ? format("%.0f min", seconds / 60) : format("%.1f h", seconds / 3600);
    }

    private static double number(JsonNode metrics, String key) {
        return metrics.path(key).asDouble(Double.NaN);
    }

    private static String format(String format, Object... arguments) {
        return NEGATIVE_ZERO
                .matcher(String.format(Locale.ROOT, format, arguments))
                .replaceAll("");
    }
}
