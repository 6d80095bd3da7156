package dev.agon.league.cycle;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * By hand: trains {@link Throws} under some matchmakers, each with some seeds, and prints how the snapshots do. {@code STEPS
 * SEED,SEED... MATCHMAKER,MATCHMAKER... SETTING...}, e.g. {@code 160000 1,2,3 latest,pfsp}; the setting {@code all} prints every
 * snapshot.
 */
final class CycleFigures {
    private static final String ALL = "all";

    private CycleFigures() {}

    public static void main(String[] arguments) throws Exception {
        List<String> more = new ArrayList<>(Arrays.asList(arguments).subList(3, arguments.length));
        boolean all = more.remove(ALL);
        System.out.println("matchmaker seed | NashConv of snapshots, second half: mean most | favourite hand changed"
                + " | NashConv of the mixture after a quarter, half, all");
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
        int count = strategies.size();
        List<double[]> late = strategies.subList(count / 2, count);
        double mean = late.stream().mapToDouble(CycleRun::nashConv).average().orElse(0);
        double most = late.stream().mapToDouble(CycleRun::nashConv).max().orElse(0);
        return String.format(
                Locale.ROOT,
                "%.2f %.2f | %d | %.3f %.3f %.3f",
                mean,
                most,
                changes(late),
                mixed(strategies.subList(0, count / 4)),
                mixed(strategies.subList(0, count / 2)),
                mixed(strategies));
    }

    private static double mixed(List<double[]> strategies) {
        return CycleRun.nashConv(CycleRun.mixture(strategies));
    }

    /** How often the likeliest hand is another one than a snapshot before. */
    private static int changes(List<double[]> strategies) {
        int changes = 0;
        for (int i = 1; i < strategies.size(); i++) {
            changes += favourite(strategies.get(i)) == favourite(strategies.get(i - 1)) ? 0 : 1;
        }
        return changes;
    }

    private static int favourite(double[] strategy) {
        return IntStream.range(0, strategy.length)
                .reduce((best, hand) -> strategy[hand] > strategy[best] ? hand : best)
                .orElseThrow();
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
