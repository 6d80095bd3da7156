package dev.agon.league.wire;

import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.agents.rollout.RolloutSize;
import dev.agon.game.Layout;
import dev.agon.proto.training.PackedRollout;
import dev.agon.proto.training.WeightsId;

/**
 * Rollouts as messages and back, to the last bit; a message follows from the rollout alone. What comes back is checked to be what the
 * layout allows: rows are in range, orders are legal, numbers are finite; so nobody further in has to ask again. May be shared between
 * threads.
 */
public final class RolloutCodec {
    private final PolicySpec spec;
    private final Layout layout;
    private final Grids grids;
    private final int longestChunk;

    /** A codec for rollouts of policies of this shape. Looks on at some play of the game first, for a moment. */
    public RolloutCodec(PolicySpec spec) {
        this(spec, Protocol.MAX_ROLLOUT_STEPS);
    }

    /**
     * A codec that refuses rollouts that nobody could learn from.
     *
     * @param longestChunk most steps between two core states
     */
    public RolloutCodec(PolicySpec spec, int longestChunk) {
        this.spec = spec;
        this.longestChunk = longestChunk;
        layout = spec.layout();
        grids = Grids.of(spec.game());
    }

    /** The rollout as a message; {@code weights} are the oldest that gave any of its orders. */
    public PackedRollout encode(Rollout rollout, WeightsId weights) {
        RolloutSize size = rollout.size;
        return PackedRollout.newBuilder()
                .setWeights(weights)
                .setSeats(size.seats())
                .setSteps(size.steps())
                .setStateLength(size.stateLength())
                .setChunkSteps(size.chunkSteps())
                .setLearningSeats(rollout.learningSeats)
                .setEnded(rollout.ended)
                .setEntities(size.entities())
                .setActors(size.actors())
                .setGrids(grids.checksum())
                .setBody(new RolloutWriter(layout, grids, rollout).body())
                .build();
    }

    /**
     * The message as a rollout.
     *
     * @throws RefusedException saying what in it cannot be
     */
    public Rollout decode(PackedRollout message) throws RefusedException {
        Rollout rollout = new Rollout(spec, size(message));
        rollout.learningSeats = message.getLearningSeats();
        rollout.ended = message.getEnded();
        rollout.policyVersion = message.getWeights().getVersion();
        new RolloutReader(layout, grids, rollout, message.getBody().toByteArray()).read();
        return rollout;
    }

    private RolloutSize size(PackedRollout message) throws RefusedException {
        int steps = message.getSteps();
        require(steps >= 1 && steps <= Protocol.MAX_ROLLOUT_STEPS, "steps", steps);
        int chunk = message.getChunkSteps();
        require(chunk >= 1 && chunk <= longestChunk, "chunk_steps", chunk);
        require(message.getSeats() >= 1 && message.getSeats() <= spec.maxSeatsOfView(), "seats", message.getSeats());
        long learning = message.getLearningSeats();
        require(message.getSeats() == Long.SIZE || learning >>> message.getSeats() == 0, "learning_seats", learning);
        require(message.getStateLength() == spec.stateLength(), "state_length", message.getStateLength());
        require(message.getGrids() == grids.checksum(), "grids", Integer.toHexString(message.getGrids()));
        // Each entity and each actor takes a byte at least, so what is allotted is bounded by what was sent.
        int bytes = message.getBody().size();
        require(message.getEntities() >= 0 && message.getEntities() <= bytes, "entities", message.getEntities());
        require(message.getActors() >= 0 && message.getActors() <= bytes, "actors", message.getActors());
        RolloutSize size = new RolloutSize(
                message.getSeats(),
                steps,
                message.getEntities(),
                message.getActors(),
                message.getStateLength(),
                message.getChunkSteps());
        require(numbers(size) <= Protocol.MAX_ROLLOUT_NUMBERS, "size", numbers(size) + " numbers");
        return size;
    }

    private long numbers(RolloutSize size) {
        long each = layout.globals().size()
                + layout.changingPlaneLength()
                + (long) size.seats() * (1 + spec.game().rewardTerms().size());
        return (size.steps() + 1) * each
                + (long) size.entities() * (layout.features().size() + 2)
                + (long) size.actors() * (5 + 2 + 2L * layout.targetWords())
                + (long) (size.chunks() + 1) * size.stateLength();
    }

    private static void require(boolean condition, String field, Object value) throws RefusedException {
        if (!condition) {
            throw new RefusedException("rollout field " + field + " cannot be " + value);
        }
    }
}
