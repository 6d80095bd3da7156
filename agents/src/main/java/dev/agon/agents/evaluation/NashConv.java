package dev.agon.agents.evaluation;

import dev.agon.agents.evaluation.GameTree.Chance;
import dev.agon.agents.evaluation.GameTree.End;
import dev.agon.agents.evaluation.GameTree.Node;
import dev.agon.agents.evaluation.GameTree.Turn;
import dev.agon.game.Enumerable;

/**
 * How far a policy is from an equilibrium, exactly: the sum over views of what each could gain by a best response while all
 * others keep to the policy (Lanctot et al., "A unified game-theoretic approach to multiagent reinforcement learning", 2017).
 * 0 exactly for a Nash equilibrium. In units of the game's outcome, e.g. chips.
 *
 * <p>Views act as players: seats of one view respond together, views of one team each for themselves.
 */
public final class NashConv {
    private static final int NOBODY = -1;

    private final GameTree tree;

    /** Visits every history of the game once; the same object evaluates many policies. */
    public NashConv(Enumerable game) {
        tree = new GameTree(game);
    }

    /** The sum of all gains. */
    public static double of(Enumerable game, PolicyOracle oracle) {
        return new NashConv(game).of(oracle);
    }

    /** The sum of all gains. */
    public double of(PolicyOracle oracle) {
        return of(TabularPolicy.of(tree, oracle));
    }

    double of(TabularPolicy policy) {
        double gains = 0;
        for (int view = 0; view < tree.views(); view++) {
            gains += BestResponse.value(tree, policy, view) - value(tree.root(), policy, view);
        }
        return gains;
    }

    /** NashConv divided by the number of views: what a best responder gains on average over the sides it may play. */
    public double exploitability(PolicyOracle oracle) {
        return of(oracle) / tree.views();
    }

    /** What the view gets on average when all play the policy. */
    public double value(PolicyOracle oracle, int view) {
        return value(tree.root(), TabularPolicy.of(tree, oracle), view);
    }

    GameTree tree() {
        return tree;
    }

    private double value(Node node, TabularPolicy policy, int view) {
        if (node instanceof End end) {
            return end.utility()[view];
        }
        double sum = 0;
        if (node instanceof Chance chance) {
            for (int outcome = 0; outcome < chance.probability().length; outcome++) {
                sum += chance.probability()[outcome] * value(chance.children().get(outcome), policy, view);
            }
            return sum;
        }
        Turn turn = (Turn) node;
        for (int combination = 0; combination < turn.children().size(); combination++) {
            double probability = policy.probabilityOfOthers(tree, turn, combination, NOBODY);
            sum += probability * value(turn.children().get(combination), policy, view);
        }
        return sum;
    }
}
