package dev.agon.game.microrts;

import dev.agon.game.Observation;
import dev.agon.game.Orders;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** What a {@link Captain} knows and how it decides: by what it sees now, remembering nothing. */
final class Captaincy {
    /** Ticks of a blow. */
    private static final int BLOW = 5;
    /** Own units this near fight together, in cells. */
    private static final int TOGETHER = 4;
    /** An enemy this near to an own building or gatherer is met. */
    private static final int HOME = 4;

    /** Columns and rows of a map on which a base can be reached before a second gatherer pays. */
    private static final int SMALL = 20;

    private final Field field;
    private final List<Integer> own = new ArrayList<>();
    private final List<Integer> enemies = new ArrayList<>();
    /** Hit points that own blows under way or ordered take off, by row. */
    private final int[] doomed;

    private Orders orders;

    Captaincy(Field field) {
        this.field = field;
        doomed = new int[MicrortsMap.MOST_ROOM];
        orders = new Orders(0);
    }

    void order(Observation observation, Orders into) {
        field.look(observation);
        orders = into;
        list();
        for (int row : own) {
            if (isFree(row) && Kind.isMobile(field.kind(row))) {
                strike(row);
            }
        }
        List<Integer> gatherers = gatherers();
        for (int row : gatherers) {
            gather(row);
        }
        spend(gatherers.size());
        for (int row : own) {
            if (isFree(row) && Kind.isMobile(field.kind(row)) && !gatherers.contains(row)) {
                advance(row);
            }
        }
    }

    private void list() {
        own.clear();
        enemies.clear();
        for (int row = 0; row < field.count(); row++) {
            doomed[row] = 0;
            if (field.isOwn(row)) {
                own.add(row);
            } else if (field.isEnemy(row)) {
                enemies.add(row);
            }
        }
        for (int row : own) {
            if (field.isAttacking(row)) {
                int struck = field.rowAt(field.aimOf(row));
                if (struck >= 0) {
                    doomed[struck] += MicrortsNumbers.DAMAGE[field.kind(row)];
                }
            }
        }
    }

    private boolean isFree(int row) {
        return field.ticksLeft(row) == 0 && !field.isOrdered(row, orders);
    }

    // Fighting.

    /** Strikes the best of those in reach that will still be there when the blow falls. */
    private void strike(int row) {
        int best = -1;
        int most = 0;
        for (int enemy : enemies) {
            int worth = worthOfStriking(row, enemy);
            if (worth > most) {
                most = worth;
                best = enemy;
            }
        }
        if (best >= 0 && field.give(row, Action.ATTACK, best, orders)) {
            doomed[best] += MicrortsNumbers.DAMAGE[field.kind(row)];
        }
    }

    private int worthOfStriking(int row, int enemy) {
        int range = MicrortsNumbers.ATTACK_RANGE[field.kind(row)];
        boolean leaves = field.isMoving(enemy) && field.ticksLeft(enemy) <= BLOW;
        int left = field.hitPoints(enemy) - doomed[enemy];
        if (leaves || left <= 0 || !field.ground.inReach(field.cell(row), field.cell(enemy), range)) {
            return 0;
        }
        int kind = field.kind(enemy);
        int damage = MicrortsNumbers.DAMAGE[field.kind(row)];
        int worth = 10 + 4 * MicrortsNumbers.DAMAGE[kind] + (Kind.isMobile(kind) ? 20 : 0);
        return damage >= left ? worth + 20 : worth;
    }

    /** Goes for the nearest enemy that it makes sense to go for, one step at a time. */
    private void advance(int row) {
        int prey = prey(row);
        if (prey < 0) {
            return;
        }
        int range = MicrortsNumbers.ATTACK_RANGE[field.kind(row)];
        int direction = field.step(field.cell(row), field.cell(prey), range);
        if (direction < 0) {
            return;
        }
        int to = field.ground.beside(field.cell(row), direction);
        if (isWorthTheBlows(row, to) && field.give(row, Action.MOVE, direction, orders)) {
            field.take(to);
        }
    }

    private int prey(int row) {
        int threat = nearest(row, enemy -> Kind.isMobile(field.kind(enemy)) && isAtHome(enemy));
        return threat >= 0 ? threat : nearest(row, enemy -> true);
    }

    private boolean isAtHome(int enemy) {
        for (int row : own) {
            boolean home = Kind.isBuilding(field.kind(row));
            if (home && field.distance(row, enemy) <= HOME) {
                return true;
            }
        }
        return false;
    }

