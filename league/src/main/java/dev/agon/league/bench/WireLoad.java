package dev.agon.league.bench;

/**
 * How a {@link WireBenchmark} measures.
 *
 * @param workers simulated workers that send as fast as they are acknowledged
 * @param crowd simulated workers that join, stream and leave; 0 to leave that out
 * @param warmUpSeconds before each of the two
 * @param seconds that each of the two is measured
 */
public record WireLoad(int workers, int crowd, int warmUpSeconds, int seconds) {
    public WireLoad {
        require(workers >= 1 && workers <= 1_000, "--workers must be in [1, 1000], not " + workers);
        require(crowd >= 0 && crowd <= 10_000, "--crowd must be in [0, 10000], not " + crowd);
        require(warmUpSeconds >= 0 && warmUpSeconds <= 600, "--warm-up must be in [0, 600], not " + warmUpSeconds);
        require(seconds >= 1 && seconds <= 3_600, "--seconds must be in [1, 3600], not " + seconds);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
