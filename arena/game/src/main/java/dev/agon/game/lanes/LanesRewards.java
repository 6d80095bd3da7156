package dev.agon.game.lanes;

import java.util.Arrays;
import java.util.List;

/**
 * What a hero earns, by named terms. The rules count in whole numbers, so that sums do not depend on their order; {@link #UNIT} turns
 * them into the figures that a learner sees. Weights, decay and team spirit are the league's.
 *
 * <table>
 * <caption>Terms, what one unit of them is, and their default weight</caption>
 * <tr><td>experience</td><td>1,000 points of experience</td><td>2</td></tr>
 * <tr><td>gold</td><td>1,000 gold</td><td>1</td></tr>
 * <tr><td>health</td><td>own health gained, as a share of the most; lost is negative; coming back to life counts nothing</td><td>0.5</td></tr>
 * <tr><td>mana</td><td>own mana gained, as a share of the most; spent is negative</td><td>0.05</td></tr>
 * <tr><td>lastHit</td><td>one creep</td><td>0.03</td></tr>
 * <tr><td>deny</td><td>one own creep struck down before the enemy could</td><td>0.03</td></tr>
 * <tr><td>kill</td><td>one hero</td><td>0.4</td></tr>
 * <tr><td>death</td><td>one own death</td><td>-0.4</td></tr>
 * <tr><td>towerHealth</td><td>the health of all enemy towers, taken by the team</td><td>1.5</td></tr>
 * <tr><td>coreHealth</td><td>the health of the enemy core, taken by the team</td><td>2</td></tr>
 * <tr><td>win</td><td>1 won, -1 lost</td><td>2.5</td></tr>
 * </table>
 */
final class LanesRewards {
    static final int EXPERIENCE = 0;
    static final int GOLD = 1;
    static final int HEALTH = 2;
    static final int MANA = 3;
    static final int LAST_HIT = 4;
    static final int DENY = 5;
    static final int KILL = 6;
    static final int DEATH = 7;
    static final int TOWER_HEALTH = 8;
    static final int CORE_HEALTH = 9;
    static final int WIN = 10;

    /** Names in the order of the numbers. */
    static final List<String> TERMS = List.of(
            "experience",
            "gold",
            "health",
            "mana",
            "lastHit",
            "deny",
            "kill",
            "death",
            "towerHealth",
            "coreHealth",
            "win");

    private static final float[] WEIGHT = {2, 1, 0.5f, 0.05f, 0.03f, 0.03f, 0.4f, -0.4f, 1.5f, 2, 2.5f};

    /** Shares of health and mana are counted in ten-thousandths. */
    static final int SHARE = 10_000;

    /** What the rules count is divided by this. */
    private static final float[] UNIT = {1000, 1000, SHARE, SHARE, 1, 1, 1, 1, SHARE, SHARE, 1};

    private LanesRewards() {}

    static float[] defaultWeights() {
        return WEIGHT.clone();
    }

    /** Forgets what was earned, and notes the health and mana of the living. */
    static void begin(World w) {
        Arrays.fill(w.earned, 0);
        for (int hero = 0; hero < w.heroes; hero++) {
            w.scratch.healthBefore[hero] = healthShare(w, hero);
            w.scratch.manaBefore[hero] = manaShare(w, hero);
        }
    }

    /** Counts what changed for those who lived when the tick began; before the dead come back. */
    static void measure(World w) {
        for (int hero = 0; hero < w.heroes; hero++) {
            if (w.scratch.healthBefore[hero] > 0) {
                w.earn(HEALTH, hero, healthShare(w, hero) - w.scratch.healthBefore[hero]);
                if (w.alive[hero] != 0) {
                    w.earn(MANA, hero, manaShare(w, hero) - w.scratch.manaBefore[hero]);
                }
            }
        }
    }

    private static int healthShare(World w, int hero) {
        return w.health[hero] * SHARE / w.maxHealth[hero];
    }

    private static int manaShare(World w, int hero) {
        return w.mana[hero] * SHARE / w.maxMana[hero];
    }

    /** A tower or core lost health: every hero of the other side earns it. */
    static void buildingHurt(World w, int building, int amount) {
        int term = w.kind[building] == Kind.CORE ? CORE_HEALTH : TOWER_HEALTH;
        int buildings = term == CORE_HEALTH ? 1 : w.slot.towers();
        int share = amount * SHARE / (w.maxHealth[building] * buildings);
        for (int i = 0; i < w.heroesPerSide; i++) {
            w.earn(term, w.slot.hero(w.side[building] ^ 1, i), share);
        }
    }

    /** The match is over. */
    static void ended(World w) {
        if (w.winner != World.NOBODY) {
            for (int hero = 0; hero < w.heroes; hero++) {
                w.earn(WIN, hero, w.side[hero] == w.winner ? 1 : -1);
            }
        }
    }

    /** Writes one value per term. */
    static void write(World w, int hero, float[] terms) {
        for (int term = 0; term < UNIT.length; term++) {
            terms[term] = w.earned[w.at(term, hero)] / UNIT[term];
        }
    }
}
