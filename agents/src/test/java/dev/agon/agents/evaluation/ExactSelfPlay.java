package dev.agon.agents.evaluation;

import dev.agon.agents.evaluation.GameTree.Chance;
import dev.agon.agents.evaluation.GameTree.End;
import dev.agon.agents.evaluation.GameTree.Node;
import dev.agon.agents.evaluation.GameTree.Turn;
import dev.agon.game.Enumerable;
import dev.agon.game.Games;
import java.util.Arrays;
import java.util.Locale;

/**
 * By hand: where self-play with an entropy bonus and a barrier leads, in a game of two sides who move in turns, were there neither
 * samples nor a network. The policy is a table of logits, each step goes by the exact gradient of the loss of {@code PpoLearner}, but
 * for its clip and for normalising advantages, so bonus and barrier are in the game's units. {@code GAME BONUS BARRIER [STEPS]} prints
 * the exploitability after 10, 20, 40, … steps, and the deviation of a match's outcome from what a side expects when it decides, by
 * which a learner's bonus and barrier are multiplied to be compared with these:
 *
 * <pre>java -cp ... dev.agon.agents.evaluation.ExactSelfPlay leduc 0.18 0.037 10000</pre>
 */
final class ExactSelfPlay {
    private static final double RATE = 10;
    private static final int FIRST_PRINTED = 10;

    private final GameTree tree;
    private final double bonus;
    private final double barrier;

    /** {@code [state][order]}, all three. */
    private final double[][] logits;

    private final double[][] probability;
    private final double[][] value;

    /** How likely the other side and chance make a state, and how likely its own side does, {@code [state]}. */
    private final double[] othersReach;

    private final double[] ownReach;

    private double squares;
    private double decisions;

    private ExactSelfPlay(GameTree tree, double bonus, double barrier) {
        this.tree = tree;
        this.bonus = bonus;
        this.barrier = barrier;
        int states = tree.states().size();
        logits = table();
        probability = table();
        value = table();
        othersReach = new double[states];
        ownReach = new double[states];
    }

    private double[][] table() {
        return tree.states().stream()
                .map(state -> new double[state.legal().joint()])
                .toArray(double[][]::new);
    }

    public static void main(String[] arguments) {
        NashConv evaluator = new NashConv((Enumerable) Games.onClassPath().get(arguments[0]));
        ExactSelfPlay play =
                new ExactSelfPlay(evaluator.tree(), Double.parseDouble(arguments[1]), Double.parseDouble(arguments[2]));
        int steps = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 10_000;
        int next = FIRST_PRINTED;
        for (int step = 1; step <= steps; step++) {
            play.step();
            if (step == next || step == steps) {
                next *= 2;
                play.softmax();
                double exploitability =
                        evaluator.of(play.policy()) / evaluator.tree().views();
                System.out.printf(Locale.ROOT, "%6d %.4f deviation %.3f%n", step, exploitability, play.deviation());
            }
        }
    }

    private TabularPolicy policy() {
        int[] next = {0};
        return TabularPolicy.of(tree, state -> probability[next[0]++].clone());
    }

    private double deviation() {
        return Math.sqrt(squares / decisions);
    }

    private void step() {
        softmax();
        evaluate();
        for (int state = 0; state < logits.length; state++) {
            double[] p = probability[state];
            double mean = 0;
            double entropy = 0;
            for (int order = 0; order < p.length; order++) {
                value[state][order] /= othersReach[state];
                mean += p[order] * value[state][order];
                entropy -= p[order] * Math.log(p[order]);
            }
            double visits = othersReach[state] * ownReach[state];
            for (int order = 0; order < p.length; order++) {
                double gain = value[state][order] - mean - bonus * (Math.log(p[order]) + entropy);
                logits[state][order] += RATE * visits * (p[order] * gain - barrier * (p[order] - 1.0 / p.length));
            }
        }
    }

    private void softmax() {
        for (int state = 0; state < logits.length; state++) {
            double most = Arrays.stream(logits[state]).max().orElseThrow();
            double sum = 0;
            for (int order = 0; order < logits[state].length; order++) {
                probability[state][order] = Math.exp(logits[state][order] - most);
                sum += probability[state][order];
            }
            for (int order = 0; order < logits[state].length; order++) {
                probability[state][order] /= sum;
            }
        }
    }

    private void evaluate() {
        Arrays.fill(othersReach, 0);
        squares = 0;
        decisions = 0;
        for (double[] values : value) {
            Arrays.fill(values, 0);
        }
        evaluate(tree.root(), new double[] {1, 1}, 1);
        subtractMeans();
    }

    /** Mean and mean of squares of what the first side gets from here on; adds to the values of each order. */
    private double[] evaluate(Node node, double[] reach, double chance) {
        if (node instanceof End end) {
            return new double[] {end.utility()[0], end.utility()[0] * end.utility()[0]};
        }
        double[] moments = new double[2];
        if (node instanceof Chance deal) {
            for (int outcome = 0; outcome < deal.probability().length; outcome++) {
                double share = deal.probability()[outcome];
                add(moments, share, evaluate(deal.children().get(outcome), reach, chance * share));
            }
            return moments;
        }
        Turn turn = (Turn) node;
        int side = turn.state()[0] >= 0 ? 0 : 1;
        int state = turn.state()[side];
        double others = chance * reach[1 - side];
        ownReach[state] = reach[side];
        othersReach[state] += others;
        for (int order = 0; order < probability[state].length; order++) {
            double[] further = reach.clone();
            further[side] *= probability[state][order];
            double[] after = evaluate(turn.children().get(order), further, chance);
            value[state][order] += others * (side == 0 ? after[0] : -after[0]);
            add(moments, probability[state][order], after);
        }
        squares += chance * reach[0] * reach[1] * moments[1];
        decisions += chance * reach[0] * reach[1];
        return moments;
    }

    private static void add(double[] to, double share, double[] moments) {
        to[0] += share * moments[0];
        to[1] += share * moments[1];
    }

    /** From squares of outcomes to squares of what was not expected. */
    private void subtractMeans() {
        for (int state = 0; state < value.length; state++) {
            double sum = 0;
            for (int order = 0; order < value[state].length; order++) {
                sum += probability[state][order] * value[state][order];
            }
            squares -= ownReach[state] * sum * sum / othersReach[state];
        }
    }
}
