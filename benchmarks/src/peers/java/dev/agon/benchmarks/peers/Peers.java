package dev.agon.benchmarks.peers;

import dev.agon.agents.network.CoreKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Trains and runs the reference network here and in other libraries, side by side, and prints tables for docs/results/peers.md:
 * {@code Peers [TURNS [SECONDS [JOB]]]}, where JOB is a part of a table's title and keeps to tables with that title. Before a
 * clock starts all must have computed the same.
 */
public final class Peers {
    private static final List<CoreKind> CORES = List.of(CoreKind.NONE, CoreKind.LSTM);

    /** Parts in which PyTorch computes a minibatch: whole, as most would write it, and in parts that suit its caches better. */
    private static final List<Integer> CHUNKS = List.of(1, 4, 16);

    private final int turns;
    private final double seconds;
    private final String job;

    private Peers(int turns, double seconds, String job) {
        this.turns = turns;
        this.seconds = seconds;
        this.job = job;
    }

    /** Runs everything that was asked for. */
    public static void main(String[] arguments) {
        int turns = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 7;
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1.5;
        new Peers(turns, seconds, arguments.length > 2 ? arguments[2] : "").run();
    }

    private void run() {
        say(
                "JDK %s, minibatch %d, LSTM over %d steps, forward batch %d, %d turns of %.1f s",
                Runtime.version(), Ours.MINIBATCH, Ours.config().sequenceSteps(), OurForward.BATCH, turns, seconds);
        for (CoreKind core : CORES) {
            say(
                    "greatest difference, core %s: of a weight after one update %.1e, of a value %.1e",
                    core.key(), SameResults.ofTraining(core), SameResults.ofForward(core));
        }
        for (CoreKind core : CORES) {
            compare("training, core " + core.key() + ", 1 thread", () -> trainers(core, 1));
            compare("training, core " + core.key() + ", 2 threads", () -> trainers(core, 2));
        }
        for (CoreKind core : CORES) {
            compare(
                    "forward, core " + core.key() + ", 1 thread",
                    () -> List.of(
                            new OurForward(core),
                            new OurNetwork(core),
                            new OnnxForward(core, false),
                            new OnnxForward(core, true)));
        }
    }

    private static List<Contestant> trainers(CoreKind core, int threads) {
        float[] scale = SameResults.returnScale(core);
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new Ours(core, threads));
        for (int chunks : CHUNKS) {
            contestants.add(new TorchTraining(core, threads, chunks, scale));
        }
        return contestants;
    }

    private void compare(String title, Supplier<List<Contestant>> made) {
        if (!title.contains(job)) {
            return;
        }
        List<Contestant> contestants = made.get();
        List<Duel.Figures> all = new Duel(contestants, turns, seconds).run();
        say("%n**%s**%n", title);
        say(
                "| library | products by | a second, median | best turn | a processor second | ours to it: median, best, processor |");
        say("|---|---|---|---|---|---|");
        Duel.Figures ours = all.get(0);
        for (Duel.Figures figures : all) {
            say(
                    "| %s | %s | %,.0f | %,.0f | %,.0f | %.2f, %.2f, %.2f |",
                    figures.name(),
                    figures.algebra(),
                    figures.perSecond(),
                    figures.best(),
                    figures.perCpuSecond(),
                    ours.perSecond() / figures.perSecond(),
                    ours.best() / figures.best(),
                    ours.perCpuSecond() / figures.perCpuSecond());
        }
        contestants.forEach(Contestant::close);
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
