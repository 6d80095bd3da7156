package dev.agon.league.wire;

/**
 * The numbers {@code k / parts} for whole {@code k}, as single-precision arithmetic gives them.
 *
 * @param parts how many steps lead from 0 to 1; 0 for no grid at all
 * @param quotient whether they are quotients by {@code parts}, else products with one through it: these may differ in the last bit
 */
record Grid(int parts, boolean quotient) {
    /** Of numbers that lie on none. */
    static final Grid NONE = new Grid(0, false);

    /** One in so many may lie elsewhere: what is clipped to a range does. */
    private static final int ODD_ONE_IN = 16;

    /** Whether nearly all these numbers lie on it. */
    boolean holds(float[] numbers) {
        int tolerated = numbers.length / ODD_ONE_IN;
        float part = 1f / parts;
        int odd = 0;
        for (int i = 0; i < numbers.length && odd <= tolerated; i++) {
            int whole = Math.round(numbers[i] * parts);
            float value = quotient ? whole / (float) parts : whole * part;
            odd += value == numbers[i] ? 0 : 1;
        }
        return odd <= tolerated;
    }
}
