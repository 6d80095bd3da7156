package dev.agon.game.microrts;

import dev.agon.game.Orders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The units of a bot and what each of them is at: a standing assignment, or rest. A unit that cannot act rests for a while, as in the
 * bots that these follow, which is why they are late now and then.
 */
final class Staff {
    private static final int REST_TICKS = 10;

    final Field field;
    private final Map<Integer, Assignment> assignments = new LinkedHashMap<>();
    private final Map<Integer, Integer> restsUntil = new HashMap<>();
    private final List<Integer> sites = new ArrayList<>();

    Staff(Field field) {
        this.field = field;
    }

    /** A new tick begins. */
    void begin() {
        sites.clear();
    }

    /** Own units of a kind in the order in which they came into being. */
    List<Integer> own(int kind) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < field.count(); row++) {
            if (field.isOwn(row) && field.kind(row) == kind) {
                rows.add(row);
            }
        }
        return rows;
    }

    boolean isIdle(int row) {
        return field.ticksLeft(row) == 0 && restsUntil.getOrDefault(field.id(row), 0) <= field.tick();
    }

    @Nullable
    Assignment assignment(int row) {
        return assignments.get(field.id(row));
    }

    void assign(int row, Assignment assignment) {
        assignments.put(field.id(row), assignment);
    }

    /** Has a fighter attack the nearest unit of the other side; whether there is one. */
    boolean attackNearest(int row) {
        int enemy = nearest(row, field::isEnemy);
        if (enemy >= 0) {
            assign(row, new Assignment.Attack(field.id(enemy)));
        }
        return enemy >= 0;
    }

    /** The nearest unit that is like that, the oldest of equally near ones, or -1. */
    int nearest(int from, IntPredicate wanted) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int row = 0; row < field.count(); row++) {
            if (wanted.test(row) && field.distance(from, row) < least) {
                least = field.distance(from, row);
                best = row;
            }
        }
        return best;
    }

    /** Id of the nearest patch of ore, or 0. */
    int nearestOre(int from) {
        int ore = nearest(from, field::isOre);
        return ore < 0 ? 0 : field.id(ore);
    }

    /** Id of the nearest own base, or 0. */
    int nearestBase(int from) {
        int base = nearest(from, row -> field.isOwn(row) && field.kind(row) == Kind.BASE);
        return base < 0 ? 0 : field.id(base);
    }

    /** Has a worker build near a cell; one that builds such a thing already keeps to its site. */
    void build(int row, int kind, int near) {
        if (assignment(row) instanceof Assignment.Build old && old.kind() == kind) {
            sites.add(old.cell());
            return;
        }
        int site = siteNear(near);
        if (site >= 0) {
            sites.add(site);
            assign(row, new Assignment.Build(kind, site));
        }
    }

    /** The first bare cell on rings about a cell: each by its top row, right column, bottom row, left column. */
    private int siteNear(int centre) {
        int x = field.ground.x[centre];
        int y = field.ground.y[centre];
        int most = Math.max(field.ground.width, field.ground.height);
        for (int r = 1; r < most; r++) {
            for (int i = 0; i < 4 * (2 * r + 1); i++) {
                int side = i / (2 * r + 1);
                int along = i % (2 * r + 1) - r;
                int atX = x + (side == 1 ? r : side == 3 ? -r : along);
                int atY = y + (side == 0 ? -r : side == 2 ? r : along);
                if (isSite(atX, atY)) {
                    return atX + atY * field.ground.width;
                }
            }
        }
        return -1;
    }

    private boolean isSite(int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < field.ground.width && y < field.ground.height;
        int cell = x + y * field.ground.width;
        return inside && field.isBare(cell) && !sites.contains(cell);
    }

    /** Carries assignments out in the order in which units first got one; who has nothing to do rests. */
    void act(Orders orders) {
        Iterator<Map.Entry<Integer, Assignment>> entries =
                assignments.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Integer, Assignment> entry = entries.next();
            int row = field.rowOf(entry.getKey());
            if (row < 0 || isDone(row, entry.getValue())) {
                entries.remove();
            } else if (isIdle(row) && !act(row, entry.getValue(), orders)) {
                rest(row);
            } else if (isIdle(row)) {
                restsUntil.put(entry.getKey(), field.tick() + 1);
            }
        }
        for (int row = 0; row < field.count(); row++) {
            if (field.isOwn(row) && isIdle(row)) {
                rest(row);
            }
        }
        assignments.values().removeIf(Assignment.Train.class::isInstance);
    }

    private void rest(int row) {
        restsUntil.put(field.id(row), field.tick() + REST_TICKS);
    }

    private boolean isDone(int row, Assignment assignment) {
        if (assignment instanceof Assignment.Attack attack) {
            return field.rowOf(attack.target()) < 0;
        }
        if (assignment instanceof Assignment.Gather gather) {
            return field.rowOf(field.carries(row) ? gather.base() : gather.ore()) < 0;
        }
        return assignment instanceof Assignment.Build build && !field.isBare(build.cell());
    }

    private boolean act(int row, Assignment assignment, Orders orders) {
        if (assignment instanceof Assignment.Attack attack) {
            return attack(row, field.rowOf(attack.target()), orders);
        }
        if (assignment instanceof Assignment.Gather gather) {
            boolean carries = field.carries(row);
            int to = field.cell(field.rowOf(carries ? gather.base() : gather.ore()));
            return field.ground.distance(field.cell(row), to) == 1
                    ? give(
                            row,
                            carries ? Action.RETURN : Action.HARVEST,
                            field.directionTo(field.cell(row), to),
                            orders)
                    : walk(row, to, 1, orders);
        }
        if (assignment instanceof Assignment.Build build) {
            return field.ground.distance(field.cell(row), build.cell()) == 1
                    ? produce(row, build.kind(), field.directionTo(field.cell(row), build.cell()), orders)
                    : walk(row, build.cell(), 1, orders);
        }
        int kind = ((Assignment.Train) assignment).kind();
        int direction = wayOut(row, kind);
        return direction >= 0 && produce(row, kind, direction, orders);
    }

    private boolean attack(int row, int enemy, Orders orders) {
        int range = MicrortsNumbers.ATTACK_RANGE[field.kind(row)];
        int to = field.cell(enemy);
        return field.ground.inReach(field.cell(row), to, range)
                ? give(row, Action.ATTACK, enemy, orders)
                : walk(row, to, range, orders);
    }

    private boolean walk(int row, int to, int range, Orders orders) {
        int direction = field.step(field.cell(row), to, range);
        if (direction < 0) {
            return false;
        }
        boolean given = give(row, Action.MOVE, direction, orders);
        field.take(field.ground.beside(field.cell(row), direction));
        return given;
    }

    private boolean produce(int row, int kind, int direction, Orders orders) {
        int cost = MicrortsNumbers.COST[kind];
        int cell = field.ground.beside(field.cell(row), direction);
        if (cell == Ground.NOWHERE || field.isTaken(cell) || cost > field.spendable) {
            return false;
        }
        int target = (kind - Kind.BASE) * Ground.DIRECTIONS + direction;
        boolean given = give(row, Action.PRODUCE, target, orders);
        field.take(cell);
        field.spendable -= given ? cost : 0;
        return given;
    }

    private boolean give(int row, int verb, int target, Orders orders) {
        return field.give(row, verb, target, orders);
    }

    /** The free cell beside that is nearest to ore, for workers, or else to the other side; -1 where there is none. */
    private int wayOut(int row, int kind) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int direction = 0; direction < Ground.DIRECTIONS; direction++) {
            int cell = field.ground.beside(field.cell(row), direction);
            if (cell != Ground.NOWHERE && !field.isTaken(cell)) {
                int distance = distanceToGoal(cell, kind);
                if (distance < least) {
                    least = distance;
                    best = direction;
                }
            }
        }
        return best;
    }

    private int distanceToGoal(int cell, int kind) {
        int least = Integer.MAX_VALUE - 1;
        for (int row = 0; row < field.count(); row++) {
            if (kind == Kind.WORKER ? field.isOre(row) : field.isEnemy(row)) {
                least = Math.min(least, field.ground.distance(cell, field.cell(row)));
            }
        }
        return least;
    }
}
