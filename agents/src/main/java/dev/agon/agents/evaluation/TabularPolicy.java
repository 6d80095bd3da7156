package dev.agon.agents.evaluation;

import dev.agon.agents.evaluation.GameTree.InformationState;
import dev.agon.agents.evaluation.GameTree.Turn;
import java.util.Arrays;
import java.util.function.Function;

/** A policy as a table: the probability of every joint order in every information state of a game. */
final class TabularPolicy {
    private static final double TOLERANCE = 1e-4;

    /** {@code [state, joint order]}. */
    private final double[][] probability;

    private TabularPolicy(double[][] probability) {
        this.probability = probability;
    }

    /** The table of what the function gives for each information state. */
    static TabularPolicy of(GameTree tree, Function<InformationState, double[]> policy) {
        return new TabularPolicy(tree.states().stream().map(policy).toArray(double[][]::new));
    }

    /**
     * Asks the oracle in every information state. Actors of a view draw their orders independently.
     *
     * @throws IllegalArgumentException where an actor's probabilities do not sum to 1
     */
    static TabularPolicy of(GameTree tree, PolicyOracle oracle) {
        return of(tree, state -> ask(oracle, state));
    }

    private static double[] ask(PolicyOracle oracle, InformationState state) {
        double[] joint = new double[state.legal().joint()];
        Arrays.fill(joint, 1);
        for (int actor = 0; actor < state.legal().actors(); actor++) {
            double[] own = new double[state.legal().choices(actor)];
            oracle.probabilities(state.seen(), actor, state.legal(), own);
            normalise(own, state.name());
            for (int index = 0; index < joint.length; index++) {
                joint[index] *= own[state.legal().choice(index, actor)];
            }
        }
        return joint;
    }

    /** Takes out what rounding left. */
    private static void normalise(double[] probabilities, String state) {
        double sum = 0;
        for (double probability : probabilities) {
            sum += probability;
        }
        if (!(Math.abs(sum - 1) < TOLERANCE)) {
            throw new IllegalArgumentException("probabilities must sum to 1: sum=" + sum + " in state " + state);
        }
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] /= sum;
        }
    }

    /** Probability of a joint order in a state; 1 for the only thing to do of a view that is not awaited (-1). */
    double probability(int state, int jointOrder) {
        return state < 0 ? 1 : probability[state][jointOrder];
    }

    /** Probability that the views other than one (-1: that all views) give their parts of a combination of joint orders. */
    double probabilityOfOthers(GameTree tree, Turn turn, int combination, int exceptView) {
        double product = 1;
        int rest = combination;
        for (int view = 0; view < turn.state().length; view++) {
            int choices = tree.choices(turn.state()[view]);
            if (view != exceptView) {
                product *= probability(turn.state()[view], rest % choices);
            }
            rest /= choices;
        }
        return product;
    }
}
