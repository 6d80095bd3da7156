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
    /** Where in {@link #living} a side's creeps begin, or the beasts of the neutral: they come last. */
    final int[] firstWalker = new int[SIDES_AND_NEUTRAL];
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
    // Living creeps of one side on one lane: who, where, and how far they are pushed aside; a row to spare.
    final int[] group = new int[LanesNumbers.LANE_CREEPS + 1];
    final int[] groupX = new int[group.length];
    final int[] groupY = new int[group.length];
    final int[] pushX = new int[group.length];
    final int[] pushY = new int[group.length];

    /** What each side may attack as the tick began, {@code [side]}. */
    final Targets[] targets = new Targets[World.SIDES];

    /** The cell that each stands in when sides look about, by slot. */
    final int[] cell;

    /** Newly seen slots that wait for an id. */
    final int[] newcomers;

    // Heroes as the tick began, in shares of LanesRewards.SHARE; 0 health for the dead.
    final int[] healthBefore;
    final int[] manaBefore;

    private final MatchRandom shuffler = new MatchRandom(0);

    Scratch(int slots) {
        // One more than there can be: listing writes before it knows.
        living = new int[SIDES_AND_NEUTRAL][slots + 1];
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
        Arrays.setAll(targets, side -> new Targets(side, slots));
        cell = new int[slots];
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
        for (int of = 0; of < World.SIDES; of++) {
            firstWalker[of] = list(world, of, of, world.slot.runeBase, World.SIDES, 0);
            count[of] = list(world, of, world.slot.creepBase + of, world.slots, World.SIDES, firstWalker[of]);
        }
        int neutral = World.NEUTRAL;
        firstWalker[neutral] = list(world, neutral, world.slot.runeBase, world.slot.beastBase, 1, 0);
        count[neutral] = list(world, neutral, world.slot.beastBase, world.slot.creepBase, 1, firstWalker[neutral]);
    }

    /** Appends the living of some slots; without a branch, since who lives is hard to predict. */
    private int list(World world, int of, int from, int to, int step, int listed) {
        int[] alive = world.alive;
        int[] list = living[of];
        int end = listed;
        for (int slot = from; slot < to; slot += step) {
            list[end] = slot;
            end += alive[slot];
        }
        return end;
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
            shuffle(living[side], 0, firstWalker[side]);
            shuffle(living[side], firstWalker[side], count[side]);
        }
    }

    private void shuffle(int[] list, int from, int to) {
        for (int i = to - 1; i > from; i--) {
            int j = from + shuffler.nextInt(i - from + 1);
            int swapped = list[i];
            list[i] = list[j];
            list[j] = swapped;
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
