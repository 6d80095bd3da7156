package dev.agon.agents.ppo;

/** What an order's log-probability is moved by. */
interface OrderObjective {
    /**
     * Adds an order's loss to the totals.
     *
     * @param order what the network thinks of it
     * @param behaviour log-probability of the order when it was given
     * @param advantage normalised
     * @return the loss's slope by the order's log-probability
     */
    double apply(OrderDistribution order, float behaviour, double advantage, LossTotals totals);
}
