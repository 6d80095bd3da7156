package dev.agon.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.agon.league.run.MetricsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Win rate against wall time, from what runs measured of themselves while they trained: {@code LearningCurve SVG BOT[,BOT...] RUN...}
 * draws a curve for every run and bot and prints the same figures as a table. A run that began from the last snapshot of another
 * is given as {@code FIRST+SECOND}: its clock counts the time of both, not what lay between them, and its win rates are those of the last.
 *
 * <p>A figure is the share of points, a draw counting half, of the last twenty rated matches of the newest snapshots against the bot
 * (key {@code winRates} of the metrics), so its standard error is up to 0.11.
 */
public final class LearningCurve {
    private static final Duration TABLE_STEP = Duration.ofMinutes(2);

    /** Between two lines of the metrics: a run that writes nothing for so long was stopped, and that time is not counted. */
    private static final Duration PAUSE = Duration.ofMinutes(5);

    /**
     * What became of one run.
     *
     * @param name the run's
     * @param rates win rate against each bot, by seconds of training, all stages counted
     * @param steps decisions of the last stage, by the same seconds
     */
    record Series(String name, Map<String, TreeMap<Double, Double>> rates, TreeMap<Double, Long> steps) {}

    private LearningCurve() {}

    /** Arguments: the drawing to be written, names of bots, folders of runs. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            System.err.println("usage: LearningCurve SVG BOT[,BOT...] RUN[+RUN...]...");
            System.exit(2);
        }
        List<String> bots = List.of(arguments[1].split(","));
        List<Series> all = new ArrayList<>();
        try {
            for (String run : Arrays.copyOfRange(arguments, 2, arguments.length)) {
                all.add(read(run, bots));
            }
        } catch (IllegalArgumentException foreign) {
            System.err.println(foreign.getMessage());
            System.exit(3);
        }
        Files.writeString(Path.of(arguments[0]), new CurveDrawing(all, bots).svg());
        System.out.print(table(all, bots));
    }

    static Series read(String stages, List<String> bots) throws IOException {
        String[] folders = stages.split("\\+");
        Path last = Path.of(folders[folders.length - 1]);
        List<JsonNode> lines = metrics(last);
        double earlier = 0;
        for (int stage = 0; stage < folders.length - 1; stage++) {
            Path run = Path.of(folders[stage]);
            List<Double> seconds = trained(run, metrics(run));
            earlier += seconds.get(seconds.size() - 1);
        }
        List<Double> trained = trained(last, lines);
        Map<String, TreeMap<Double, Double>> rates = new TreeMap<>();
        TreeMap<Double, Long> steps = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            double second = earlier + trained.get(i);
            steps.put(second, line.path("step").asLong());
            for (String bot : bots) {
                JsonNode rate = line.path("winRates").path(bot);
                if (rate.isNumber()) {
                    rates.computeIfAbsent(bot, any -> new TreeMap<>()).put(second, rate.asDouble());
                }
            }
        }
        return new Series(last.getFileName().toString(), rates, steps);
    }

    /** Seconds that a run had trained at each of its lines. */
    private static List<Double> trained(Path run, List<JsonNode> lines) throws IOException {
        List<Double> seconds = new ArrayList<>();
        Duration trained = Duration.ZERO;
        Instant before = began(run, lines);
        for (JsonNode line : lines) {
            Duration since = Duration.between(before, time(line));
            trained = since.compareTo(PAUSE) < 0 ? trained.plus(since) : trained;
            before = time(line);
            seconds.add(trained.toMillis() / 1000.0);
        }
        return seconds;
    }

    private static Instant time(JsonNode line) {
        return Instant.parse(line.path("time").asText());
    }

    private static List<JsonNode> metrics(Path run) {
        List<JsonNode> lines = MetricsReader.all(run.resolve("metrics.jsonl"));
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(run + " has no metrics: is it the folder of a run?");
        }
        return lines;
    }

    /** The configuration is the first thing that a run writes; one that went on with other settings has written it again. */
    private static Instant began(Path run, List<JsonNode> lines) throws IOException {
        Instant configured =
                Files.getLastModifiedTime(run.resolve("config.yaml")).toInstant();
        Instant first = time(lines.get(0));
        return configured.isBefore(first) ? configured : first;
    }

    private static String table(List<Series> all, List<String> bots) {
        StringBuilder text = new StringBuilder("| minutes |");
        for (Series series : all) {
            text.append(' ').append(series.name()).append(": decisions |");
            bots.forEach(bot -> text.append(' ').append(bot).append(" |"));
        }
        text.append("\n|")
                .append("---|".repeat(1 + all.size() * (1 + bots.size())))
                .append('\n');
        double end = all.stream().mapToDouble(s -> s.steps().lastKey()).max().orElseThrow();
        for (double second = TABLE_STEP.toSeconds();
                second < end + TABLE_STEP.toSeconds();
                second += TABLE_STEP.toSeconds()) {
            text.append(String.format(Locale.ROOT, "| %.0f |", second / 60));
            for (Series series : all) {
                row(text, series, bots, second);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static void row(StringBuilder text, Series series, List<String> bots, double second) {
        boolean over = second >= series.steps().lastKey() + TABLE_STEP.toSeconds();
        Map.Entry<Double, Long> step = over ? null : series.steps().floorEntry(second);
        text.append(step == null ? "  |" : String.format(Locale.ROOT, " %.1f M |", step.getValue() / 1e6));
        for (String bot : bots) {
            Map.Entry<Double, Double> rate = step == null
                    ? null
                    : series.rates().getOrDefault(bot, new TreeMap<>()).floorEntry(second);
            text.append(rate == null ? "  |" : String.format(Locale.ROOT, " %.0f %% |", 100 * rate.getValue()));
        }
    }
}