    private int nearest(int from, IntPredicate wanted) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int enemy : enemies) {
            if (wanted.test(enemy) && field.distance(from, enemy) < least) {
                least = field.distance(from, enemy);
                best = enemy;
            }
        }
        return best;
    }

    /** Whether a step is one that no enemy awaits, or that enough own units go along with. */
    private boolean isWorthTheBlows(int row, int to) {
        int arrival = MicrortsNumbers.MOVE_TICKS[field.kind(row)];
        int against = 0;
        for (int enemy : enemies) {
            int kind = field.kind(enemy);
            boolean reaches = Kind.isMobile(kind)
                    && field.ground.inReach(field.cell(enemy), to, MicrortsNumbers.ATTACK_RANGE[kind]);
            if (reaches && field.ticksLeft(enemy) < arrival + BLOW) {
                against += strength(enemy);
            }
        }
        if (against == 0) {
            return true;
        }
        int with = 0;
        for (int other : own) {
            boolean beside =
                    Kind.isMobile(field.kind(other)) && field.ground.distance(field.cell(other), to) <= TOGETHER;
            with += beside ? strength(other) : 0;
        }
        return with > against;
    }

    private int strength(int row) {
        int kind = field.kind(row);
        return field.hitPoints(row) * MicrortsNumbers.DAMAGE[kind] * (kind == Kind.RANGED ? 3 : 1);
    }

    // Gathering and spending.

    private List<Integer> gatherers() {
        List<Integer> gatherers = new ArrayList<>();
        int wanted = wantedGatherers();
        for (int row : own) {
            boolean gathers =
                    field.kind(row) == Kind.WORKER && !field.isAttacking(row) && !field.isOrdered(row, orders);
            if (gathers && gatherers.size() < wanted && !field.isProducing(row)) {
                gatherers.add(row);
            }
        }
        return gatherers;
    }

    /** One on a small map, where the enemy would be there before a second pays; else two a base. */
    private int wantedGatherers() {
        boolean ore = false;
        for (int row = 0; row < field.count(); row++) {
            ore |= field.isOre(row);
        }
        int bases = 0;
        for (int row : own) {
            bases += field.kind(row) == Kind.BASE ? 1 : 0;
        }
        return bases == 0 ? 0 : ore && !isSmall() ? 2 * bases : 1;
    }

    private boolean isSmall() {
        return field.ground.width + field.ground.height <= SMALL;
    }

    private void gather(int row) {
        if (!isFree(row)) {
            return;
        }
        boolean carries = field.carries(row);
        int goal = -1;
        for (int other = 0; other < field.count(); other++) {
            boolean wanted = carries ? field.isOwn(other) && field.kind(other) == Kind.BASE : field.isOre(other);
            if (wanted && (goal < 0 || field.distance(row, other) < field.distance(row, goal))) {
                goal = other;
            }
        }
        if (goal < 0) {
            advance(row);
            return;
        }
        int to = field.cell(goal);
        int beside = field.directionTo(field.cell(row), to);
        if (beside >= 0) {
            field.give(row, carries ? Action.RETURN : Action.HARVEST, beside, orders);
            return;
        }
        int direction = field.step(field.cell(row), to, 1);
        if (direction >= 0 && field.give(row, Action.MOVE, direction, orders)) {
            field.take(field.ground.beside(field.cell(row), direction));
        }
    }

    private void spend(int gatherers) {
        for (int row : own) {
            if (isFree(row) && field.kind(row) == Kind.BARRACKS) {
                produce(row, fighter());
            }
        }
        boolean armed =
                own.stream().anyMatch(row -> field.kind(row) == Kind.BARRACKS || field.makes(row, Kind.BARRACKS));
        int barracks = MicrortsNumbers.COST[Kind.BARRACKS];
        if (!armed && field.spendable > barracks && army() >= gatherers) {
            build(Kind.BARRACKS);
        }
        boolean homeless = own.stream().noneMatch(row -> field.kind(row) == Kind.BASE || field.makes(row, Kind.BASE));
        if (homeless && field.spendable >= MicrortsNumbers.COST[Kind.BASE]) {
            build(Kind.BASE);
        }
        for (int row : own) {
            if (isFree(row) && field.kind(row) == Kind.BASE) {
                produce(row, Kind.WORKER);
            }
        }
    }

    private int army() {
        int army = 0;
        for (int row : own) {
            army += Kind.isMobile(field.kind(row)) ? 1 : 0;
        }
        return army - 2;
    }

    private int fighter() {
        int strong = 0;
        for (int enemy : enemies) {
            strong += Kind.isFighter(field.kind(enemy)) && field.kind(enemy) != Kind.RANGED ? 1 : 0;
        }
        return strong > 1 ? Kind.HEAVY : Kind.LIGHT;
    }

    private void build(int kind) {
        for (int row : own) {
            if (isFree(row) && field.kind(row) == Kind.WORKER && produce(row, kind)) {
                return;
            }
        }
    }

    /** Makes something in the free cell beside that is nearest to the other side; whether there is one. */
    private boolean produce(int row, int kind) {
        if (MicrortsNumbers.COST[kind] > field.spendable) {
            return false;
        }
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int direction = 0; direction < Ground.DIRECTIONS; direction++) {
            int cell = field.ground.beside(field.cell(row), direction);
            if (cell != Ground.NOWHERE && !field.isTaken(cell) && farness(cell) < least) {
                least = farness(cell);
                best = direction;
            }
        }
        if (best >= 0 && field.give(row, Action.PRODUCE, (kind - Kind.BASE) * Ground.DIRECTIONS + best, orders)) {
            field.take(field.ground.beside(field.cell(row), best));
            field.spendable -= MicrortsNumbers.COST[kind];
            return true;
        }
        return false;
    }

    private int farness(int cell) {
        int least = Integer.MAX_VALUE - 1;
        for (int enemy : enemies) {
            least = Math.min(least, field.ground.distance(cell, field.cell(enemy)));
        }
        return least;
    }
}
