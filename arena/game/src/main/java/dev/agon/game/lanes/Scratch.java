package dev.agon.game.lanes;

import dev.agon.game.MatchRandom;

/**
 * What a tick works with and does not keep: who lives, in which order they are visited, and blows that have fallen but not been
 * applied.
 */
final class Scratch {
    /** Slots of the living of each side, in order of visiting, {@code [side][i]}. */
    final int[][] living;

    final int[] count = new int[World.SIDES];
    /** The side visited first. */
    int firstSide;
    /** Whether the core of each side can be hurt this tick. */
    final boolean[] coreVulnerable = new boolean[World.SIDES];

    // Blows of this tick.
    int blows;
    final int[] blowFrom;
    final int[] blowTo;
    final int[] blowAmount;

    /** Damage of this tick by slot. */
    final int[] hurt;
    /** Stuns that begin with the next tick, as a clock, by slot. */
    final int[] stunUntil;

    final int[] nextX;
    final int[] nextY;
    /** Newly seen slots that wait for an id. */
    final int[] newcomers;

    // Heroes as the tick began, in shares of LanesRewards.SHARE; 0 health for the dead.
    final int[] healthBefore;
    final int[] manaBefore;

    private final MatchRandom shuffler = new MatchRandom(0);

    Scratch(int slots) {
        living = new int[World.SIDES][slots];
        blowFrom = new int[2 * slots];
        blowTo = new int[2 * slots];
        blowAmount = new int[2 * slots];
        hurt = new int[slots];
        stunUntil = new int[slots];
        nextX = new int[slots];
        nextY = new int[slots];
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
        count[0] = 0;
        count[1] = 0;
        for (int slot = 0; slot < world.slots; slot++) {
            if (world.alive[slot] != 0) {
                int side = world.side[slot];
                living[side][count[side]++] = slot;
            }
        }
        if (processingSeed != 0) {
            shuffle(processingSeed);
        }
        refreshCores(world);
    }

    /** Notes which cores can be hurt now. */
    void refreshCores(World world) {
        coreVulnerable[0] = world.coreVulnerable(0);
        coreVulnerable[1] = world.coreVulnerable(1);
    }

    private void shuffle(long seed) {
        shuffler.state(seed);
        firstSide = shuffler.nextInt(2);
        for (int side = 0; side < World.SIDES; side++) {
            for (int i = count[side] - 1; i > 0; i--) {
                int j = shuffler.nextInt(i + 1);
                int swapped = living[side][i];
                living[side][i] = living[side][j];
                living[side][j] = swapped;
            }
        }
    }

    /** Notes a blow; it is applied when all have been noted. */
    void blow(int from, int to, int amount) {
        blowFrom[blows] = from;
        blowTo[blows] = to;
        blowAmount[blows] = amount;
        blows++;
    }
}
