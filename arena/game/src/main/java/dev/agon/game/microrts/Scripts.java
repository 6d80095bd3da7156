package dev.agon.game.microrts;

/** What several scripts do alike. */
final class Scripts {
    private Scripts() {}

    /** Idle fighters attack the nearest enemy. */
    static void sendFighters(Staff staff) {
        for (int kind = Kind.LIGHT; kind < Kind.COUNT; kind++) {
            for (int fighter : staff.own(kind)) {
                if (staff.isIdle(fighter)) {
                    staff.attackNearest(fighter);
                }
            }
        }
    }

    /**
     * Has a worker gather from the nearest patch for the nearest base; what it is at changes only where one of these did.
     *
     * @param carrierNeedsOnlyBase whether one that carries goes home where no ore is left
     * @return whether it can
     */
    static boolean gather(Staff staff, int worker, boolean carrierNeedsOnlyBase) {
        int base = staff.nearestBase(worker);
        int ore = staff.nearestOre(worker);
        boolean carries = staff.field.carries(worker);
        if (carries && carrierNeedsOnlyBase) {
            return bringHome(staff, worker, base);
        }
        if (base == 0 || ore == 0) {
            return carries && staff.assignment(worker) instanceof Assignment.Gather running && running.base() == base;
        }
        Assignment.Gather wanted = new Assignment.Gather(ore, base);
        if (!wanted.equals(staff.assignment(worker))) {
            staff.assign(worker, wanted);
        }
        return true;
    }

    private static boolean bringHome(Staff staff, int worker, int base) {
        if (base == 0) {
            return false;
        }
        if (!(staff.assignment(worker) instanceof Assignment.Gather running) || running.base() != base) {
            staff.assign(worker, new Assignment.Gather(0, base));
        }
        return true;
    }
}
