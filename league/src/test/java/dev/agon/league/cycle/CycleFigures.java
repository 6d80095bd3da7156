package dev.agon.league.cycle;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * By hand: trains {@link Throws} and prints how its snapshots do. {@code STEPS SEED SETTING...}, e.g. {@code 400000 1
 * league.matchmaker=pfsp}.
 */
final class CycleFigures {
    private CycleFigures() {}

    public static void main(String[] arguments) throws Exception {
        List<String> settings = new ArrayList<>(Arrays.asList(arguments).subList(2, arguments.length));
        settings.add("steps=" + arguments[0]);
        settings.add("seed=" + arguments[1]);
        Path folder = Files.createTempDirectory("cycle");
        CycleRun run = new CycleRun(folder, settings);
        run.train();
        print(run.strategies(), System.out);
        System.exit(0);
    }

    private static void print(List<double[]> strategies, PrintStream out) {
        out.println("snapshot  rock paper scissors well  NashConv of it  of the population's mixture");
        for (int i = 0; i < strategies.size(); i++) {
            double[] strategy = strategies.get(i);
            out.printf(
                    Locale.ROOT,
                    "%4d  %.2f %.2f %.2f %.2f  %.3f  %.3f%n",
                    i,
                    strategy[0],
                    strategy[1],
                    strategy[2],
                    strategy[3],
                    CycleRun.nashConv(strategy),
                    CycleRun.nashConv(CycleRun.mixture(strategies.subList(0, i + 1))));
        }
    }
}
