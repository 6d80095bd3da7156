package dev.agon.agents.policy;

import dev.agon.game.Game;
import dev.agon.game.MatchRandom;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.game.Player;
import dev.agon.game.Thoughts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy at the table: a batch of one, for live play and evaluation. */
public final class PolicyPlayer implements Player {
    private final PolicySpec spec;
    private final PolicyRunner runner;
    private final Observation[] observations = new Observation[1];
    /** What is seen, where the game narrows masks: what a player is shown is only to be read. */
    private final @Nullable Observation narrowed;

    private final CoreState[] states;
    private final @Nullable MatchRandom[] randoms;
    private final Decision[] decisions;
    private long seats;
    private int firstSeatOfView;
    private int actors;

    /** A player that draws its orders with the seed. */
    public static PolicyPlayer sampling(Policy policy, long seed) {
        return new PolicyPlayer(policy, new MatchRandom(seed));
    }

    /** A player that always gives the likeliest order. */
    public static PolicyPlayer deterministic(Policy policy) {
        return new PolicyPlayer(policy, null);
    }

    private PolicyPlayer(Policy policy, @Nullable MatchRandom random) {
        spec = policy.spec();
        runner = new PolicyRunner(spec, 1);
        runner.load(policy);
        states = new CoreState[] {new CoreState(spec)};
        randoms = new @Nullable MatchRandom[] {random};
        decisions = new Decision[] {Decision.withTargets(spec)};
        narrowed = spec.game().narrowing() == null ? null : new Observation(spec.layout(), spec.maxSeatsOfView());
    }

    @Override
    public void begin(Game game, int view, long ownSeats) {
        seats = ownSeats;
        firstSeatOfView = spec.seatOfView(Long.numberOfTrailingZeros(ownSeats));
        states[0].reset();
        actors = 0;
    }

    @Override
    public void decide(Observation observation, Orders orders) {
        observations[0] = toDecideOn(observation);
        runner.decide(1, observations, states, randoms, decisions);
        Orders decided = decisions[0].orders;
        for (int row = 0; row < observation.actors; row++) {
            if ((seats >>> observation.actorSeat[row] & 1) != 0) {
                orders.set(row, decided.verb[row], decided.target[row]);
            }
        }
        actors = observation.actors;
    }

    private Observation toDecideOn(Observation observation) {
        if (narrowed == null) {
            return observation;
        }
        narrowed.copyFrom(observation);
        return narrowed;
    }

    @Override
    public Thoughts thoughts() {
        Decision last = decisions[0];
        int verbs = spec.layout().verbs().size();
        float[][] probabilities = new float[actors][verbs];
        for (int row = 0; row < actors; row++) {
            System.arraycopy(last.verbProbability, row * verbs, probabilities[row], 0, verbs);
        }
        return new Thoughts(last.value[firstSeatOfView], last.winProbability, probabilities, aims(last));
    }

    private List<Thoughts.Aim> aims(Decision last) {
        int most = spec.layout().maxTargets();
        List<Thoughts.Aim> aims = new ArrayList<>();
        for (int row = 0; row < actors; row++) {
            int verb = last.orders.verb[row];
            int targets = Math.min(most, spec.layout().targets(verb));
            aims.add(new Thoughts.Aim(
                    verb, Arrays.copyOfRange(last.targetProbability, row * most, row * most + targets)));
        }
        return aims;
    }

    @Override
    public void close() {
        runner.close();
    }
}
