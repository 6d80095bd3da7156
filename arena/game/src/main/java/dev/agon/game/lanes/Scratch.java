package dev.agon.game.lanes;

import dev.agon.game.MatchRandom;
import java.util.Arrays;

/**
 * What a tick works with and does not keep: who lives, in which order they are visited, and blows, cures and spells that were cast but
 * have not been applied.
 */
final class Scratch {
    private static final int SIDES_AND_NEUTRAL = 3;

    /** Slots of the living of each side, in order of visiting, {@code [side][i]}. */
    final int[][] living;

    final int[] count = new int[SIDES_AND_NEUTRAL];
    /** The side visited first. */
    int firstSide;
    /** Whether the building cannot be hurt this tick, by slot. */
    final boolean[] isProtected;

    // Blows of this tick.
    int blows;
    final int[] blowFrom;
    final int[] blowTo;
    final int[] blowAmount;
    /** Damage of this tick by slot. */
    final int[] hurt;
    /** Health given back this tick by slot. */
    final int[] healed;

    /** Whether the beast found its foe this tick, by being struck, by slot. */
    final boolean[] provoked;

    // Spells that begin with the next tick, as clocks, by slot.
    final int[] stunUntil;
    final int[] rootUntil;
    final int[] slowUntil;
    final int[] silenceUntil;
    /** Whether anybody was given any of them. */
    boolean spells;

    final int[] nextX;
    final int[] nextY;
    /** Whether the hero leaps to {@link #nextX}, {@link #nextY} this tick. */
    final boolean[] leaps;
    /** Newly seen slots that wait for an id. */
    final int[] newcomers;

    // Heroes as the tick began, in shares of LanesRewards.SHARE; 0 health for the dead.
    final int[] healthBefore;
    final int[] manaBefore;

    private final MatchRandom shuffler = new MatchRandom(0);

    Scratch(int slots) {
        living = new int[SIDES_AND_NEUTRAL][slots];
        isProtected = new boolean[slots];
        // Each strikes once, and heroes' spells may strike everybody.
        blowFrom = new int[32 * slots];
        blowTo = new int[32 * slots];
        blowAmount = new int[32 * slots];
        hurt = new int[slots];
        healed = new int[slots];
        provoked = new boolean[slots];
        stunUntil = new int[slots];
        rootUntil = new int[slots];
        slowUntil = new int[slots];
        silenceUntil = new int[slots];
        nextX = new int[slots];
        nextY = new int[slots];
        leaps = new boolean[slots];
        newcomers = new int[slots];
        healthBefore = new int[slots];
        manaBefore = new int[slots];
    }

    /**
     * Lists the living and forgets the last tick.
     *
     * @param processingSeed 0 to visit in order of slots, another number for an order drawn from it
     */
    void refresh(World world, long processingSeed) {
        blows = 0;
        firstSide = 0;
        Arrays.fill(provoked, world.slot.beastBase, world.slot.creepBase, false);
        listLiving(world);
        if (processingSeed != 0) {
            shuffle(processingSeed);
        }
        refreshProtection(world);
    }

    /** Lists the living in order of slots. */
    void listLiving(World world) {
        int[] alive = world.alive;
        int[] side = world.side;
        Arrays.fill(count, 0);
        for (int slot = 0; slot < world.slots; slot++) {
            if (alive[slot] != 0) {
                int of = side[slot];
                living[of][count[of]++] = slot;
            }
        }
    }

    /** Notes which buildings can be hurt: a tower protects the one behind it, and each lane's last tower helps to protect the core. */
    void refreshProtection(World world) {
        int perLane = world.map.towersPerLane();
        for (int side = 0; side < World.SIDES; side++) {
            boolean laneOpen = false;
            for (int lane = 0; lane < world.map.lanes().length; lane++) {
                boolean standing = false;
                for (int i = 0; i < perLane; i++) {
                    int tower = world.slot.tower(side, lane, i);
                    isProtected[tower] = standing;
                    standing |= world.alive[tower] != 0;
                }
                laneOpen |= !standing;
            }
            isProtected[world.slot.core(side)] = !laneOpen;
        }
    }

    private void shuffle(long seed) {
        shuffler.state(seed);
        firstSide = shuffler.nextInt(2);
        for (int side = 0; side < SIDES_AND_NEUTRAL; side++) {
            for (int i = count[side] - 1; i > 0; i--) {
                int j = shuffler.nextInt(i + 1);
                int swapped = living[side][i];
                living[side][i] = living[side][j];
                living[side][j] = swapped;
            }
        }
    }

    /**
     * Breaks ties between two units that are equal in a third's eyes: the lower slot as the third's own side counts them, so that mirrored
     * worlds have mirrored answers.
     */
    static boolean comesBefore(int of, int a, int b) {
        return (a ^ (of & 1)) < (b ^ (of & 1));
    }

    /** Notes a blow; it is applied when all have been noted. */
    void blow(int from, int to, int amount) {
        blowFrom[blows] = from;
        blowTo[blows] = to;
        blowAmount[blows] = amount;
        blows++;
    }

    /** Notes a spell that lasts until a clock, in one of the arrays of this tick's spells. */
    void spell(int[] spell, int unit, int until) {
        spell[unit] = Math.max(spell[unit], until);
        spells = true;
    }
}
