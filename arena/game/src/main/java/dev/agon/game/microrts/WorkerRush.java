package dev.agon.game.microrts;

import java.util.List;

/** Trains workers without end and sends all but one, who gathers, against the nearest enemy. */
final class WorkerRush implements Script {
    @Override
    public void assign(Staff staff) {
        Field field = staff.field;
        for (int base : staff.own(Kind.BASE)) {
            if (staff.isIdle(base) && field.spendable >= MicrortsNumbers.COST[Kind.WORKER]) {
                staff.assign(base, new Assignment.Train(Kind.WORKER));
            }
        }
        Scripts.sendFighters(staff);
        assignWorkers(staff);
    }

    private static void assignWorkers(Staff staff) {
        List<Integer> workers = staff.own(Kind.WORKER);
        int next = 0;
        boolean homeless = staff.own(Kind.BASE).isEmpty();
        if (homeless && staff.field.spendable >= MicrortsNumbers.COST[Kind.BASE] && next < workers.size()) {
            int builder = workers.get(next++);
            staff.build(builder, Kind.BASE, staff.field.cell(builder));
        }
        if (next < workers.size()) {
            int gatherer = workers.get(next++);
            if (!Scripts.gather(staff, gatherer, true)) {
                staff.attackNearest(gatherer);
            }
        }
        for (; next < workers.size(); next++) {
            staff.attackNearest(workers.get(next));
        }
    }
}
