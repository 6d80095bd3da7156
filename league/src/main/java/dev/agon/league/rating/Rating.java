package dev.agon.league.rating;

/**
 * How strong a player is believed to be: normally distributed with this mean and standard deviation, in points of which 400 are
 * odds of ten to one.
 */
public record Rating(double mean, double sigma) {
    public Rating {
        if (!Double.isFinite(mean) || !Double.isFinite(sigma) || sigma < 0) {
            throw new IllegalArgumentException(
                    "a rating is finite and its sigma not negative: " + mean + " ± " + sigma);
        }
    }

    /** A rating that is known and never moves. */
    public static Rating frozen(double mean) {
        return new Rating(mean, 0);
    }

    /** Standard deviation squared. */
    public double variance() {
        return sigma * sigma;
    }
}
