package dev.agon.game;

/**
 * A small generator whose whole state is one number, so that a match can hash and copy it: SplitMix64 (Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators", 2014). Integer arithmetic only, the same on every machine.
 */
public final class MatchRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    /** A generator that starts at the seed. */
    public MatchRandom(long seed) {
        state = seed;
    }

    /** The state: two generators with the same give the same numbers from here on. */
    public long state() {
        return state;
    }

    /** Sets the state. */
    public void state(long newState) {
        state = newState;
    }

    /** The next 64 random bits. */
    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** A number in {@code [0, bound)}; {@code bound} is positive. */
    public int nextInt(int bound) {
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /** A number in {@code [0, 1)} with 24 random bits. */
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1p-24f;
    }

    /** Scrambles a number: equal inputs, equal outputs; near inputs, unrelated outputs. */
    public static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A seed derived from another and an index, e.g. a match's from the league's. */
    public static long derive(long seed, long index) {
        return mix(mix(seed + GOLDEN_GAMMA) ^ (index * GOLDEN_GAMMA + 1));
    }
}
