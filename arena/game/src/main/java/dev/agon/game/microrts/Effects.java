package dev.agon.game.microrts;

/**
 * What comes of the actions that are done: in the order of the ledger, each as things stand when its turn comes, also those of units
 * that died earlier in this tick.
 */
final class Effects {
    private Effects() {}

    static void run(World w) {
        int count = listDue(w);
        if (count == 0) {
            return;
        }
        for (int i = 0; i < count; i++) {
            carryOut(w, w.due[i]);
        }
        dropFinished(w);
    }

    private static int listDue(World w) {
        int count = 0;
        for (int i = 0; i < w.ledgerCount; i++) {
            int unit = w.ledger[i];
            if (w.endsAt(unit) <= w.clock) {
                w.due[count++] = unit;
            }
        }
        return count;
    }

    private static void dropFinished(World w) {
        int kept = 0;
        for (int i = 0; i < w.ledgerCount; i++) {
            int unit = w.ledger[i];
            if (!w.isIdle(unit)) {
                w.ledger[kept++] = unit;
            }
        }
        w.ledgerCount = kept;
    }

    private static void carryOut(World w, int unit) {
        int action = w.action[unit];
        w.action[unit] = Action.IDLE;
        w.release(unit);
        switch (action) {
            case Action.MOVE -> move(w, unit);
            case Action.HARVEST -> harvest(w, unit);
            case Action.RETURN -> bringHome(w, unit);
            case Action.PRODUCE -> produce(w, unit);
            case Action.ATTACK -> attack(w, unit);
            default -> {
                // It waited.
            }
        }
    }

    private static int besideOf(World w, int unit) {
        return w.ground.beside(w.cell[unit], w.direction[unit]);
    }

    private static void move(World w, int unit) {
        int to = besideOf(w, unit);
        if (w.alive[unit]) {
            w.unitAt[w.cell[unit]] = World.NOBODY;
            w.unitAt[to] = unit;
            w.cell[unit] = to;
        }
    }

    private static void harvest(World w, int unit) {
        int from = besideOf(w, unit);
        if (w.load[unit] == 0 && Legality.isKind(w, from, Kind.ORE)) {
            int ore = w.unitAt[from];
            w.load[unit] = MicrortsNumbers.LOAD;
            w.load[ore] -= MicrortsNumbers.LOAD;
            if (w.load[ore] <= 0) {
                w.events.exhausted(ore);
                w.remove(ore);
            }
        }
    }

    private static void bringHome(World w, int unit) {
        int to = besideOf(w, unit);
        if (w.load[unit] > 0 && Legality.isKind(w, to, Kind.BASE)) {
            w.events.brought(unit, w.unitAt[to]);
            w.store[w.owner[unit]] += w.load[unit];
            w.load[unit] = 0;
        }
    }

    private static void produce(World w, int unit) {
        int side = w.owner[unit];
        int product = w.target[unit];
        int cost = MicrortsNumbers.COST[product];
        if (w.store[side] >= cost) {
            w.store[side] -= cost;
            w.events.made(unit, w.add(product, side, besideOf(w, unit)));
        }
    }

    private static void attack(World w, int unit) {
        int struck = w.unitAt[w.target[unit]];
        if (struck == World.NOBODY) {
            w.events.missed(unit, w.target[unit]);
            return;
        }
        w.health[struck] -= MicrortsNumbers.DAMAGE[w.kind[unit]];
        w.events.hit(unit, struck);
        if (w.health[struck] <= 0) {
            w.events.killed(unit, struck);
            die(w, struck);
        }
    }

    /** What is due this tick is still carried out, what is under way is not. */
    private static void die(World w, int unit) {
        w.remove(unit);
        if (!w.isIdle(unit) && w.endsAt(unit) > w.clock) {
            w.release(unit);
            w.action[unit] = Action.IDLE;
        }
    }
}
