package dev.agon.benchmarks.peers;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several contestants at the same job, in turns of equal time, so that what else the machine does hits all alike. The figure of a
 * contestant is the median of its turns, by the clock and by the process's processor time.
 */
final class Duel {
    private static final double NANOS = 1e9;

    private final List<Contestant> contestants;
    private final int turns;
    private final double secondsOfTurn;

    /**
     * A contestant's figures.
     *
     * @param perSecond samples or steps a second by the clock, median of the turns
     * @param best the best turn
     * @param perCpuSecond the same by processor time, of all threads together
     */
    record Figures(String name, String algebra, double perSecond, double best, double perCpuSecond) {}

    Duel(List<Contestant> contestants, int turns, double secondsOfTurn) {
        this.contestants = contestants;
        this.turns = turns;
        this.secondsOfTurn = secondsOfTurn;
    }

    /** Warms everybody up for two turns, then measures. */
    List<Figures> run() {
        double[][] clock = new double[contestants.size()][turns];
        double[][] processor = new double[contestants.size()][turns];
        for (int turn = -2; turn < turns; turn++) {
            for (int i = 0; i < contestants.size(); i++) {
                long cpu = cpuNanos();
                long start = System.nanoTime();
                long done = 0;
                while (System.nanoTime() - start < secondsOfTurn * NANOS) {
                    done += contestants.get(i).once();
                }
                if (turn >= 0) {
                    clock[i][turn] = done * NANOS / (System.nanoTime() - start);
                    processor[i][turn] = done * NANOS / (cpuNanos() - cpu);
                }
            }
        }
        List<Figures> figures = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) {
            Arrays.sort(clock[i]);
            Arrays.sort(processor[i]);
            Contestant contestant = contestants.get(i);
            figures.add(new Figures(
                    contestant.name(),
                    contestant.algebra(),
                    clock[i][turns / 2],
                    clock[i][turns - 1],
                    processor[i][turns / 2]));
        }
        return figures;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
