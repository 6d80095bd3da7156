package dev.agon.game.microrts;

import java.util.List;

/** Lives on one worker, builds barracks first and trains light fighters, each of which sets out at once. */
final class LightRush implements Script {
    @Override
    public void assign(Staff staff) {
        Field field = staff.field;
        for (int base : staff.own(Kind.BASE)) {
            boolean workerless = staff.own(Kind.WORKER).isEmpty();
            if (workerless && staff.isIdle(base) && field.spendable >= MicrortsNumbers.COST[Kind.WORKER]) {
                staff.assign(base, new Assignment.Train(Kind.WORKER));
            }
        }
        for (int barracks : staff.own(Kind.BARRACKS)) {
            if (staff.isIdle(barracks) && field.spendable >= MicrortsNumbers.COST[Kind.LIGHT]) {
                staff.assign(barracks, new Assignment.Train(Kind.LIGHT));
            }
        }
        Scripts.sendFighters(staff);
        assignWorkers(staff);
    }

    private static void assignWorkers(Staff staff) {
        List<Integer> workers = staff.own(Kind.WORKER);
        int store = staff.field.store();
        int spent = 0;
        int next = 0;
        if (staff.own(Kind.BASE).isEmpty() && next < workers.size() && store >= MicrortsNumbers.COST[Kind.BASE]) {
            int builder = workers.get(next++);
            staff.build(builder, Kind.BASE, staff.field.cell(builder));
            spent = MicrortsNumbers.COST[Kind.BASE];
        }
        boolean enough = store >= MicrortsNumbers.COST[Kind.BARRACKS] + spent;
        if (staff.own(Kind.BARRACKS).isEmpty() && next < workers.size() && enough) {
            int builder = workers.get(next++);
            staff.build(builder, Kind.BARRACKS, staff.field.cell(builder));
        }
        for (; next < workers.size(); next++) {
            if (!Scripts.gather(staff, workers.get(next), true)) {
                staff.attackNearest(workers.get(next));
            }
        }
    }
}
