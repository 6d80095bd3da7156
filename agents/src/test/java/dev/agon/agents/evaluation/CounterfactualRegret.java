package dev.agon.agents.evaluation;

import dev.agon.game.Enumerable;
import dev.agon.game.LegalOrders;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counterfactual regret minimisation (Zinkevich et al., "Regret minimization in games with incomplete information", 2007) for two
 * views that act in turn: a second way to an equilibrium, to check exact evaluation with.
 */
final class CounterfactualRegret {
    /** What is learned in one information state, {@code [joint order]}. */
    private static final class Entry {
        final double[] regret;
        final double[] strategySum;
        double[] strategy;

        Entry(int choices) {
            regret = new double[choices];
            strategySum = new double[choices];
            strategy = uniform(choices);
        }

        void matchRegrets() {
            double sum = Arrays.stream(regret).map(value -> Math.max(value, 0)).sum();
            strategy = sum > 0
                    ? Arrays.stream(regret)
                            .map(value -> Math.max(value, 0) / sum)
                            .toArray()
                    : uniform(regret.length);
        }

        double[] average() {
            double sum = Arrays.stream(strategySum).sum();
            return sum > 0
                    ? Arrays.stream(strategySum).map(value -> value / sum).toArray()
                    : uniform(regret.length);
        }

        private static double[] uniform(int choices) {
            double[] uniform = new double[choices];
            Arrays.fill(uniform, 1.0 / choices);
            return uniform;
        }
    }

    private final Enumerable game;
    private final boolean alternating;
    private final Map<String, Entry> table = new HashMap<>();

    private CounterfactualRegret(Enumerable game, boolean alternating) {
        this.game = game;
        this.alternating = alternating;
    }

    /** In each iteration the second view answers the strategy that the first has just changed. */
    static CounterfactualRegret alternating(Enumerable game) {
        return new CounterfactualRegret(game, true);
    }

    /** In each iteration both views answer the other's strategy of the iteration before, as in the paper. */
    static CounterfactualRegret simultaneous(Enumerable game) {
        return new CounterfactualRegret(game, false);
    }

    /** So many iterations more. */
    void iterate(int iterations) {
        for (int i = 0; i < iterations; i++) {
            iterate();
        }
    }

    private void iterate() {
        for (int learner = 0; learner < 2; learner++) {
            visit(game.root(), learner, new double[] {1, 1}, 1);
            if (alternating || learner == 1) {
                table.values().forEach(Entry::matchRegrets);
            }
        }
    }

    /** The average strategy in an information state, {@code [joint order]}. */
    double[] average(int view, String state) {
        return table.get(view + ":" + state).average();
    }

    /** Exploitability of the average strategy. */
    double exploitability(NashConv evaluator) {
        TabularPolicy average = TabularPolicy.of(evaluator.tree(), state -> average(state.view(), state.name()));
        return evaluator.of(average) / evaluator.tree().views();
    }

    private double visit(Enumerable.Node node, int learner, double[] reach, double chanceReach) {
        if (node.over()) {
            return node.outcome(learner);
        }
        double value = 0;
        if (node.atChance()) {
            for (int outcome = 0; outcome < node.chanceOutcomes(); outcome++) {
                double probability = node.chanceProbability(outcome);
                Enumerable.Node child = copyOf(node);
                child.chance(outcome);
                value += probability * visit(child, learner, reach, chanceReach * probability);
            }
            return value;
        }
        int view = node.awaits(0) ? 0 : 1;
        Observation seen = new Observation(game.layout(), 1);
        node.observe(view, seen);
        LegalOrders legal = new LegalOrders(seen);
        Entry entry = table.computeIfAbsent(view + ":" + node.informationState(view), key -> new Entry(legal.joint()));
        double[] values = new double[legal.joint()];
        Orders[] orders = Orders.forGame(game);
        for (int order = 0; order < values.length; order++) {
            legal.give(order, orders[view]);
            Enumerable.Node child = copyOf(node);
            child.advance(orders);
            double[] childReach = reach.clone();
            childReach[view] *= entry.strategy[order];
            values[order] = visit(child, learner, childReach, chanceReach);
            value += entry.strategy[order] * values[order];
        }
        if (view == learner) {
            for (int order = 0; order < values.length; order++) {
                entry.regret[order] += reach[1 - view] * chanceReach * (values[order] - value);
                entry.strategySum[order] += reach[view] * entry.strategy[order];
            }
        }
        return value;
    }

    private Enumerable.Node copyOf(Enumerable.Node node) {
        Enumerable.Node copy = game.root();
        node.copyInto(copy);
        return copy;
    }
}
