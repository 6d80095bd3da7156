package dev.agon.game.microrts;

import java.util.List;

/**
 * What a side earns, by named terms, counted when an order is given and not when it is done, as in the public learning interface.
 * Weights and decay are the league's; the weights here are those usual there.
 *
 * <table>
 * <caption>Terms, what one unit of them is, and their default weight</caption>
 * <tr><td>win</td><td>1 won, -1 lost, 0 drawn</td><td>10</td></tr>
 * <tr><td>resources</td><td>an order to harvest or to return</td><td>1</td></tr>
 * <tr><td>workers</td><td>an order to produce a worker</td><td>1</td></tr>
 * <tr><td>buildings</td><td>an order to produce a base or barracks</td><td>0.2</td></tr>
 * <tr><td>attacks</td><td>an order to attack</td><td>1</td></tr>
 * <tr><td>fighters</td><td>an order to produce a light, heavy or ranged unit</td><td>4</td></tr>
 * </table>
 */
final class MicrortsRewards {
    static final int WIN = 0;
    static final int RESOURCES = 1;
    static final int WORKERS = 2;
    static final int BUILDINGS = 3;
    static final int ATTACKS = 4;
    static final int FIGHTERS = 5;
    static final int COUNT = 6;

    /** Names in the order of the numbers. */
    static final List<String> TERMS = List.of("win", "resources", "workers", "buildings", "attacks", "fighters");

    private static final float[] WEIGHT = {10, 1, 1, 0.2f, 1, 4};

    private MicrortsRewards() {}

    static float[] defaultWeights() {
        return WEIGHT.clone();
    }

    /** Forgets what was earned. */
    static void begin(World w) {
        for (int i = 0; i < w.earned.length; i++) {
            w.earned[i] = 0;
        }
    }

    /** A legal order was given. */
    static void ordered(World w, int side, int action, int target) {
        switch (action) {
            case Action.HARVEST, Action.RETURN -> w.earn(RESOURCES, side);
            case Action.ATTACK -> w.earn(ATTACKS, side);
            case Action.PRODUCE ->
                w.earn(Kind.isBuilding(target) ? BUILDINGS : target == Kind.WORKER ? WORKERS : FIGHTERS, side);
            default -> {
                // Waiting and walking earn nothing.
            }
        }
    }

    /** Writes one value per term. */
    static void write(World w, int side, float[] terms) {
        for (int term = 0; term < COUNT; term++) {
            terms[term] = w.earned[side * COUNT + term];
        }
        terms[WIN] = w.winner == World.NOBODY ? 0 : w.winner == side ? 1 : -1;
    }
}
