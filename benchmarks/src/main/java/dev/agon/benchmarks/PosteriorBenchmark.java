package dev.agon.benchmarks;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.league.rating.Rating;
import dev.agon.league.rating.RatingTable;
import dev.agon.league.store.MatchRecord;
import dev.agon.league.store.MatchRecord.Purpose;
import dev.agon.league.store.MatchRecord.Seat;
import dev.agon.league.store.PlayerName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What it costs to compute all ratings of a run from all its results. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PosteriorBenchmark {
    private static final List<Game.Anchor> ANCHORS =
            List.of(new Game.Anchor("low", -400), new Game.Anchor("middle", 0), new Game.Anchor("high", 900));

    private static final int MATCHES_WITH_ANCHORS = 2;

    /** How many snapshots there are. */
    @Param({"100", "1000", "5000"})
    public int population;

    private final MatchRandom random = new MatchRandom(1);
    private final RatingTable table = new RatingTable(ANCHORS);

    /** Each snapshot meets two anchors, one of the ten before it, and one of all before it, as in a run that goes on for days. */
    @Setup
    public void play() {
        for (int snapshot = 0; snapshot < population; snapshot++) {
            for (int match = 0; match < MATCHES_WITH_ANCHORS; match++) {
                Game.Anchor anchor = ANCHORS.get(random.nextInt(ANCHORS.size()));
                play(snapshot, PlayerName.bot(anchor.bot()), anchor.rating());
            }
            if (snapshot > 0) {
                int near = snapshot - 1 - random.nextInt(Math.min(10, snapshot));
                int any = random.nextInt(snapshot);
                play(snapshot, name(near), strength(near));
                play(snapshot, name(any), strength(any));
            }
        }
    }

    private void play(int snapshot, String opponent, double rating) {
        double chance = 1 / (1 + Math.pow(10, (rating - strength(snapshot)) / 400));
        double outcome = random.nextFloat() < chance ? 1 : -1;
        table.take(new MatchRecord(
                "match",
                Purpose.EVALUATION,
                0,
                Instant.EPOCH,
                0,
                0,
                0,
                List.of(new Seat(0, name(snapshot), outcome), new Seat(1, opponent, -outcome))));
    }

    private static double strength(int snapshot) {
        return 1200 * (1 - Math.exp(-snapshot / 100.0));
    }

    private static String name(int snapshot) {
        return PlayerName.snapshot(PlayerName.MAIN_AGENT, snapshot);
    }

    /** All ratings from all results at once. */
    @Benchmark
    public Map<String, Rating> posterior() {
        return table.posterior();
    }
}
