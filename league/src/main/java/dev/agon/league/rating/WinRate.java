package dev.agon.league.rating;

/**
 * A win rate with its uncertainty; a draw counts half.
 *
 * @param wins matches won
 * @param draws matches drawn
 * @param losses matches lost
 */
public record WinRate(long wins, long draws, long losses) {
    /** Half-width of a 95 % interval in standard deviations. */
    private static final double Z = 1.959963984540054;

    public WinRate {
        if (wins < 0 || draws < 0 || losses < 0) {
            throw new IllegalArgumentException("counts are not negative: " + wins + ", " + draws + ", " + losses);
        }
    }

    /** How many matches it is the rate of. */
    public long matches() {
        return wins + draws + losses;
    }

    /** Share won in [0, 1]; one half where nothing was played. */
    public double rate() {
        return matches() == 0 ? 0.5 : (wins + draws / 2.0) / matches();
    }

    /** Lower end of the 95 % Wilson score interval. */
    public double low() {
        return bound(-1);
    }

    /** Upper end of the 95 % Wilson score interval. */
    public double high() {
        return bound(1);
    }

    /** The rates with one more match: positive won, 0 drawn, negative lost. */
    public WinRate plus(double outcome) {
        return new WinRate(
                wins + (outcome > 0 ? 1 : 0), draws + (outcome == 0 ? 1 : 0), losses + (outcome < 0 ? 1 : 0));
    }

    /** The rate of these matches and of those. */
    public WinRate plus(WinRate other) {
        return new WinRate(wins + other.wins, draws + other.draws, losses + other.losses);
    }

    /** The rate that the opponent has. */
    public WinRate reversed() {
        return new WinRate(losses, draws, wins);
    }

    /** Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927). */
    private double bound(int side) {
        long n = matches();
        if (n == 0) {
            return side < 0 ? 0 : 1;
        }
        double p = rate();
        double z2 = Z * Z;
        double centre = p + z2 / (2 * n);
        double margin = Z * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        double bound = (centre + side * margin) / (1 + z2 / n);
        return Math.max(0, Math.min(1, bound));
    }
}
