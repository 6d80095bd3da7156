package dev.agon.league.learner;

import dev.agon.agents.rollout.Rollout;
import dev.agon.league.store.MatchmakerState;
import dev.agon.proto.training.RoundsState;
import java.util.List;
import java.util.Optional;

/** Where the learner's batches come from. Used by the learner's thread. */
interface Supply extends AutoCloseable {
    /**
     * The next batch, played by policies up to the progress' version; none when it does not come within about a second.
     *
     * @param progress how far the run has come
     */
    List<Rollout> next(Progress progress) throws InterruptedException;

    /** A snapshot that was due joined the population. */
    void joined(String snapshot);

    /** What must not be forgotten of who played whom. */
    MatchmakerState matchmaker();

    /** Everything that a checkpoint must keep of what is played, where the run is to go on as if it had never stopped. */
    Optional<RoundsState> state();

    /** Nothing more is taken. */
    @Override
    void close();
}
