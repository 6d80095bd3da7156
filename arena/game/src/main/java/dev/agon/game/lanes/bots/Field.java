package dev.agon.game.lanes.bots;

import dev.agon.game.Layout;
import dev.agon.game.Observation;

/**
 * What a scripted hero asks of an observation: who is where, how far, and what may be done. Distances are in the map's units,
 * hundredths of a metre; health in points; time in minutes.
 */
public final class Field {
    static final int NONE = -1;

    // Classes of rows: a bit each. Where there are two sides the enemy's bit is the next.
    static final int OWN_HERO = 1;
    static final int ENEMY_HERO = OWN_HERO << 1;
    static final int OWN_CREEP = 1 << 2;
    static final int ENEMY_CREEP = OWN_CREEP << 1;
    static final int OWN_TOWER = 1 << 4;
    static final int ENEMY_TOWER = OWN_TOWER << 1;
    static final int OWN_CORE = 1 << 6;
    static final int ENEMY_CORE = OWN_CORE << 1;
    static final int OWN_WARD = 1 << 8;
    static final int ENEMY_WARD = OWN_WARD << 1;
    static final int BEAST = 1 << 10;
    static final int RUNE = 1 << 11;
    static final int OTHER = 1 << 12;
    static final int ENEMY_BUILDING = ENEMY_TOWER | ENEMY_CORE;
    static final int OWN_BUILDING = OWN_TOWER | OWN_CORE;
    static final int ENEMY_FIGHTER = ENEMY_HERO | ENEMY_CREEP | BEAST;

    // What the shares in observations are shares of.
    private static final float MOST_HEALTH = 1500;
    private static final float MOST_DAMAGE = 250;
    private static final float MOST_RANGE = 600;
    private static final float MOST_SPEED = 60;
    private static final float MOST_SHIELD = 400;
    private static final float MOST_LEVEL = 10;
    private static final float MOST_GOLD = 1000;
    private static final float TICKS_PER_MINUTE = 600;

    final Names names;
    final Ground ground;
    final Motion motion;

    private final float minutes;
    private final int[] classes;
    private final float[] x;
    private final float[] y;
    private Observation seen;
    private int firstSeat;
    private int seatsOfTeam = 1;

    /**
     * A field of a layout.
     *
     * @param maxTicks how long a match lasts at most
     */
    public Field(Layout layout, Ground ground, int maxTicks) {
        this.ground = ground;
        names = new Names(layout);
        minutes = maxTicks / TICKS_PER_MINUTE;
        classes = new int[layout.maxEntities()];
        x = new float[classes.length];
        y = new float[classes.length];
        motion = new Motion(classes.length);
        seen = new Observation(layout, 1);
    }

    /** A match begins, in which the team has so many seats, counted from this one. */
    void begin(int firstSeatOfTeam, int seats) {
        firstSeat = firstSeatOfTeam;
        seatsOfTeam = seats;
        motion.forget();
    }

    /** Asks this observation from now on. */
    void look(Observation observation) {
        seen = observation;
        for (int row = 0; row < seen.entities; row++) {
            int own = names.ownClass[seen.kind[row]];
            classes[row] = seen.feature(row, names.side) < 0 ? own << 1 : own;
            x[row] = seen.feature(row, names.x) * ground.half;
            y[row] = seen.feature(row, names.y) * ground.half;
        }
        motion.look(this, seen);
    }

    /** Share of the longest match that is gone. */
    float time() {
        return seen.globals[names.time];
    }

    /** Minutes gone. */
    float clock() {
        return time() * minutes;
    }

    int seatsOfTeam() {
        return seatsOfTeam;
    }

    /** How many enemy heroes live, seen or not. */
    int enemiesAlive() {
        return Math.round(seen.globals[names.enemyHeroes] * seatsOfTeam);
    }

    /** Entity row of an actor's hero. */
    int hero(int actor) {
        return seen.actorEntity[actor];
    }

    /** Which of its team's seats commands an actor: 0, 1, … */
    int seat(int actor) {
        return seen.actorSeat[actor] - firstSeat;
    }

    /** Whether the actor may be given the verb at all. */
    boolean may(int actor, int verb) {
        return seen.legalVerb(actor, verb);
    }

    /** Whether the actor may be given the verb with this target. */
    boolean may(int actor, int verb, int target) {
        return seen.legal(actor, verb, target);
    }

    int rows() {
        return seen.entities;
    }

    /** Whether the row is of one of the classes. */
    boolean is(int row, int ofClasses) {
        return (classes[row] & ofClasses) != 0;
    }

    /** The hero kind of a row as {@link Trait} counts them. */
    int trait(int heroRow) {
        return names.hero[seen.kind[heroRow]];
    }

    float x(int row) {
        return x[row];
    }

    float y(int row) {
        return y[row];
    }

    /** Health as a share of the most. */
    float share(int row) {
        return seen.feature(row, names.health);
    }

    float health(int row) {
        return seen.feature(row, names.healthAmount) * MOST_HEALTH;
    }

    float shield(int heroRow) {
        return seen.feature(heroRow, names.shield) * MOST_SHIELD;
    }

    /** Of one attack. */
    float damage(int row) {
        return seen.feature(row, names.damage) * MOST_DAMAGE;
    }

    float range(int row) {
        return seen.feature(row, names.range) * MOST_RANGE;
    }

    /** Distance a tick. */
    float speed(int row) {
        return seen.feature(row, names.speed) * MOST_SPEED;
    }

    /** Mana as a share of the most. */
    float mana(int heroRow) {
        return seen.feature(heroRow, names.mana);
    }

    int level(int heroRow) {
        return Math.round(seen.feature(heroRow, names.level) * MOST_LEVEL);
    }

    /** Of an own hero; more than 1,000 is not shown. */
    float gold(int heroRow) {
        return seen.feature(heroRow, names.gold) * MOST_GOLD;
    }

    /** Whether a feature that is a flag is set. */
    boolean flag(int row, int feature) {
        return seen.feature(row, feature) > 0;
    }

    /** Whether the hero has any of the item. */
    boolean has(int heroRow, int item) {
        return flag(heroRow, names.firstItem + item);
    }

    float distance(int a, int b) {
        return distance(a, x[b], y[b]);
    }

    float distance(int row, float toX, float toY) {
        float dx = x[row] - toX;
        float dy = y[row] - toY;
        return (float) Math.sqrt(dx * dx + dy * dy);
    }

    /** The row of the classes that is nearest to a given other one and within a radius, or {@link #NONE}. */
    int nearest(int to, float radius, int ofClasses) {
        int best = NONE;
        float bestDistance = radius;
        for (int row = 0; row < seen.entities; row++) {
            if (row != to && is(row, ofClasses)) {
                float distance = distance(row, to);
                if (distance <= bestDistance) {
                    best = row;
                    bestDistance = distance;
                }
            }
        }
        return best;
    }

    /** How many rows of the classes are within a radius of a place. */
    int count(float aroundX, float aroundY, float radius, int ofClasses) {
        int count = 0;
        for (int row = 0; row < seen.entities; row++) {
            if (is(row, ofClasses) && distance(row, aroundX, aroundY) <= radius) {
                count++;
            }
        }
        return count;
    }

    /** How many other rows of the classes are within a radius of a row. */
    int count(int around, float radius, int ofClasses) {
        return count(x[around], y[around], radius, ofClasses) - (is(around, ofClasses) ? 1 : 0);
    }
}
