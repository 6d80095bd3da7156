package dev.agon.game.lanes.bots;

import dev.agon.game.Layout;
import dev.agon.game.Observation;

/** What a scripted hero asks of an observation: who is where, how far, and what may be done. Distances are in the map's units. */
public final class Field {
    static final int NONE = -1;
    private static final int DIRECTIONS = 16;

    final int hold;
    final int move;
    final int attack;
    final int abilityAtEntity;
    final int abilityInDirection;
    final int abilityOnSelf;

    private final int heroKinds;
    private final int melee;
    private final int siege;
    private final int tower;
    private final int core;

    private final int x;
    private final int y;
    private final int side;
    private final int health;
    private final int healthAmount;
    private final int damage;
    private final float half;

    private Observation seen;
    private int firstSeat;

    /**
     * A field of a layout.
     *
     * @param half coordinates of the map reach from {@code -half} to {@code half}
     */
    public Field(Layout layout, float half) {
        this.half = half;
        hold = layout.verb("hold");
        move = layout.verb("move");
        attack = layout.verb("attack");
        abilityAtEntity = layout.verb("ability1");
        abilityInDirection = layout.verb("ability2");
        abilityOnSelf = layout.verb("ability3");
        melee = layout.kind("melee");
        siege = layout.kind("siege");
        heroKinds = melee;
        tower = layout.kind("tower");
        core = layout.kind("core");
        x = layout.feature("x");
        y = layout.feature("y");
        side = layout.feature("side");
        health = layout.feature("health");
        healthAmount = layout.feature("healthAmount");
        damage = layout.feature("damage");
        seen = new Observation(layout, 1);
    }

    /** A match begins, in which the team's seats are counted from this one. */
    void begin(int firstSeatOfTeam) {
        firstSeat = firstSeatOfTeam;
    }

    /** Asks this observation from now on. */
    void look(Observation observation) {
        seen = observation;
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

    /** How many entities are seen. */
    int rows() {
        return seen.entities;
    }

    boolean isHero(int row) {
        return seen.kind[row] < heroKinds;
    }

    boolean isCreep(int row) {
        return seen.kind[row] >= melee && seen.kind[row] <= siege;
    }

    boolean isTower(int row) {
        return seen.kind[row] == tower;
    }

    boolean isCore(int row) {
        return seen.kind[row] == core;
    }

    boolean isOwn(int row) {
        return seen.feature(row, side) > 0;
    }

    float x(int row) {
        return seen.feature(row, x) * half;
    }

    float y(int row) {
        return seen.feature(row, y) * half;
    }

    /** Where own heroes heal. */
    float fountainX() {
        return -0.9f * half;
    }

    /** Where own heroes heal. */
    float fountainY() {
        return 0.9f * half;
    }

    /** Health as a share of the most. */
    float health(int row) {
        return seen.feature(row, health);
    }

    /** Health and damage on scales of their own; see {@link #dies}. */
    private float healthPoints(int row) {
        return seen.feature(row, healthAmount) * 1500;
    }

    /** Whether one attack of the hero would about kill the unit. */
    boolean dies(int row, int byHero) {
        return healthPoints(row) <= seen.feature(byHero, damage) * 250 * 1.1f;
    }

    float distance(int a, int b) {
        return distance(a, x(b), y(b));
    }

    float distance(int row, float toX, float toY) {
        float dx = x(row) - toX;
        float dy = y(row) - toY;
        return (float) Math.sqrt(dx * dx + dy * dy);
    }

    /** The direction from a row to a point. */
    int direction(int row, float toX, float toY) {
        double turn = StrictMath.atan2(toY - y(row), toX - x(row)) / (2 * Math.PI);
        return Math.floorMod((int) Math.round(turn * DIRECTIONS), DIRECTIONS);
    }

    /** The row that the test accepts and that is nearest to a given one and within a radius, or {@link #NONE}. */
    int nearest(int to, float radius, RowTest test) {
        int best = NONE;
        float bestDistance = radius;
        for (int row = 0; row < seen.entities; row++) {
            if (row != to && test.accepts(row)) {
                float distance = distance(row, to);
                if (distance <= bestDistance) {
                    best = row;
                    bestDistance = distance;
                }
            }
        }
        return best;
    }

    /** How many rows the test accepts within a radius of a row. */
    int count(int around, float radius, RowTest test) {
        int count = 0;
        for (int row = 0; row < seen.entities; row++) {
            if (row != around && test.accepts(row) && distance(row, around) <= radius) {
                count++;
            }
        }
        return count;
    }

    /** A question about a row. */
    interface RowTest {
        boolean accepts(int row);
    }
}
