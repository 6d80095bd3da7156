package dev.agon.game.microrts;

import java.util.Arrays;

/**
 * The whole state of a match. A unit is its number: the order in which units came into being, never used again. There is room for all
 * that could ever be made, since every unit that is made costs ore.
 *
 * <p>The ledger lists the units that are busy, in the order in which they got their places in it; that is the order in which
 * actions of one tick are carried out.
 */
final class World {
    static final int SIDES = 2;
    static final int AMBER = 0;
    static final int SKY = 1;

    /** Owner of ore, winner of an open or drawn match, unit of an empty cell. */
    static final int NOBODY = -1;

    /** Claims no cell. */
    static final int NO_CLAIM = -1;

    final Ground ground;
    final int timeLimit;

    /** Most units that can ever be. */
    final int room;

    /** Ticks since the match's beginning, of which one that begins in the middle has missed some. */
    int clock;

    /** Ticks played. */
    int tick;

    boolean over;
    int winner = NOBODY;
    final int[] store = new int[SIDES];

    /** Units that came into being so far: the number of the next. */
    int made;

    // By unit.
    final int[] kind;
    final int[] owner;
    final int[] cell;
    final int[] health;

    /** Ore that a worker carries or that is left of a patch. */
    final int[] load;

    final boolean[] alive;

    // By unit, what it does.
    final int[] action;
    final int[] direction;

    /** Kind of what is produced, or cell that is attacked. */
    final int[] target;

    final int[] issuedAt;
    final int[] duration;

    /** Cell that the action claims, or {@link #NO_CLAIM}. */
    final int[] claim;

    /** What the action claims of its owner's store. */
    final int[] claimedCost;

    /** Whether the unit's newest order came to nothing because of others. */
    final boolean[] cancelled;

    /** Unit in each cell, or {@link #NOBODY}. */
    final int[] unitAt;

    /** Unit whose action claims the cell, or {@link #NOBODY}. */
    final int[] claimant;

    /** Living units in the order of their numbers. */
    final int[] living;

    int livingCount;

    /** Living units of each side. */
    final int[] population = new int[SIDES];

    /** Sum of what each side's running actions claim of its store. */
    final int[] committed = new int[SIDES];

    final int[] ledger;
    int ledgerCount;

    /** What each side earned this tick, {@code [side * terms + term]}. */
    final int[] earned = new int[SIDES * MicrortsRewards.COUNT];

    final EventLog events;
    final Fog fog;

    /** Scratch of {@link Effects}. */
    final int[] due;

    World(Ground ground, int room, int timeLimit, boolean foggy) {
        this.ground = ground;
        this.room = room;
        this.timeLimit = timeLimit;
        kind = new int[room];
        owner = new int[room];
        cell = new int[room];
        health = new int[room];
        load = new int[room];
        alive = new boolean[room];
        action = new int[room];
        direction = new int[room];
        target = new int[room];
        issuedAt = new int[room];
        duration = new int[room];
        claim = new int[room];
        claimedCost = new int[room];
        cancelled = new boolean[room];
        living = new int[room];
        ledger = new int[room];
        due = new int[room];
        unitAt = new int[ground.cells];
        claimant = new int[ground.cells];
        Arrays.fill(unitAt, NOBODY);
        Arrays.fill(claimant, NOBODY);
        events = new EventLog(this);
        fog = new Fog(this, foggy);
    }

    /** A new unit, idle, with full health and nothing to carry. */
    int add(int ofKind, int ofOwner, int atCell) {
        int unit = made++;
        kind[unit] = ofKind;
        owner[unit] = ofOwner;
        cell[unit] = atCell;
        health[unit] = MicrortsNumbers.HEALTH[ofKind];
        load[unit] = 0;
        alive[unit] = true;
        action[unit] = Action.IDLE;
        claim[unit] = NO_CLAIM;
        claimedCost[unit] = 0;
        cancelled[unit] = false;
        unitAt[atCell] = unit;
        living[livingCount++] = unit;
        if (ofOwner != NOBODY) {
            population[ofOwner]++;
        }
        return unit;
    }

    /** The unit is gone from the map; what it does is not touched. */
    void remove(int unit) {
        alive[unit] = false;
        unitAt[cell[unit]] = NOBODY;
        int at = Arrays.binarySearch(living, 0, livingCount, unit);
        livingCount--;
        System.arraycopy(living, at + 1, living, at, livingCount - at);
        if (owner[unit] != NOBODY) {
            population[owner[unit]]--;
        }
    }

    /** What the unit's action claims is free again. */
    void release(int unit) {
        if (claim[unit] != NO_CLAIM) {
            claimant[claim[unit]] = NOBODY;
            claim[unit] = NO_CLAIM;
        }
        if (claimedCost[unit] != 0) {
            committed[owner[unit]] -= claimedCost[unit];
            claimedCost[unit] = 0;
        }
    }

    boolean isIdle(int unit) {
        return action[unit] == Action.IDLE;
    }

    /** Clock at which the unit's action is done. */
    int endsAt(int unit) {
        return issuedAt[unit] + duration[unit];
    }

    /** What a side could spend beside what its running actions claim. */
    int spendable(int side) {
        return store[side] - committed[side];
    }

    void earn(int term, int side) {
        earned[side * MicrortsRewards.COUNT + term]++;
    }

    long hash() {
        return StateHash.of(this);
    }

    /** Becomes a copy of another world of the same map. */
    void copyFrom(World other) {
        clock = other.clock;
        tick = other.tick;
        over = other.over;
        winner = other.winner;
        made = other.made;
        livingCount = other.livingCount;
        ledgerCount = other.ledgerCount;
        System.arraycopy(other.store, 0, store, 0, SIDES);
        System.arraycopy(other.population, 0, population, 0, SIDES);
        System.arraycopy(other.committed, 0, committed, 0, SIDES);
        copyUnits(other);
        System.arraycopy(other.living, 0, living, 0, livingCount);
        System.arraycopy(other.ledger, 0, ledger, 0, ledgerCount);
        System.arraycopy(other.unitAt, 0, unitAt, 0, unitAt.length);
        System.arraycopy(other.claimant, 0, claimant, 0, claimant.length);
        System.arraycopy(other.earned, 0, earned, 0, earned.length);
        events.copyFrom(other.events);
        fog.copyFrom(other.fog);
    }

    private void copyUnits(World other) {
        System.arraycopy(other.kind, 0, kind, 0, made);
        System.arraycopy(other.owner, 0, owner, 0, made);
        System.arraycopy(other.cell, 0, cell, 0, made);
        System.arraycopy(other.health, 0, health, 0, made);
        System.arraycopy(other.load, 0, load, 0, made);
        System.arraycopy(other.alive, 0, alive, 0, made);
        System.arraycopy(other.action, 0, action, 0, made);
        System.arraycopy(other.direction, 0, direction, 0, made);
        System.arraycopy(other.target, 0, target, 0, made);
        System.arraycopy(other.issuedAt, 0, issuedAt, 0, made);
        System.arraycopy(other.duration, 0, duration, 0, made);
        System.arraycopy(other.claim, 0, claim, 0, made);
        System.arraycopy(other.claimedCost, 0, claimedCost, 0, made);
        System.arraycopy(other.cancelled, 0, cancelled, 0, made);
    }
}
