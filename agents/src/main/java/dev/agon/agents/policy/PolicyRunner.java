package dev.agon.agents.policy;

import dev.agon.agents.network.Batch;
import dev.agon.agents.network.Categorical;
import dev.agon.agents.network.Network;
import dev.agon.agents.network.OpenBlas;
import dev.agon.agents.network.Weights;
import dev.agon.game.LegalOrders;
import dev.agon.game.MatchRandom;
import dev.agon.game.Narrowing;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Acts by a policy for many views at once. One thread uses it; all space for {@code maxBatch} rows is made at construction,
 * partly outside the heap, and given back by {@link #close}. Deciding allocates nothing.
 */
public final class PolicyRunner implements AutoCloseable {
    private final PolicySpec spec;
    private final Weights weights;
    private final Network network;
    private final int verbs;
    private final int words;
    private final @Nullable Narrowing narrowing;
    private final int[] seatOfView;
    private final long[] verbMask = new long[1];
    private final float[] targetLogits;
    private final float[] targetProbabilities;

    /** A runner for at most so many rows; {@link #load} comes before the first decision. */
    public PolicyRunner(PolicySpec spec, int maxBatch) {
        this.spec = spec;
        weights = new Weights(spec.shape());
        network = new Network(OpenBlas.instance(), weights, maxBatch, spec.maxSeatsOfView(), false);
        verbs = spec.layout().verbs().size();
        words = spec.layout().targetWords();
        narrowing = spec.game().narrowing();
        seatOfView = new int[spec.game().seats()];
        for (int seat = 0; seat < seatOfView.length; seat++) {
            seatOfView[seat] = spec.seatOfView(seat);
        }
        targetLogits = new float[spec.layout().maxTargets()];
        targetProbabilities = new float[spec.layout().maxTargets()];
    }

    /**
     * Acts by this policy from now on.
     *
     * @throws IllegalArgumentException when its network has another shape
     */
    public void load(Policy policy) {
        policy.copyParameters(weights.values());
        weights.publish();
    }

    /**
     * Decides for {@code count} views. Row {@code i} reads {@code observations[i]}, advances {@code states[i]} in place, draws
     * with {@code randoms[i]} (or takes the likeliest order where that is null) and fills {@code decisions[i]}. An
     * observation without actors gives values and advances the state. Where the game {@linkplain Narrowing narrows}, the masks of the
     * observations are narrowed as orders are drawn: they end as what each order was drawn from.
     *
     * @param count rows, at most {@code maxBatch}
     */
    public void decide(
            int count,
            Observation[] observations,
            CoreState[] states,
            @Nullable MatchRandom[] randoms,
            Decision[] decisions) {
        Batch batch = network.batch();
        batch.clear();
        for (int row = 0; row < count; row++) {
            add(batch, observations[row], states[row]);
        }
        network.forward();
        int order = 0;
        for (int row = 0; row < count; row++) {
            network.endState(row, states[row].values, 0);
            values(row, spec.seats(observations[row]), decisions[row]);
            for (int actor = 0; actor < observations[row].actors; actor++) {
                decide(order++, observations[row], actor, randoms[row], decisions[row]);
                if (narrowing != null) {
                    narrowing.narrow(observations[row], decisions[row].orders, actor);
                }
            }
        }
    }

    private void add(Batch batch, Observation observation, CoreState state) {
        int row = batch.addRow(observation.globals, 0, observation.planes, 0, spec.seats(observation));
        batch.startState(row, state.values, 0);
        batch.addEntities(observation.kind, 0, observation.features, 0, observation.entities);
        for (int actor = 0; actor < observation.actors; actor++) {
            batch.addActor(observation.actorEntity[actor], seatOfView[observation.actorSeat[actor]], true);
        }
    }

    private void values(int row, int seats, Decision decision) {
        for (int seat = 0; seat < seats; seat++) {
            decision.value[seat] = network.value(network.batch().slot(row, seat));
        }
        decision.winProbability = (float) (1 / (1 + Math.exp(-network.winLogits()[row])));
    }

    private void decide(
            int order, Observation observation, int actor, @Nullable MatchRandom random, Decision decision) {
        verbMask[0] = observation.verbMask[actor];
        float[] probabilities = decision.verbProbability;
        int at = actor * verbs;
        Arrays.fill(probabilities, at, at + verbs, 0);
        float[] logits = network.verbLogits();
        int first = network.verbOffset(order);
        float normalizer = Categorical.softmax(logits, first, verbMask, 0, 1, probabilities, at);
        int verb = choose(probabilities, at, verbMask, 0, 1, random);
        float logProbability = logits[first + verb] - normalizer;
        int target = 0;
        if (spec.layout().targets(verb) > 0) {
            int offset = observation.targetOffset(actor, verb);
            network.targetLogits(order, verb, observation.targetMask, offset, targetLogits);
            if (decision.targetProbability.length > 0) {
                Arrays.fill(targetProbabilities, 0);
            }
            normalizer =
                    Categorical.softmax(targetLogits, 0, observation.targetMask, offset, words, targetProbabilities, 0);
            target = choose(targetProbabilities, 0, observation.targetMask, offset, words, random);
            logProbability += targetLogits[target] - normalizer;
            if (decision.targetProbability.length > 0) {
                int most = targetProbabilities.length;
                System.arraycopy(targetProbabilities, 0, decision.targetProbability, actor * most, most);
            }
        }
        decision.orders.set(actor, verb, target);
        decision.logProbability[actor] = Math.min(0f, logProbability);
    }

    /**
     * Follows what a policy decided for one view: advances the state and draws as {@link #decide} does for one row, but takes the orders
     * that were given, and says how well they agree with the draws. Where policy, state and generator are those of who gave the orders, and
     * the numbers are computed the same way, they agree exactly; where they are computed in another way, up to rounding.
     *
     * @param given legal orders for every actor row
     * @param into gets the orders, the probabilities that the policy gives them, and values
     * @return by how much probability the worst draw misses the order given, in [0, 1]: 0 where every draw gives just that order
     */
    public float follow(Observation observation, CoreState state, MatchRandom random, Orders given, Decision into) {
        Batch batch = network.batch();
        batch.clear();
        add(batch, observation, state);
        network.forward();
        network.endState(0, state.values, 0);
        values(0, spec.seats(observation), into);
        float worst = 0;
        for (int actor = 0; actor < observation.actors; actor++) {
            into.orders.set(actor, given.verb[actor], given.target[actor]);
            worst = Math.max(worst, follow(observation, actor, random, into));
            if (narrowing != null) {
                narrowing.narrow(observation, into.orders, actor);
            }
        }
        return worst;
    }

    private float follow(Observation observation, int actor, MatchRandom random, Decision decision) {
        int verb = decision.orders.verb[actor];
        verbMask[0] = observation.verbMask[actor];
        float[] probabilities = decision.verbProbability;
        int at = actor * verbs;
        Arrays.fill(probabilities, at, at + verbs, 0);
        int first = network.verbOffset(actor);
        float normalizer = Categorical.softmax(network.verbLogits(), first, verbMask, 0, 1, probabilities, at);
        float logProbability = network.verbLogits()[first + verb] - normalizer;
        float miss = Categorical.miss(probabilities, at, verbMask, 0, 1, random, verb);
        if (spec.layout().targets(verb) > 0) {
            int target = decision.orders.target[actor];
            int offset = observation.targetOffset(actor, verb);
            network.targetLogits(actor, verb, observation.targetMask, offset, targetLogits);
            normalizer =
                    Categorical.softmax(targetLogits, 0, observation.targetMask, offset, words, targetProbabilities, 0);
            logProbability += targetLogits[target] - normalizer;
            miss = Math.max(
                    miss,
                    Categorical.miss(targetProbabilities, 0, observation.targetMask, offset, words, random, target));
        }
        decision.logProbability[actor] = Math.min(0f, logProbability);
        return miss;
    }

    /**
     * Writes how likely each legal order of an actor was in the first row of the last {@link #decide}: what was drawn from.
     *
     * @param observation what that row observed, unchanged since
     * @param legal the numbered legal orders of that observation
     * @param into one probability per choice of the actor; they sum to 1 up to rounding
     */
    public void orderProbabilities(Observation observation, int actor, LegalOrders legal, double[] into) {
        float[] verbProbabilities = new float[verbs];
        verbMask[0] = observation.verbMask[actor];
        Categorical.softmax(network.verbLogits(), actor * verbs, verbMask, 0, 1, verbProbabilities, 0);
        int verbOfTargets = -1;
        for (int choice = 0; choice < into.length; choice++) {
            int verb = legal.verb(actor, choice);
            into[choice] = verbProbabilities[verb];
            if (spec.layout().targets(verb) > 0) {
                if (verb != verbOfTargets) {
                    int offset = observation.targetOffset(actor, verb);
                    network.targetLogits(actor, verb, observation.targetMask, offset, targetLogits);
                    Categorical.softmax(targetLogits, 0, observation.targetMask, offset, words, targetProbabilities, 0);
                    verbOfTargets = verb;
                }
                into[choice] *= targetProbabilities[legal.target(actor, choice)];
            }
        }
    }

    private static int choose(
            float[] probabilities, int offset, long[] mask, int maskOffset, int words, @Nullable MatchRandom random) {
        return random == null
                ? Categorical.likeliest(probabilities, offset, mask, maskOffset, words)
                : Categorical.sample(probabilities, offset, mask, maskOffset, words, random);
    }

    @Override
    public void close() {
        network.close();
        weights.close();
    }
}
