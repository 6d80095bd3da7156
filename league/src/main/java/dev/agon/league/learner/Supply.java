package dev.agon.league.learner;

import dev.agon.agents.rollout.Rollout;
import dev.agon.league.store.MatchmakerState;
import dev.agon.proto.training.RoundsState;
import java.util.List;
import java.util.Optional;

/** Where the learner's batches come from. Used by the learner's thread. */
interface Supply extends AutoCloseable {
    /**
     * What one agent learns from next.
     *
     * @param rollouts played by policies of the agent up to its version
     */
    record Batch(AgentTraining agent, List<Rollout> rollouts) {}

    /** The next batch; none when it does not come within about a second. */
    Optional<Batch> next() throws InterruptedException;

    /** A snapshot that was due joined the population. */
    void joined(String snapshot);

    /** What must not be forgotten of whom the agent played. */
    MatchmakerState matchmaker(String agent);

    /** Everything that a checkpoint must keep of what is played, where the run is to go on as if it had never stopped. */
    Optional<RoundsState> state();

    /** Nothing more is taken. */
    @Override
    void close();
}
