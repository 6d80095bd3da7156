package dev.agon.league.audit;

import dev.agon.agents.policy.CoreState;
import dev.agon.agents.policy.Decision;
import dev.agon.agents.policy.Policy;
import dev.agon.agents.policy.PolicyRunner;
import dev.agon.agents.policy.PolicySpec;
import dev.agon.agents.rollout.Rollout;
import dev.agon.game.MatchRandom;
import dev.agon.game.Narrowing;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import dev.agon.league.play.Place;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A policy at its place in a match that is played again: decides again wherever its weights are known, and compares with what was told.
 *
 * <p>Where a worker runs on another machine or infers many rows at once its numbers differ in the last digits. So a draw may miss by a
 * little, and log-probabilities, values and core states may differ by a little; the core's state is set to the one told at
 * the start of each sequence, so that differences do not add up.
 */
final class Party implements AutoCloseable {
    /** Probability by which a draw may miss the order told. */
    static final float SLACK = 0.01f;

    private final PolicySpec spec;
    private final Place place;
    private final boolean alone;
    private final boolean exact;
    private final @Nullable ToldView told;
    private final PolicyRunner runner;
    private final CoreState state;
    private final MatchRandom random;
    private final Orders orders;
    private final Decision decision;
    private @Nullable Policy loaded;
    /** Whether the core's state is known. */
    private boolean follows = true;
    /** Whether it is known what is drawn next. */
    private boolean draws = true;

    private long decisions;
    private long followed;

    /**
     * A party at the start of a match.
     *
     * @param alone nobody else decides for the view, so that its orders are all that were given there
     * @param exact it is known from which masks it drew
     * @param told what was told of the view, where it is this party that learns
     */
    Party(PolicySpec spec, Place place, boolean alone, boolean exact, @Nullable ToldView told) {
        this.spec = spec;
        this.place = place;
        this.alone = alone;
        this.exact = exact;
        this.told = told;
        runner = new PolicyRunner(spec, 1);
        state = new CoreState(spec);
        random = new MatchRandom(place.seed());
        orders = new Orders(spec.maxActors());
        decision = new Decision(spec);
    }

    Place place() {
        return place;
    }

    /** What was told of its view, where it is this party that learns. */
    @Nullable
    ToldView told() {
        return told;
    }

    /**
     * Decides again for a step of its view.
     *
     * @param policy by which it was told to have decided, or null where that is not kept
     * @param given the orders that the view was given
     * @throws LieException where it cannot have decided so
     */
    void decide(Observation seen, @Nullable Policy policy, Orders given) throws LieException {
        decisions++;
        if (told != null && told.isTold()) {
            told.orders(seen, orders);
            requireGiven(seen, given);
        } else if (alone) {
            orders.copyFrom(given);
        } else {
            draws = false;
            follows &= state.values.length == 0;
            return;
        }
        if (exact) {
            requireLegal(seen);
            takeState();
            if (policy == null || !follows) {
                follows &= state.values.length == 0;
                skip(seen);
            } else {
                follow(seen, policy);
            }
        }
        decision.orders.copyFrom(orders);
        if (told != null && told.isTold()) {
            told.append(seen, decision, state);
        }
    }

    private void requireGiven(Observation seen, Orders given) throws LieException {
        for (int row = 0; row < seen.actors; row++) {
            if ((place.seats() >>> seen.actorSeat[row] & 1) != 0 && !sameOrder(given, row)) {
                throw new LieException("tells other orders to learn from than it was played by");
            }
        }
    }

    private boolean sameOrder(Orders given, int row) {
        int verb = orders.verb[row];
        return verb == given.verb[row]
                && (verb < 0 || spec.layout().targets(verb) == 0 || orders.target[row] == given.target[row]);
    }

    private void requireLegal(Observation seen) throws LieException {
        for (int row = 0; row < seen.actors; row++) {
            if (!seen.legal(row, orders.verb[row], orders.target[row])) {
                throw new LieException("tells orders of a policy that are not legal");
            }
        }
    }

    /** At the start of each sequence the state is told; it must be the one that is known, as far as rounding goes. */
    private void takeState() throws LieException {
        if (told == null
                || !told.isTold()
                || state.values.length == 0
                || told.stepOfRollout() % told.rollout().size.chunkSteps() != 0) {
            return;
        }
        Rollout rollout = told.rollout();
        int length = state.values.length;
        int from = told.stepOfRollout() / rollout.size.chunkSteps() * length;
        for (int i = 0; follows && i < length; i++) {
            requireNear("states of the core", rollout.chunkState[from + i], state.values[i]);
        }
        System.arraycopy(rollout.chunkState, from, state.values, 0, length);
        follows = true;
    }

    private void follow(Observation seen, Policy policy) throws LieException {
        if (loaded != policy) {
            runner.load(policy);
            loaded = policy;
        }
        followed++;
        MatchRandom drawn = draws ? random : new MatchRandom(0);
        float miss = runner.follow(seen, state, drawn, orders, decision);
        if (draws && miss > SLACK) {
            throw new LieException(
                    "tells orders that " + (place.player().getLatest() ? "the newest weights" : "the snapshot") + " of "
                            + place.agent() + " did not draw");
        }
        if (told == null || !told.isTold()) {
            return;
        }
        int first = told.firstActor();
        for (int row = 0; row < seen.actors; row++) {
            requireNear("log-probabilities", told.rollout().logProbability[first + row], decision.logProbability[row]);
        }
        int seats = spec.seats(seen);
        for (int seat = 0; seat < seats; seat++) {
            requireNear("values", told.rollout().value[told.stepOfRollout() * seats + seat], decision.value[seat]);
        }
    }

    private static void requireNear(String what, float told, float again) throws LieException {
        if (!(Math.abs(told - again) <= SLACK * (1 + Math.abs(again)))) {
            throw new LieException("tells other " + what + " than the weights give: " + told + " and not " + again);
        }
    }

    /** Draws, and narrows, as it was told to have, without weights. */
    private void skip(Observation seen) {
        Narrowing narrowing = spec.game().narrowing();
        Arrays.fill(decision.logProbability, 0);
        for (int row = 0; row < seen.actors; row++) {
            random.nextFloat();
            if (spec.layout().targets(orders.verb[row]) > 0) {
                random.nextFloat();
            }
            decision.orders.set(row, orders.verb[row], orders.target[row]);
            if (narrowing != null) {
                narrowing.narrow(seen, decision.orders, row);
            }
        }
    }

    /** How often it decided. */
    long decisions() {
        return decisions;
    }

    /** How often it decided again. */
    long followed() {
        return followed;
    }

    @Override
    public void close() {
        runner.close();
    }
}
