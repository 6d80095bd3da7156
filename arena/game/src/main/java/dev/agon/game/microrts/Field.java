package dev.agon.game.microrts;

import dev.agon.game.Layout;
import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.Arrays;

/**
 * The map as a bot sees it: what its observation says, by row and by cell. Directions and cells are the bot's own, its base at the upper
 * left on the shipped maps.
 */
final class Field {
    private static final int NOT_AN_ACTOR = -1;

    final Ground ground;
    private final boolean[] taken;
    private final int[] rowAt;
    private final int[] actorOf;
    private final int[] cells;
    private final int[] claims;
    private final int[] steps;
    private final int[] queue;

    private Observation seen;

    /** What could be spent beside all that is under way and ordered this tick. */
    int spendable;

    /** Of a map and what is seen of it; nothing is before the first {@link #look}. */
    Field(Ground ground, Layout layout) {
        this.ground = ground;
        seen = new Observation(layout, 1);
        int room = layout.maxEntities();
        taken = new boolean[ground.cells];
        rowAt = new int[ground.cells];
        actorOf = new int[room];
        cells = new int[room];
        claims = new int[room];
        steps = new int[ground.cells];
        queue = new int[ground.cells];
    }

    /** Reads what is seen this tick. */
    void look(Observation observation) {
        seen = observation;
        spendable = (int) seen.globals[MicrortsLayout.OWN_SPENDABLE];
        Arrays.fill(rowAt, World.NOBODY);
        for (int cell = 0; cell < taken.length; cell++) {
            taken[cell] = ground.isWall(cell);
        }
        for (int row = 0; row < seen.entities; row++) {
            actorOf[row] = NOT_AN_ACTOR;
            cells[row] = ground.cellAt(seen.feature(row, MicrortsLayout.X), seen.feature(row, MicrortsLayout.Y));
            rowAt[cells[row]] = row;
            taken[cells[row]] = true;
            claims[row] = claimOf(row);
            if (claims[row] != World.NO_CLAIM) {
                taken[claims[row]] = true;
            }
        }
        for (int actor = 0; actor < seen.actors; actor++) {
            actorOf[seen.actorEntity[actor]] = actor;
        }
    }

    private int claimOf(int row) {
        if (!flag(row, MicrortsLayout.MOVING) && !flag(row, MicrortsLayout.PRODUCING)) {
            return World.NO_CLAIM;
        }
        return aimOf(row);
    }

    /** The cell that a unit's action is about. */
    int aimOf(int row) {
        int dx = (int) seen.feature(row, MicrortsLayout.AIM_X);
        int dy = (int) seen.feature(row, MicrortsLayout.AIM_Y);
        return cells[row] + dx + dy * ground.width;
    }

    private boolean flag(int row, int feature) {
        return seen.feature(row, feature) > 0;
    }

    /** What is in store, what is under way not taken off. */
    int store() {
        return (int) seen.globals[MicrortsLayout.OWN_STORE];
    }

    int tick() {
        return seen.tick;
    }

    /** How many units are seen. */
    int count() {
        return seen.entities;
    }

    int kind(int row) {
        return seen.kind[row];
    }

    int id(int row) {
        return seen.id[row];
    }

    /** The row of the unit of an id, or -1. */
    int rowOf(int id) {
        return seen.rowOf(id);
    }

    boolean isOwn(int row) {
        return seen.feature(row, MicrortsLayout.SIDE) > 0;
    }

    boolean isEnemy(int row) {
        return seen.feature(row, MicrortsLayout.SIDE) < 0;
    }

    boolean isOre(int row) {
        return seen.kind[row] == Kind.ORE;
    }

    int cell(int row) {
        return cells[row];
    }

    int hitPoints(int row) {
        return (int) seen.feature(row, MicrortsLayout.HIT_POINTS);
    }

    boolean carries(int row) {
        return flag(row, MicrortsLayout.CARRIES);
    }

    boolean isMoving(int row) {
        return flag(row, MicrortsLayout.MOVING);
    }

    boolean isAttacking(int row) {
        return flag(row, MicrortsLayout.ATTACKING);
    }

    boolean isProducing(int row) {
        return flag(row, MicrortsLayout.PRODUCING);
    }

    /** Whether the unit was told something other than to wait. */
    boolean isOrdered(int row, Orders orders) {
        return actorOf[row] != NOT_AN_ACTOR && orders.verb[actorOf[row]] > Action.NONE;
    }

    /** The direction of a cell that is beside another, or -1. */
    int directionTo(int from, int cell) {
        for (int direction = 0; direction < Ground.DIRECTIONS; direction++) {
            if (ground.beside(from, direction) == cell) {
                return direction;
            }
        }
        return -1;
    }

    /** Whether the unit is busy making something of that kind. */
    boolean makes(int row, int kind) {
        return flag(row, MicrortsLayout.MAKES + kind - Kind.BASE);
    }

    int ticksLeft(int row) {
        return (int) seen.feature(row, MicrortsLayout.TICKS_LEFT);
    }

    /** Row of the unit in a cell, or {@link World#NOBODY}. */
    int rowAt(int cell) {
        return rowAt[cell];
    }

    /** Whether a wall or a unit is in the cell or it is claimed. */
    boolean isTaken(int cell) {
        return taken[cell];
    }

    /** Nobody else goes there this tick. */
    void take(int cell) {
        taken[cell] = true;
    }

    /** Whether the cell is ground without a unit; it may be claimed. */
    boolean isBare(int cell) {
        return !ground.isWall(cell) && rowAt[cell] == World.NOBODY;
    }

    int distance(int row, int other) {
        return ground.distance(cells[row], cells[other]);
    }

    /** Gives an order where the masks allow it; whether they do. */
    boolean give(int row, int verb, int target, Orders orders) {
        int actor = actorOf[row];
        if (actor == NOT_AN_ACTOR || !seen.legal(actor, verb, target)) {
            return false;
        }
        orders.set(actor, verb, target);
        return true;
    }

    /**
     * The first step of a shortest way from a cell to any cell within a straight-line distance of another, over cells that are not
     * taken; of equally short ways the one that begins left, then down, then right, then up.
     *
     * @return a direction, or -1 where there is no way or none is needed
     */
    int step(int from, int to, int range) {
        Arrays.fill(steps, -1);
        int tail = 0;
        for (int cell = 0; cell < ground.cells; cell++) {
            if ((!taken[cell] || cell == from) && ground.inReach(cell, to, range) && cell != to) {
                steps[cell] = 0;
                queue[tail++] = cell;
            }
        }
        if (steps[from] == 0) {
            return -1;
        }
        for (int head = 0; head < tail && steps[from] < 0; head++) {
            tail = spread(queue[head], from, tail);
        }
        return steps[from] < 0 ? -1 : firstStep(from);
    }

    private int spread(int cell, int from, int tail) {
        int end = tail;
        for (int direction = 0; direction < Ground.DIRECTIONS; direction++) {
            int next = ground.beside(cell, direction);
            if (next != Ground.NOWHERE && steps[next] < 0 && (!taken[next] || next == from)) {
                steps[next] = steps[cell] + 1;
                queue[end++] = next;
            }
        }
        return end;
    }

    private int firstStep(int from) {
        for (int direction = Ground.LEFT; direction >= 0; direction--) {
            int next = ground.beside(from, direction);
            if (next != Ground.NOWHERE && steps[next] == steps[from] - 1) {
                return direction;
            }
        }
        return -1;
    }
}
