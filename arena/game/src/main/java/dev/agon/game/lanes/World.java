package dev.agon.game.lanes;

import dev.agon.game.MatchRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The whole state of a match: a table of units with one array per column, and a few numbers.
 *
 * <p>Units live in fixed slots: heroes, their bolts, towers, cores, then creeps by lane. Slots of the two sides alternate, so that
 * {@code slot ^ 1} is the mirror image. Columns made by {@link #column} take part in {@link #hash} and {@link #copyFrom}; what is
 * rebuilt within each tick is in {@link Scratch}.
 */
final class World {
    static final int SIDES = 2;
    /** Views that know ids: Amber, Sky, and the spectator, who sees all. */
    static final int WATCHERS = 3;

    static final int NOBODY = -1;

    final LanesMap map;
    final int heroesPerSide;
    final int timeLimit;

    final int heroes;
    final int boltBase;
    final int towerBase;
    final int coreBase;
    final int creepBase;
    final int slots;

    private final List<int[]> columns = new ArrayList<>();

    /** Side of each slot; never changes. */
    final int[] side;

    // Every unit.
    final int[] alive;
    final int[] kind;
    final int[] x;
    final int[] y;
    final int[] health;
    final int[] maxHealth;
    final int[] damage;
    /** Clock at which it may attack again. */
    final int[] attackReady;
    /** Slot that it attacks, or {@link #NOBODY}. */
    final int[] target;
    /** Clock until which it can do nothing. */
    final int[] stunnedUntil;
    /** Direction in which it walked or flies. */
    final int[] heading;
    /** Id by which each watcher knows it, 0 while unknown, {@code [watcher][slot]}. */
    final int[][] knownAs;
    /** Whether a side sees it, {@code [side][slot]}. */
    final int[][] seen;

    // Creeps: lane and next waypoint. Bolts: distance left and damage.
    final int[] lane;
    final int[] waypoint;
    final int[] flightLeft;

    // Heroes.
    final int[] verb;
    final int[] direction;
    final int[] level;
    final int[] experience;
    final int[] gold;
    final int[] mana;
    final int[] maxMana;
    /** Clock at which the ability may be used again, {@code [slot][hero]}. */
    final int[][] abilityReady;

    final int[] shield;
    final int[] shieldUntil;
    final int[] focusedUntil;
    final int[] respawnAt;
    /** Clock until which towers hold it against the hero that it hurt a hero. */
    final int[] provokedUntil;
    /** Clock at which a hero last hurt the other, {@code [victim * heroes + attacker]}; negative for never. */
    final int[] hurtAt;

    final int[] kills;
    final int[] lastHits;
    /** What the hero earned this tick, {@code [term][hero]}, see {@link LanesRewards}. */
    final int[][] earned;

    private final int[] nextId;

    /** Ticks of rule time gone; ahead of {@link #tick} in a match that started in the middle. */
    int clock;
    /** Ticks played. */
    int tick;

    boolean over;
    /** The side that won, or {@link #NOBODY}. */
    int winner = NOBODY;

    final MatchRandom random = new MatchRandom(0);
    final Scratch scratch;
    final EventLog events;

    World(LanesMap map, int heroesPerSide, int timeLimit) {
        this.map = map;
        this.heroesPerSide = heroesPerSide;
        this.timeLimit = timeLimit;
        int lanes = map.lanes().length;
        heroes = SIDES * heroesPerSide;
        boltBase = heroes;
        towerBase = boltBase + heroes;
        coreBase = towerBase + SIDES * lanes * map.towersPerLane();
        creepBase = coreBase + SIDES;
        slots = creepBase + SIDES * lanes * LanesNumbers.LANE_CREEPS;
        side = new int[slots];
        Arrays.setAll(side, slot -> slot & 1);

        alive = column(slots);
        kind = column(slots);
        x = column(slots);
        y = column(slots);
        health = column(slots);
        maxHealth = column(slots);
        damage = column(slots);
        attackReady = column(slots);
        target = column(slots);
        stunnedUntil = column(slots);
        heading = column(slots);
        knownAs = columns(WATCHERS, slots);
        seen = columns(SIDES, slots);
        lane = column(slots);
        waypoint = column(slots);
        flightLeft = column(slots);
        verb = column(heroes);
        direction = column(heroes);
        level = column(heroes);
        experience = column(heroes);
        gold = column(heroes);
        mana = column(heroes);
        maxMana = column(heroes);
        abilityReady = columns(Ability.SLOTS, heroes);
        shield = column(heroes);
        shieldUntil = column(heroes);
        focusedUntil = column(heroes);
        respawnAt = column(heroes);
        provokedUntil = column(heroes);
        hurtAt = column(heroes * heroes);
        kills = column(heroes);
        lastHits = column(heroes);
        earned = columns(LanesRewards.TERMS.size(), heroes);
        nextId = column(WATCHERS);
        scratch = new Scratch(slots);
        events = new EventLog(this);
    }

    private int[] column(int length) {
        int[] column = new int[length];
        columns.add(column);
        return column;
    }

    private int[][] columns(int count, int length) {
        int[][] made = new int[count][];
        Arrays.setAll(made, i -> column(length));
        return made;
    }

    int heroSlot(int ofSide, int index) {
        return SIDES * index + ofSide;
    }

    int boltSlot(int hero) {
        return boltBase + hero;
    }

    int towerSlot(int ofSide, int ofLane, int index) {
        return towerBase + SIDES * (ofLane * map.towersPerLane() + index) + ofSide;
    }

    int coreSlot(int ofSide) {
        return coreBase + ofSide;
    }

    int creepSlot(int ofSide, int ofLane, int index) {
        return creepBase + SIDES * (ofLane * LanesNumbers.LANE_CREEPS + index) + ofSide;
    }

    boolean isHero(int slot) {
        return slot < heroes;
    }

    boolean stunned(int slot) {
        return stunnedUntil[slot] > clock;
    }

    boolean near(int a, int b, int radius) {
        return Geometry.within(x[a] - x[b], y[a] - y[b], radius);
    }

    long squaredDistance(int a, int b) {
        long dx = x[a] - x[b];
        long dy = y[a] - y[b];
        return dx * dx + dy * dy;
    }

    /** The core cannot be hurt while every lane of its side has a tower. */
    boolean coreVulnerable(int ofSide) {
        int perLane = map.towersPerLane();
        for (int l = 0; l < map.lanes().length; l++) {
            int standing = 0;
            for (int i = 0; i < perLane; i++) {
                standing += alive[towerSlot(ofSide, l, i)];
            }
            if (standing == 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the unit can be hurt by an attack. */
    boolean attackable(int slot) {
        return alive[slot] != 0
                && Kind.isSolid(kind[slot])
                && (kind[slot] != Kind.CORE || scratch.coreVulnerable[side[slot]]);
    }

    /** Adds to what a hero earned this tick. */
    void earn(int term, int hero, int amount) {
        earned[term][hero] += amount;
    }

    /** A fresh id for a watcher: 1, 2, 3, … */
    int newId(int watcher) {
        return ++nextId[watcher];
    }

    /** All state in one number. */
    long hash() {
        long hash = MatchRandom.mix(random.state() ^ (long) clock << 32 ^ (long) tick << 8 ^ (over ? 2 : 0) ^ winner);
        for (int c = 0; c < columns.size(); c++) {
            for (int value : columns.get(c)) {
                hash = (hash ^ value) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
        }
        return MatchRandom.mix(hash);
    }

    /** Becomes equal to another world of the same shape. */
    void copyFrom(World other) {
        for (int c = 0; c < columns.size(); c++) {
            int[] from = other.columns.get(c);
            System.arraycopy(from, 0, columns.get(c), 0, from.length);
        }
        clock = other.clock;
        tick = other.tick;
        over = other.over;
        winner = other.winner;
        random.state(other.random.state());
        events.copyFrom(other.events);
        scratch.refresh(this, 0);
    }
}
