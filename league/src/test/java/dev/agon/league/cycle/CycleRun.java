package dev.agon.league.cycle;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyFile;
import dev.agon.agents.policy.PolicyProbe;
import dev.agon.game.Game;
import dev.agon.game.Games;
import dev.agon.game.Observation;
import dev.agon.league.config.ConfigYaml;
import dev.agon.league.config.RunConfig;
import dev.agon.league.inprocess.InProcess;
import dev.agon.league.rating.Nash;
import dev.agon.league.run.RunFolder;
import dev.agon.league.store.PlayerName;
import dev.agon.league.store.SnapshotRecord;
import dev.agon.league.store.SqliteStore;
import dev.agon.league.store.StoreReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run of {@link Throws}, by a real learner and a real worker, and what its snapshots throw. */
final class CycleRun {
    private static final List<String> SETTINGS = List.of(
            "ppo.batch=1024",
            "ppo.minibatch=512",
            "ppo.reuse=2",
            "ppo.rolloutSteps=16",
            "ppo.learningRate=0.001",
            "ppo.finalLearningRate=0.001",
            "ppo.entropyBonus=0.2",
            "ppo.finalEntropyBonus=0.2",
            "worker.matches=64",
            "league.snapshotEverySteps=4000",
            "worker.spareAfterSeconds=0",
            "workers=1");

    private final Path folder;
    private final Games games;
    private final RunFolder run;

    /** A run in that folder, which is made. */
    CycleRun(Path folder, List<String> settings) throws IOException {
        this.folder = folder;
        games = InProcess.games(folder, Throws.class);
        List<String> all = new ArrayList<>(SETTINGS);
        all.addAll(settings);
        RunConfig config = ConfigYaml.override(RunConfig.defaults(Throws.NAME), all);
        run = RunFolder.createAt(folder.resolve("run"), config);
    }

    void train() throws IOException, InterruptedException {
        InProcess.train(run, folder.resolve("token"), games);
    }

    /** The chance of each hand, by the main agent's snapshots in their order. */
    List<double[]> strategies() {
        Game game = games.get(Throws.NAME);
        try (StoreReader store = SqliteStore.openReadOnly(run.database())) {
            return store.snapshots().stream()
                    .filter(snapshot -> snapshot.agent().equals(PlayerName.MAIN_AGENT))
                    .map(snapshot -> strategy(game, snapshot))
                    .toList();
        }
    }

    private double[] strategy(Game game, SnapshotRecord snapshot) {
        Policy policy;
        try {
            policy = PolicyFile.read(run.path().resolve(snapshot.file()), game);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Observation seen = new Observation(game.layout(), 1);
        game.start(0).observe(0, seen);
        try (PolicyProbe probe = new PolicyProbe(policy)) {
            float[] logits = probe.look(seen, new CoreState(policy.spec())).verbLogits()[0];
            double sum = 0;
            double[] chances = new double[logits.length];
            for (int hand = 0; hand < chances.length; hand++) {
                chances[hand] = Math.exp(logits[hand]);
                sum += chances[hand];
            }
            for (int hand = 0; hand < chances.length; hand++) {
                chances[hand] /= sum;
            }
            return chances;
        }
    }

    /** What both sides together could gain by best responses to a strategy that both follow; 0 in equilibrium, 2 at most. */
    static double nashConv(double[] strategy) {
        double best = Double.NEGATIVE_INFINITY;
        for (int[] row : Throws.PAYOFF) {
            double gain = 0;
            for (int hand = 0; hand < strategy.length; hand++) {
                gain += row[hand] * strategy[hand];
            }
            best = Math.max(best, gain);
        }
        return 2 * best;
    }

    /**
     * How often strategies that follow each other go round, from paper over scissors and the well back to paper: the area that they go
     * round, as a share of that of the triangle between these three. What sways to and fro comes to 0, and so does a round that is
     * hardly one.
     */
    static double rounds(List<double[]> strategies) {
        double area = 0;
        for (int i = 1; i < strategies.size(); i++) {
            double[] from = withoutRock(strategies.get(i - 1));
            double[] to = withoutRock(strategies.get(i));
            for (int hand = 0; hand < from.length; hand++) {
                int next = (hand + 1) % from.length;
                area += (from[hand] * to[next] - from[next] * to[hand]) / from.length;
            }
        }
        return area;
    }

    /** The shares of paper, scissors and the well in what a strategy throws of these. */
    private static double[] withoutRock(double[] strategy) {
        double rest = 1 - strategy[0];
        return new double[] {strategy[1] / rest, strategy[2] / rest, strategy[3] / rest};
    }

    /** The strategy of who draws one of these players by the equilibrium of their exact payoffs, and throws as that one would. */
    static double[] mixture(List<double[]> players) {
        double[][] payoff = new double[players.size()][players.size()];
        for (int row = 0; row < payoff.length; row++) {
            for (int column = 0; column < row; column++) {
                payoff[row][column] = payoff(players.get(row), players.get(column));
                payoff[column][row] = -payoff[row][column];
            }
        }
        double[] mass = Nash.equilibrium(payoff);
        double[] mixed = new double[Throws.HANDS.size()];
        for (int player = 0; player < mass.length; player++) {
            for (int hand = 0; hand < mixed.length; hand++) {
                mixed[hand] += mass[player] * players.get(player)[hand];
            }
        }
        return mixed;
    }

    /** What the first wins from the second on average. */
    static double payoff(double[] one, double[] other) {
        double sum = 0;
        for (int hand = 0; hand < one.length; hand++) {
            for (int against = 0; against < other.length; against++) {
                sum += one[hand] * other[against] * Throws.PAYOFF[hand][against];
            }
        }
        return sum;
    }
}
