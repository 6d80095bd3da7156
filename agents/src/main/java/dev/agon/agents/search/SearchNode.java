package dev.agon.agents.search;

import dev.agon.game.LegalOrders;
import org.jspecify.annotations.Nullable;

/**
 * A position of the search tree with what was found out about each order of the one who moves there. All values are in the eyes of
 * that mover's team: 1 a win, −1 a loss.
 */
final class SearchNode {
    /**
     * How much an order that the policy likes is tried before its value is known, the c of {@code Q + c P √N / (1 + n)}; Silver et al.,
     * "A general reinforcement learning algorithm that masters chess, shogi, and Go through self-play" (2018), there 1.25 at few visits.
     */
    private static final double EXPLORATION = 1.5;

    final int view;
    final int team;
    final LegalOrders legal;

    /** {@code [choice]}: the policy's probability. */
    final double[] prior;

    /** {@code [choice]} */
    final int[] visits;

    /** {@code [choice]}: the sum of what came of its visits. */
    private final double[] valueSum;

    /** {@code [choice]}: null before the first visit, and where the match is over after it. */
    final @Nullable SearchNode[] children;

    /** What the policy's network expects here. */
    final double estimate;

    private int allVisits;
    private double allValues;

    SearchNode(int view, int team, LegalOrders legal, double[] prior, double estimate) {
        this.view = view;
        this.team = team;
        this.legal = legal;
        this.prior = prior;
        this.estimate = estimate;
        visits = new int[prior.length];
        valueSum = new double[prior.length];
        children = new @Nullable SearchNode[prior.length];
    }

    /** The order to look into next: one that has not been tried is believed to be worth what the position is. */
    int select() {
        double explore = EXPLORATION * Math.sqrt(1 + allVisits);
        double unknown = mean();
        int best = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int choice = 0; choice < visits.length; choice++) {
            double known = visits[choice] == 0 ? unknown : valueSum[choice] / visits[choice];
            double score = known + explore * prior[choice] / (1 + visits[choice]);
            if (score > bestScore) {
                best = choice;
                bestScore = score;
            }
        }
        return best;
    }

    /** A visit of the order ended with this value. */
    void add(int choice, double value) {
        visits[choice]++;
        valueSum[choice] += value;
        allVisits++;
        allValues += value;
    }

    /** What the position is worth: the mean over the network's estimate and all visits. */
    double mean() {
        return (estimate + allValues) / (1 + allVisits);
    }

    /** The order visited most; of several such the one of which most came. */
    int mostVisited() {
        int best = 0;
        for (int choice = 1; choice < visits.length; choice++) {
            if (visits[choice] > visits[best]
                    || (visits[choice] == visits[best] && valueSum[choice] > valueSum[best])) {
                best = choice;
            }
        }
        return best;
    }

    int visits() {
        return allVisits;
    }
}
