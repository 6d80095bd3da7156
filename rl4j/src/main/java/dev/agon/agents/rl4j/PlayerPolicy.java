package dev.agon.agents.rl4j;

import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyPlayer;
import dev.agon.agents.rl4j.actor.FlatObservation;
import dev.agon.game.Game;
import dev.agon.game.Orders;
import org.deeplearning4j.gym.StepReply;
import org.deeplearning4j.rl4j.learning.IHistoryProcessor;
import org.deeplearning4j.rl4j.mdp.MDP;
import org.deeplearning4j.rl4j.observation.Observation;
import org.deeplearning4j.rl4j.policy.IPolicy;
import org.deeplearning4j.rl4j.space.ActionSpace;
import org.deeplearning4j.rl4j.space.Encodable;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A policy of ours as RL4J's {@link IPolicy}, for the observations and actions of {@link ArenaMdp}. It draws legal orders only. Not
 * thread-safe.
 */
@SuppressWarnings("deprecation") // half of IPolicy is, in RL4J's last release
public final class PlayerPolicy implements IPolicy<Integer>, AutoCloseable {
    private final Game game;
    private final FlatObservation flat;
    private final PolicyPlayer player;
    private final dev.agon.game.Observation seen;
    private final Orders orders;

    /**
     * A policy that draws its orders with the seed.
     *
     * @throws IllegalArgumentException for a policy with a core in a game whose views have several actors: a core goes on by one step a
     *     tick, but RL4J is asked once for each actor
     */
    public static PlayerPolicy sampling(Policy policy, long seed) {
        return new PlayerPolicy(policy, PolicyPlayer.sampling(policy, seed));
    }

    /** The same, but it always gives the likeliest order. */
    public static PlayerPolicy deterministic(Policy policy) {
        return new PlayerPolicy(policy, PolicyPlayer.deterministic(policy));
    }

    private PlayerPolicy(Policy policy, PolicyPlayer player) {
        game = policy.spec().game();
        this.player = player;
        flat = new FlatObservation(game);
        seen = flat.empty();
        orders = new Orders(seen.maxActors);
        if (policy.spec().stateLength() > 0 && policy.spec().maxActors() > 1) {
            player.close();
            throw new IllegalArgumentException("a policy with core "
                    + policy.spec().network().core().key() + " cannot play " + game.name()
                    + " through RL4J, where one actor is asked at a time; take one with core none");
        }
        reset();
    }

    @Override
    public Integer nextAction(INDArray input) {
        flat.read(input.ravel().toFloatVector(), seen);
        if (seen.actors != 1) {
            throw new IllegalArgumentException("the match is over: there is nobody to give an order to");
        }
        player.decide(seen, orders);
        return flat.orders().number(orders.verb[0], orders.target[0]);
    }

    @Override
    public Integer nextAction(Observation observation) {
        return nextAction(observation.getData());
    }

    /** Forgets what its core carries: a match begins. */
    @Override
    public void reset() {
        player.begin(game, game.viewOf(Long.numberOfTrailingZeros(flat.readSeats())), flat.readSeats());
    }

    /**
     * Plays one episode.
     *
     * @param frames null: observations are not stacked
     * @return the sum of its rewards
     */
    @Override
    public <O extends Encodable, AS extends ActionSpace<Integer>> double play(
            MDP<O, Integer, AS> mdp, @Nullable IHistoryProcessor frames) {
        if (frames != null) {
            throw new IllegalArgumentException("observations of " + game.name() + " are no frames to be stacked");
        }
        reset();
        double sum = 0;
        O observation = mdp.reset();
        while (!mdp.isDone()) {
            StepReply<O> reply = mdp.step(nextAction(observation.getData()));
            sum += reply.getReward();
            observation = reply.getObservation();
        }
        return sum;
    }

    @Override
    public void close() {
        player.close();
    }
}
