package dev.agon.game.microrts;

import dev.agon.game.MatchRandom;
import java.util.List;

/**
 * Gathers with many workers first, then trains a light, a ranged and a heavy fighter, and more only with plenty in store, saving for a
 * further base where ore lies far off. Its workers never fight.
 */
final class Economy implements Script {
    private static final int WORKERS_BESIDE_BASES = 4;
    /** Ore within so many columns and rows of a base is near. */
    private static final int NEAR = 10;

    private static final int[] FIRST_OF = {Kind.LIGHT, Kind.RANGED, Kind.HEAVY};

    private final MatchRandom random;
    private int spent;

    Economy(MatchRandom random) {
        this.random = random;
    }

    @Override
    public void assign(Staff staff) {
        Field field = staff.field;
        spent = field.store() - field.spendable;
        List<Integer> bases = staff.own(Kind.BASE);
        int workers = staff.own(Kind.WORKER).size();
        for (int base : bases) {
            boolean few = workers < WORKERS_BESIDE_BASES + bases.size();
            if (staff.isIdle(base) && few && affords(field, Kind.WORKER, 0)) {
                train(staff, base, Kind.WORKER);
            }
        }
        for (int barracks : staff.own(Kind.BARRACKS)) {
            if (staff.isIdle(barracks)) {
                trainFighter(staff, barracks);
            }
        }
        assignWorkers(staff);
        Scripts.sendFighters(staff);
    }

    private boolean affords(Field field, int kind, int beside) {
        return field.store() >= MicrortsNumbers.COST[kind] + beside + spent;
    }

    private void train(Staff staff, int row, int kind) {
        staff.assign(row, new Assignment.Train(kind));
        spent += MicrortsNumbers.COST[kind];
    }

    private void trainFighter(Staff staff, int barracks) {
        for (int kind : FIRST_OF) {
            if (!anybody(staff.field, kind)) {
                if (affords(staff.field, kind, 0)) {
                    train(staff, barracks, kind);
                }
                return;
            }
        }
        int kind = FIRST_OF[random.nextInt(FIRST_OF.length)];
        if (staff.field.store() >= MicrortsNumbers.COST[Kind.BASE]
                && affords(staff.field, kind, MicrortsNumbers.COST[Kind.BASE])) {
            train(staff, barracks, kind);
        }
    }

    /** Whether either side has a unit of that kind. */
    private static boolean anybody(Field field, int kind) {
        for (int row = 0; row < field.count(); row++) {
            if (field.kind(row) == kind) {
                return true;
            }
        }
        return false;
    }

    private void assignWorkers(Staff staff) {
        List<Integer> workers = staff.own(Kind.WORKER);
        List<Integer> bases = staff.own(Kind.BASE);
        boolean armed = !staff.own(Kind.BARRACKS).isEmpty();
        int next = 0;
        if (bases.isEmpty() && next < workers.size() && affords(staff.field, Kind.BASE, 0)) {
            next = build(staff, workers, next, Kind.BASE, staff.field.cell(workers.get(next)));
        }
        if (!armed && next < workers.size() && affords(staff.field, Kind.BARRACKS, 0)) {
            next = build(staff, workers, next, Kind.BARRACKS, staff.field.cell(workers.get(next)));
        }
        int far = armed && !bases.isEmpty() ? farOre(staff, bases) : -1;
        if (far >= 0 && next < workers.size() && affords(staff.field, Kind.BASE, 0)) {
            next = build(staff, workers, next, Kind.BASE, upperLeftOf(staff.field, far));
        }
        for (; next < workers.size(); next++) {
            Scripts.gather(staff, workers.get(next), false);
        }
    }

    private int build(Staff staff, List<Integer> workers, int next, int kind, int near) {
        staff.build(workers.get(next), kind, near);
        spent += MicrortsNumbers.COST[kind];
        return next + 1;
    }

    /** The ore far from all bases that is nearest to the first of them, or -1. */
    private static int farOre(Staff staff, List<Integer> bases) {
        return staff.nearest(
                bases.get(0),
                row -> staff.field.isOre(row) && bases.stream().noneMatch(base -> isNear(staff.field, row, base)));
    }

    private static boolean isNear(Field field, int row, int base) {
        Ground ground = field.ground;
        return Math.abs(ground.x[field.cell(row)] - ground.x[field.cell(base)]) <= NEAR
                && Math.abs(ground.y[field.cell(row)] - ground.y[field.cell(base)]) <= NEAR;
    }

    private static int upperLeftOf(Field field, int row) {
        int x = Math.max(0, field.ground.x[field.cell(row)] - 1);
        int y = Math.max(0, field.ground.y[field.cell(row)] - 1);
        return x + y * field.ground.width;
    }
}
