package dev.agon.agents.search;

import dev.agon.game.LegalOrders;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A position of the search tree with what was found out about each order of the one who moves there. All values are in the eyes of
 * that mover's team: 1 a win, −1 a loss.
 *
 * <p>What an order leads to is proven where the match is over after it, or where the position after it is: one with a proven win is won,
 * and one all of whose orders are proven is worth the best of them (Winands, Björnsson and Saito, "Monte-Carlo Tree Search Solver", 2008,
 * with draws besides).
 */
final class SearchNode {
    /**
     * How much an order that the policy likes is tried before its value is known, the c of {@code Q + c P √N / (1 + n)}; Silver et al.,
     * "A general reinforcement learning algorithm that masters chess, shogi, and Go through self-play" (2018), there 1.25 at few visits.
     */
    private static final double EXPLORATION = 1.5;

    /** In place of what is not proven. */
    private static final double OPEN = Double.NaN;

    private static final double WIN = 1;
    private static final double LOSS = -1;

    final int view;
    final int team;
    final LegalOrders legal;

    /** {@code [choice]}: the policy's probability. */
    final double[] prior;

    /** {@code [choice]} */
    final int[] visits;

    /** {@code [choice]}: the sum of what came of its visits. */
    private final double[] valueSum;

    /** {@code [choice]}: what it is proven to be worth, or {@link #OPEN}. */
    private final double[] proof;

    /** {@code [choice]}: null before the first visit, and where the match is over after it. */
    final @Nullable SearchNode[] children;

    /** What the policy's network expects here. */
    final double estimate;

    private int allVisits;
    private double allValues;
    private double worth = OPEN;

    SearchNode(int view, int team, LegalOrders legal, double[] prior, double estimate) {
        this.view = view;
        this.team = team;
        this.legal = legal;
        this.prior = prior;
        this.estimate = estimate;
        visits = new int[prior.length];
        valueSum = new double[prior.length];
        proof = new double[prior.length];
        Arrays.fill(proof, OPEN);
        children = new @Nullable SearchNode[prior.length];
    }

    /**
     * The order to look into next: one that has not been tried is believed to be worth what the position is; of one that is proven there
     * is nothing more to find out.
     */
    int select() {
        double explore = EXPLORATION * Math.sqrt(1 + allVisits);
        double unknown = mean();
        int best = 0;
        double bestScore = Double.NEGATIVE_INFINITY;
        for (int choice = 0; choice < visits.length; choice++) {
            double score = isProven(choice)
                    ? proof[choice]
                    : value(choice, unknown) + explore * prior[choice] / (1 + visits[choice]);
            if (score > bestScore) {
                best = choice;
                bestScore = score;
            }
        }
        return best;
    }

    private double value(int choice, double unknown) {
        return visits[choice] == 0 ? unknown : valueSum[choice] / visits[choice];
    }

    boolean isProven(int choice) {
        return !Double.isNaN(proof[choice]);
    }

    /** What a proven order is worth. */
    double proof(int choice) {
        return proof[choice];
    }

    /** Whether it is certain what the position is worth. */
    boolean isProven() {
        return !Double.isNaN(worth);
    }

    /** It is certain what comes of an order. */
    void prove(int choice, double value) {
        proof[choice] = value;
        double best = value;
        for (double proven : proof) {
            // What is open makes it so that the maximum is, too.
            best = Math.max(best, proven);
        }
        worth = value == WIN ? WIN : best;
    }

    /** A visit of the order ended with this value. */
    void add(int choice, double value) {
        visits[choice]++;
        valueSum[choice] += value;
        allVisits++;
        allValues += value;
    }

    /** What the position is worth: where that is not proven the mean over the network's estimate and all visits. */
    double mean() {
        return isProven() ? worth : (estimate + allValues) / (1 + allVisits);
    }

    /** The best order: one that wins for certain, else of those that do not lose for certain the one visited most, of such the one of which most came. */
    int best() {
        int best = 0;
        for (int choice = 1; choice < visits.length; choice++) {
            if (isBetter(choice, best)) {
                best = choice;
            }
        }
        return best;
    }

    private boolean isBetter(int choice, int than) {
        if (certainty(choice) != certainty(than)) {
            return certainty(choice) > certainty(than);
        }
        return visits[choice] > visits[than] || (visits[choice] == visits[than] && valueSum[choice] > valueSum[than]);
    }

    /** 1 for a certain win, −1 for a certain loss, else 0. */
    private int certainty(int choice) {
        return proof[choice] == WIN ? 1 : proof[choice] == LOSS ? -1 : 0;
    }

    int visits() {
        return allVisits;
    }
}
