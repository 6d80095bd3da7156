package dev.agon.league.cycle;

import dev.agon.league.config.PfspConfig.Weighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * By hand: what a share of matches against itself does to {@link Throws} where nothing is left to chance. The policy is a table of
 * four logits, its gradient the exact one of the outcome and of the entropy bonus, made into steps by Adam; opponents are itself and
 * its snapshots, all at once, each as much as {@code pfsp} would draw it. Prints a line for each share and schedule.
 */
final class CycleDynamics {
    private static final int UPDATES = 156;
    private static final int STEPS_OF_UPDATE = 4;
    private static final int UPDATES_OF_SNAPSHOT = 4;

    /** Snapshots over which win rates go back, as half-lives do. */
    private static final int KNOWN = 4;

    private static final double ENTROPY_BONUS = 0.2;

    /** Of outcomes, by which advantages are divided. */
    private static final double DEVIATION = 0.8;

    /** Of a table, which moves slower than a network with the same. */
    private static final double LEARNING_RATE = 0.05;

    private static final double FINAL_LEARNING_RATE = 0.005;
    private static final double DECAY = 0.9;
    private static final double DECAY_OF_SQUARES = 0.999;

    private final double latestShare;
    private final double finalLearningRate;
    private final List<double[]> snapshots = new ArrayList<>();
    private final double[] logits = {0.02, -0.03, 0.04, -0.01};
    private final double[] mean = new double[logits.length];
    private final double[] squares = new double[logits.length];
    private int steps;

    private CycleDynamics(double latestShare, double finalLearningRate) {
        this.latestShare = latestShare;
        this.finalLearningRate = finalLearningRate;
    }

    public static void main(String[] arguments) {
        System.out.println("learning rate, share against itself | rounds in the first half, in the second"
                + " | NashConv of snapshots in the last quarter: mean, greatest");
        for (double last : new double[] {LEARNING_RATE, FINAL_LEARNING_RATE}) {
            for (double share : new double[] {1, 0.5, 0.35, 0.2, 0.1}) {
                List<double[]> strategies = new CycleDynamics(share, last).strategies();
                int count = strategies.size();
                List<double[]> quarter = strategies.subList(3 * count / 4, count);
                System.out.printf(
                        Locale.ROOT,
                        "to %.3f, %.2f | %.2f %.2f | %.2f %.2f%n",
                        last,
                        share,
                        CycleRun.rounds(strategies.subList(0, count / 2)),
                        CycleRun.rounds(strategies.subList(count / 2 - 1, count)),
                        quarter.stream()
                                .mapToDouble(CycleRun::nashConv)
                                .average()
                                .orElseThrow(),
                        quarter.stream().mapToDouble(CycleRun::nashConv).max().orElseThrow());
            }
        }
    }

    private List<double[]> strategies() {
        for (int update = 0; update < UPDATES; update++) {
            if (update % UPDATES_OF_SNAPSHOT == 0) {
                snapshots.add(strategy());
            }
            double[] opponent = opponent();
            double done = (double) update / UPDATES;
            for (int step = 0; step < STEPS_OF_UPDATE; step++) {
                step(opponent, LEARNING_RATE + done * (finalLearningRate - LEARNING_RATE));
            }
        }
        return snapshots;
    }

    private double[] strategy() {
        double[] chances = Arrays.stream(logits).map(Math::exp).toArray();
        double sum = Arrays.stream(chances).sum();
        return Arrays.stream(chances).map(chance -> chance / sum).toArray();
    }

    /** What the policy meets: itself, and the snapshots by how hard they are to beat. */
    private double[] opponent() {
        double[] weights = snapshots.stream()
                .mapToDouble(past -> Weighting.HARD.of(winRate(past)))
                .toArray();
        double sum = Arrays.stream(weights).sum();
        double[] own = strategy();
        double[] met = new double[own.length];
        for (int hand = 0; hand < met.length; hand++) {
            met[hand] = latestShare * own[hand];
            for (int i = 0; i < weights.length; i++) {
                met[hand] += (1 - latestShare) * weights[i] / sum * snapshots.get(i)[hand];
            }
        }
        return met;
    }

    private double winRate(double[] past) {
        return 0.5
                + 0.5
                        * snapshots.subList(Math.max(0, snapshots.size() - KNOWN), snapshots.size()).stream()
                                .mapToDouble(recent -> CycleRun.payoff(recent, past))
                                .average()
                                .orElseThrow();
    }

    private void step(double[] opponent, double rate) {
        double[] own = strategy();
        double value = CycleRun.payoff(own, opponent);
        double entropy = -Arrays.stream(own).map(p -> p * Math.log(p)).sum();
        steps++;
        for (int hand = 0; hand < own.length; hand++) {
            double gain = 0;
            for (int against = 0; against < opponent.length; against++) {
                gain += Throws.PAYOFF[hand][against] * opponent[against];
            }
            double gradient =
                    own[hand] * ((gain - value) / DEVIATION - ENTROPY_BONUS * (Math.log(own[hand]) + entropy));
            mean[hand] = DECAY * mean[hand] + (1 - DECAY) * gradient;
            squares[hand] = DECAY_OF_SQUARES * squares[hand] + (1 - DECAY_OF_SQUARES) * gradient * gradient;
            double size = Math.sqrt(squares[hand] / (1 - Math.pow(DECAY_OF_SQUARES, steps))) + 1e-5;
            logits[hand] += rate * mean[hand] / (1 - Math.pow(DECAY, steps)) / size;
        }
    }
}
