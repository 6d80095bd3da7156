package dev.agon.agents.rl4j;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.gym.StepReply;
import org.deeplearning4j.rl4j.mdp.MDP;
import org.deeplearning4j.rl4j.space.ArrayObservationSpace;
import org.deeplearning4j.rl4j.space.Box;
import org.deeplearning4j.rl4j.space.DiscreteSpace;
import org.deeplearning4j.rl4j.space.ObservationSpace;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Any game as an RL4J {@link MDP}: an episode is a match, a step is one order of one actor. Observations are {@link
 * dev.agon.agents.rl4j.actor.FlatObservation}s, actions the numbers of {@link dev.agon.agents.rl4j.actor.FlatOrders}; RL4J knows no masks, so
 * where an illegal action is chosen the next legal one stands in, and which are legal is part of the observation. Not thread-safe;
 * RL4J makes each of its threads an instance.
 */
public final class ArenaMdp implements MDP<Box, Integer, DiscreteSpace> {
    private final Game game;
    private final Game.BotFactory others;
    private final long seed;
    private final AtomicLong instances;
    private final DecisionSequence matches;
    private final float[] seen;
    private final DiscreteSpace actions;

    /**
     * Matches against the same players whose seeds follow from one.
     *
     * @param others who holds the views that are not the learner's
     */
    public ArenaMdp(Game game, Game.BotFactory others, long seed) {
        this(game, others, seed, 0, new AtomicLong());
    }

    private ArenaMdp(Game game, Game.BotFactory others, long seed, long instance, AtomicLong instances) {
        this.game = game;
        this.others = others;
        this.seed = seed;
        this.instances = instances;
        long ownSeed = MatchRandom.derive(seed, instance);
        matches = new DecisionSequence(game, others, ownSeed);
        seen = new float[matches.flat().length()];
        actions = new DiscreteSpace(
                matches.flat().orders().size(), Nd4j.getRandomFactory().getNewRandomInstance(ownSeed));
        matches.begin();
    }

    @Override
    public ObservationSpace<Box> getObservationSpace() {
        return new ArrayObservationSpace<>(new int[] {seen.length});
    }

    @Override
    public DiscreteSpace getActionSpace() {
        return actions;
    }

    /** Starts another match. */
    @Override
    public Box reset() {
        matches.begin();
        return observation();
    }

    /** Gives an order and plays on to the learner's next; the reward is what {@link DecisionSequence#give} says. */
    @Override
    public StepReply<Box> step(Integer action) {
        double reward = matches.give(action);
        return new StepReply<>(observation(), reward, matches.over(), null);
    }

    private Box observation() {
        matches.write(seen);
        double[] numbers = new double[seen.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = seen[i];
        }
        return new Box(numbers);
    }

    @Override
    public boolean isDone() {
        return matches.over();
    }

    /** The same with matches of its own. */
    @Override
    public ArenaMdp newInstance() {
        return new ArenaMdp(game, others, seed, instances.incrementAndGet(), instances);
    }

    @Override
    public void close() {
        matches.close();
    }
}
