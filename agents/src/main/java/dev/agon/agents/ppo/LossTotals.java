package dev.agon.agents.ppo;

/** Sums over orders, seats and rows from which {@link UpdateStats} are made. */
final class LossTotals {
    double policyLoss;
    double entropy;
    double kl;
    double barrier;
    double magnetDivergence;
    double clipped;
    double likeliest;
    double orders;
    double valueLoss;
    double values;
    double winLoss;
    double rows;

    void add(LossTotals other) {
        policyLoss += other.policyLoss;
        entropy += other.entropy;
        kl += other.kl;
        barrier += other.barrier;
        magnetDivergence += other.magnetDivergence;
        clipped += other.clipped;
        likeliest += other.likeliest;
        orders += other.orders;
        valueLoss += other.valueLoss;
        values += other.values;
        winLoss += other.winLoss;
        rows += other.rows;
    }

    void clear() {
        policyLoss = 0;
        entropy = 0;
        kl = 0;
        barrier = 0;
        magnetDivergence = 0;
        clipped = 0;
        likeliest = 0;
        orders = 0;
        valueLoss = 0;
        values = 0;
        winLoss = 0;
        rows = 0;
    }

    /** Mean divergence of the orders so far. */
    double meanKl() {
        return orders == 0 ? 0 : kl / orders;
    }
}
