package dev.agon.benchmarks;

import dev.agon.game.Games;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One tick of a game: every awaited view observed, random orders drawn, one advance; a new match where the last is over. */
@State(Scope.Thread)
public class TickBenchmark {
    /** Which game. */
    @Param({"connect4", "kuhn", "leduc", "lanes1v1", "lanes3v3", "lanes5v5"})
    public String game = "";

    private @Nullable EndlessPlay play;

    /** Starts the first match. */
    @Setup
    public void start() {
        play = new EndlessPlay(Games.onClassPath().get(game));
    }

    /** Plays one tick. */
    @Benchmark
    public int tick() {
        return Objects.requireNonNull(play).tick();
    }
}
