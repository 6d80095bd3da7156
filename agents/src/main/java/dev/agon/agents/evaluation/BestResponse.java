package dev.agon.agents.evaluation;

import dev.agon.agents.evaluation.GameTree.Chance;
import dev.agon.agents.evaluation.GameTree.End;
import dev.agon.agents.evaluation.GameTree.Node;
import dev.agon.agents.evaluation.GameTree.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The most that one view can get on average against a policy that all others play. In each information state it takes the
 * order that is best on average over the points that the view cannot tell apart, weighted by how likely chance and the others
 * make them; with perfect recall this is a best response.
 */
final class BestResponse {
    private static final int UNKNOWN = -1;

    /** A point of an information state and how likely chance and the others make it. */
    private record Point(Turn turn, double reach) {}

    private final GameTree tree;
    private final TabularPolicy policy;
    private final int view;
    private final List<List<Point>> points = new ArrayList<>();

    /** Best joint order, {@code [state]}. */
    private final int[] best;

    /** Value of each turn once known, {@code [turn]}. */
    private final double[] valueOfTurn;

    private BestResponse(GameTree tree, TabularPolicy policy, int view) {
        this.tree = tree;
        this.policy = policy;
        this.view = view;
        best = new int[tree.states().size()];
        Arrays.fill(best, UNKNOWN);
        valueOfTurn = new double[tree.turns()];
        Arrays.fill(valueOfTurn, Double.NaN);
        tree.states().forEach(state -> points.add(new ArrayList<>()));
        collect(tree.root(), 1);
    }

    /** The view's expected utility when it plays a best response. */
    static double value(GameTree tree, TabularPolicy policy, int view) {
        return new BestResponse(tree, policy, view).value(tree.root());
    }

    private void collect(Node node, double reach) {
        if (node instanceof Chance chance) {
            for (int outcome = 0; outcome < chance.probability().length; outcome++) {
                collect(chance.children().get(outcome), reach * chance.probability()[outcome]);
            }
        } else if (node instanceof Turn turn) {
            if (turn.state()[view] >= 0) {
                points.get(turn.state()[view]).add(new Point(turn, reach));
            }
            for (int combination = 0; combination < turn.children().size(); combination++) {
                double others = policy.probabilityOfOthers(tree, turn, combination, view);
                collect(turn.children().get(combination), reach * others);
            }
        }
    }

    private double value(Node node) {
        if (node instanceof End end) {
            return end.utility()[view];
        }
        if (node instanceof Chance chance) {
            double sum = 0;
            for (int outcome = 0; outcome < chance.probability().length; outcome++) {
                sum += chance.probability()[outcome] * value(chance.children().get(outcome));
            }
            return sum;
        }
        Turn turn = (Turn) node;
        if (Double.isNaN(valueOfTurn[turn.index()])) {
            valueOfTurn[turn.index()] = valueOfOrdering(turn, best(turn.state()[view]));
        }
        return valueOfTurn[turn.index()];
    }

    /** The best joint order in a state; the only one, 0, where the view is not awaited. */
    private int best(int state) {
        if (state < 0) {
            return 0;
        }
        if (best[state] == UNKNOWN) {
            double most = Double.NEGATIVE_INFINITY;
            for (int order = 0; order < tree.choices(state); order++) {
                double value = 0;
                for (Point point : points.get(state)) {
                    value += point.reach() * valueOfOrdering(point.turn(), order);
                }
                if (value > most) {
                    most = value;
                    best[state] = order;
                }
            }
        }
        return best[state];
    }

    private double valueOfOrdering(Turn turn, int order) {
        int stride = 1;
        for (int before = 0; before < view; before++) {
            stride *= tree.choices(turn.state()[before]);
        }
        int own = tree.choices(turn.state()[view]);
        double sum = 0;
        for (int combination = 0; combination < turn.children().size(); combination++) {
            if (combination / stride % own == order) {
                double others = policy.probabilityOfOthers(tree, turn, combination, view);
                sum += others * value(turn.children().get(combination));
            }
        }
        return sum;
    }
}
