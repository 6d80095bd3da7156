package dev.agon.game.microrts;

/** Every number of the rules. Times are in ticks, distances in cells. A change here changes matches: raise {@link #RULES_REVISION}. */
final class MicrortsNumbers {
    /** Raised whenever equal seeds and orders may lead to another match. */
    static final int RULES_REVISION = 2;

    static final int TICKS_PER_SECOND = 10;

    // By kind: ore, base, barracks, worker, light, heavy, ranged. Times of what a kind cannot do count for orders
    // refused.
    static final int[] COST = {0, 10, 5, 1, 2, 2, 2};
    static final int[] HEALTH = {1, 10, 4, 1, 4, 4, 1};
    static final int[] DAMAGE = {0, 0, 0, 1, 2, 4, 1};
    static final int[] ATTACK_RANGE = {0, 0, 0, 1, 1, 1, 3};
    static final int[] BUILD_TICKS = {10, 250, 200, 50, 80, 120, 100};
    static final int[] MOVE_TICKS = {10, 10, 10, 10, 8, 12, 10};
    static final int[] ATTACK_TICKS = {10, 10, 10, 5, 5, 5, 5};
    static final int[] HARVEST_TICKS = {10, 10, 10, 20, 10, 10, 10};

    /**
     * How far a unit sees where there is fog. At least 2: then it sees whoever could stand in its way at its next step. Our own: the
     * public rules say nothing of fog here.
     */
    static final int[] SIGHT = {0, 4, 3, 3, 3, 3, 4};

    static final int MOST_HEALTH = 10;
    static final int MOST_RANGE = 3;
    static final int MOST_BUILD_TICKS = 250;

    /** Ore that a worker carries. */
    static final int LOAD = 1;

    private MicrortsNumbers() {}
}
