package dev.agon.benchmarks;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.matchmaking.EvaluationScheduler;
import dev.agon.league.matchmaking.Pairing;
import dev.agon.league.rating.AlphaRank;
import dev.agon.league.rating.Nash;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.MatchRecord.Seat;
import dev.agon.league.store.PlayerName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a population costs: one evaluation turn, Nash averaging and α-rank. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RatingBenchmark {
    private static final List<Game.Anchor> ANCHORS =
            List.of(new Game.Anchor("low", -400), new Game.Anchor("middle", 0), new Game.Anchor("high", 400));

    /** How many snapshots there are. */
    @Param({"10", "100", "1000"})
    public int population;

    private final RatingTable table = new RatingTable(ANCHORS);
    private EvaluationScheduler scheduler = new EvaluationScheduler(1, table);
    private double[][] payoff = {};

    /** Lets each snapshot play 50 matches. */
    @Setup
    public void play() {
        MatchRandom random = new MatchRandom(1);
        for (int match = 0; match < 25 * population; match++) {
            String player = snapshot(random.nextInt(population));
            String opponent = random.nextInt(5) == 0 ? "bot:middle" : snapshot(random.nextInt(population));
            double outcome = random.nextInt(2) * 2 - 1;
            table.take(new MatchRecord(
                    "match",
                    Purpose.EVALUATION,
                    0,
                    Instant.EPOCH,
                    0,
                    0,
                    0,
                    List.of(new Seat(0, player, outcome), new Seat(1, opponent, -outcome))));
        }
        scheduler = new EvaluationScheduler(1, table);
        payoff = new double[population][population];
        for (int i = 0; i < population; i++) {
            scheduler.addSnapshot(snapshot(i));
            for (int j = 0; j < i; j++) {
                payoff[i][j] = random.nextFloat() - 0.5 + 0.2 * Math.signum(random.nextFloat() - 0.3);
                payoff[j][i] = -payoff[i][j];
            }
        }
    }

    private static String snapshot(int number) {
        return PlayerName.snapshot(PlayerName.MAIN_AGENT, number);
    }

    /** One decision who meets whom. */
    @Benchmark
    public Optional<Pairing> evaluationTurn() {
        return scheduler.next(1, 1);
    }

    /** The maximum-entropy equilibrium of random payoffs: many carry mass, as in no real ladder. */
    @Benchmark
    public double[] nash() {
        return Nash.equilibrium(payoff);
    }

    /** α-rank of the same payoffs. */
    @Benchmark
    public double[] alphaRank() {
        return AlphaRank.limit(payoff, AlphaRank.POPULATION);
    }
}
