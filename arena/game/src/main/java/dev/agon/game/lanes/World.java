package dev.agon.game.lanes;

import dev.agon.game.MatchRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The whole state of a match: a table of units with one array per column, and a few numbers.
 *
 * <p>Units live in fixed {@link Slots}. Columns made by {@link #column} take part in {@link #hash} and {@link #copyFrom}; what is
 * rebuilt within each tick is in {@link Scratch}.
 */
final class World {
    static final int SIDES = 2;
    /** The side of beasts and runes. */
    static final int NEUTRAL = 2;

    /** Views that know ids: Amber, Sky, and the spectator, who sees all. */
    static final int WATCHERS = 3;

    static final int SPECTATOR = 2;

    static final int NOBODY = -1;

    final LanesMap map;
    final Terrain terrain;
    final int timeLimit;
    final Slots slot;
    final int heroes;
    final int heroesPerSide;
    final int slots;

    private final List<int[]> columns = new ArrayList<>();
    /** The columns as {@link #hash} takes them. */
    private final int[][] hashed;

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
    /** Clock until which it cannot walk. */
    final int[] rootedUntil;
    /** Clock until which it walks slowly. */
    final int[] slowedUntil;
    /** Direction in which it walked or flies. */
    final int[] heading;
    /** Id by which each watcher knows it, 0 while unknown, {@code [watcher][slot]}. */
    final int[][] knownAs;
    /** Whether a side sees it, {@code [side][slot]}. */
    final int[][] seen;

    /** Creeps: their lane. Beasts: their camp. */
    final int[] lane;
    /** Creeps: the waypoint they walk to. */
    final int[] waypoint;
    /** Bolts: distance left to fly. */
    final int[] flightLeft;
    /** Marks and wards: clock at which they fall or are gone. */
    final int[] until;
    /** Bolts and marks: the ability. Runes: what they give. */
    final int[] variant;

    // Heroes.
    final int[] verb;
    final int[] direction;
    /** How far out a ground ability is aimed, {@code [0, RINGS)}. */
    final int[] ring;

    final int[] level;
    final int[] experience;
    final int[] gold;
    final int[] mana;
    final int[] maxMana;
    /** Clock at which the ability may be used again, by {@link #at ability slot and hero}. */
    final int[] abilityReady;
    /** How many of an item the hero has, by {@link #at item and hero}. */
    final int[] items;

    final int[] aegisReady;
    final int[] shield;
    final int[] shieldUntil;
    final int[] focusedUntil;
    final int[] silencedUntil;
    final int[] mightUntil;
    final int[] hasteUntil;
    final int[] salveUntil;
    final int[] tonicUntil;
    /** Clock at which the hero is back at its fountain if nothing disturbs it, 0 while it does not try. */
    final int[] recallAt;

    final int[] respawnAt;
    /** Clock until which towers and creeps hold it against the hero that it hurt a hero. */
    final int[] provokedUntil;
    /** Clock at which a hero last hurt the other, {@code [victim * heroes + attacker]}; negative for never. */
    final int[] hurtAt;

    final int[] kills;
    final int[] deaths;
    final int[] assists;
    /** Kills since the last death. */
    final int[] streak;

    final int[] lastHits;
    final int[] denies;
    /** What the hero earned this tick, by {@link #at term and hero}, see {@link LanesRewards}. */
    final int[] earned;

    /** The last id given to each watcher. */
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
    final Vision vision;
    final EventLog events;

    World(LanesMap map, int heroesPerSide, int timeLimit) {
        this.map = map;
        this.timeLimit = timeLimit;
        this.heroesPerSide = heroesPerSide;
        terrain = map.terrain();
        slot = new Slots(map, heroesPerSide);
        heroes = SIDES * heroesPerSide;
        slots = slot.count;
        side = new int[slots];
        Arrays.setAll(side, slot::side);

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
        rootedUntil = column(slots);
        slowedUntil = column(slots);
        heading = column(slots);
        knownAs = columns(WATCHERS, slots);
        seen = columns(SIDES, slots);
        lane = column(slots);
        waypoint = column(slots);
        flightLeft = column(slots);
        until = column(slots);
        variant = column(slots);

        verb = column(heroes);
        direction = column(heroes);
        ring = column(heroes);
        level = column(heroes);
        experience = column(heroes);
        gold = column(heroes);
        mana = column(heroes);
        maxMana = column(heroes);
        abilityReady = column(Ability.SLOTS * heroes);
        items = column(Item.COUNT * heroes);
        aegisReady = column(heroes);
        shield = column(heroes);
        shieldUntil = column(heroes);
        focusedUntil = column(heroes);
        silencedUntil = column(heroes);
        mightUntil = column(heroes);
        hasteUntil = column(heroes);
        salveUntil = column(heroes);
        tonicUntil = column(heroes);
        recallAt = column(heroes);
        respawnAt = column(heroes);
        provokedUntil = column(heroes);
        hurtAt = column(heroes * heroes);
        kills = column(heroes);
        deaths = column(heroes);
        assists = column(heroes);
        streak = column(heroes);
        lastHits = column(heroes);
        denies = column(heroes);
        earned = column(LanesRewards.TERMS.size() * heroes);
        nextId = column(WATCHERS);
        hashed = StateHash.pairs(columns);

        scratch = new Scratch(slots);
        vision = new Vision(terrain);
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

    /** Where in a column of several numbers for each hero one of them is. */
    int at(int number, int hero) {
        return number * heroes + hero;
    }

    boolean isHero(int unit) {
        return unit < heroes;
    }

    boolean stunned(int unit) {
        return stunnedUntil[unit] > clock;
    }

    boolean rooted(int unit) {
        return rootedUntil[unit] > clock;
    }

    boolean silenced(int hero) {
        return silencedUntil[hero] > clock;
    }

    boolean has(int hero, int item) {
        return items[at(item, hero)] != 0;
    }

    int cell(int unit) {
        return terrain.cell(x[unit], y[unit]);
    }

    boolean near(int a, int b, int radius) {
        return Geometry.within(x[a] - x[b], y[a] - y[b], radius);
    }

    int squaredDistance(int a, int b) {
        int dx = x[a] - x[b];
        int dy = y[a] - y[b];
        return dx * dx + dy * dy;
    }

    boolean atFountain(int hero) {
        return nearFountain(hero, LanesNumbers.FOUNTAIN_RADIUS);
    }

    boolean nearFountain(int hero, int radius) {
        int sign = LanesMap.sign(side[hero]);
        return Geometry.within(x[hero] - sign * map.fountain()[0], y[hero] - sign * map.fountain()[1], radius);
    }

    /** Whether the unit can be hurt by an attack: all but cores and towers that others still protect. */
    boolean attackable(int unit) {
        return alive[unit] != 0 && Kind.isSolid(kind[unit]) && !scratch.isProtected[unit];
    }

    /** Adds to what a hero earned this tick. */
    void earn(int term, int hero, int amount) {
        earned[at(term, hero)] += amount;
    }

    /** A fresh id for a watcher: 1, 2, 3, … */
    int newId(int watcher) {
        return ++nextId[watcher];
    }

    /** All state in one number. */
    long hash() {
        long hash = random.state() ^ (long) clock << 32 ^ (long) tick << 8 ^ (over ? 2 : 0) ^ winner;
        return MatchRandom.mix(StateHash.of(hashed, hash));
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
        vision.copyFrom(other.vision);
        scratch.refresh(this, 0);
    }
}
