package dev.agon.league.cycle;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * By hand: trains {@link Throws} under some matchmakers, each with some seeds, and prints how the snapshots do. {@code STEPS
 * SEED,SEED... MATCHMAKER,MATCHMAKER... SETTING...}, e.g. {@code 160000 1,2,3 latest,pfsp}; the setting {@code all} prints every
 * snapshot.
 */
final class CycleFigures {
    private static final String ALL = "all";
    private static final int QUARTERS = 4;
    private static final int EIGHTHS = 8;

    private CycleFigures() {}

    public static void main(String[] arguments) throws Exception {
        List<String> more = new ArrayList<>(Arrays.asList(arguments).subList(3, arguments.length));
        boolean all = more.remove(ALL);
        System.out.println("matchmaker seed | by quarters: mean NashConv of snapshots | greatest | rounds"
                + " | NashConv of the mixture after each eighth");
        for (String matchmaker : arguments[2].split(",")) {
            for (String seed : arguments[1].split(",")) {
                List<String> settings = new ArrayList<>(more);
                settings.add("steps=" + arguments[0]);
                settings.add("seed=" + seed);
                settings.add("league.matchmaker=" + matchmaker);
                CycleRun run = new CycleRun(Files.createTempDirectory("cycle"), settings);
                run.train();
                List<double[]> strategies = run.strategies();
                if (all) {
                    printAll(strategies, System.out);
                }
                System.out.println(matchmaker + " " + seed + " | " + summary(strategies));
            }
        }
        System.exit(0);
    }

    private static String summary(List<double[]> strategies) {
        return quarters(strategies, "%.2f", CycleFigures::mean)
                + " | " + quarters(strategies, "%.2f", CycleFigures::greatest)
                + " | " + quarters(strategies, "%.2f", CycleRun::rounds)
                + " | " + mixtures(strategies);
    }

    private interface Figure {
        double of(List<double[]> strategies);
    }

    /** A figure of each quarter of the snapshots, with the last one before it. */
    private static String quarters(List<double[]> strategies, String format, Figure figure) {
        int count = strategies.size();
        return IntStream.range(0, QUARTERS)
                .mapToObj(quarter -> strategies.subList(
                        Math.max(0, quarter * count / QUARTERS - 1), (quarter + 1) * count / QUARTERS))
                .map(part -> String.format(Locale.ROOT, format, figure.of(part)))
                .collect(Collectors.joining(" "));
    }

    private static double mean(List<double[]> strategies) {
        return strategies.stream().mapToDouble(CycleRun::nashConv).average().orElse(0);
    }

    private static double greatest(List<double[]> strategies) {
        return strategies.stream().mapToDouble(CycleRun::nashConv).max().orElse(0);
    }

    private static String mixtures(List<double[]> strategies) {
        return IntStream.rangeClosed(1, EIGHTHS)
                .mapToDouble(eighth -> mixed(strategies.subList(0, eighth * strategies.size() / EIGHTHS)))
                .mapToObj(nashConv -> String.format(Locale.ROOT, "%.3f", nashConv))
                .collect(Collectors.joining(" "));
    }

    private static double mixed(List<double[]> strategies) {
        return CycleRun.nashConv(CycleRun.mixture(strategies));
    }

    private static void printAll(List<double[]> strategies, PrintStream out) {
        out.println("snapshot: rock paper scissors well, NashConv of it, of the population's mixture");
        for (int i = 0; i < strategies.size(); i++) {
            double[] strategy = strategies.get(i);
            out.printf(
                    Locale.ROOT,
                    "%4d: %.2f %.2f %.2f %.2f, %.3f, %.3f%n",
                    i,
                    strategy[0],
                    strategy[1],
                    strategy[2],
                    strategy[3],
                    CycleRun.nashConv(strategy),
                    mixed(strategies.subList(0, i + 1)));
        }
    }
}
