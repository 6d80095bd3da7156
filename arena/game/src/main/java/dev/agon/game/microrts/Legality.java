package dev.agon.game.microrts;

/** Whether the public rules let an order be given: by where things stand now, whatever is under way. */
final class Legality {
    private Legality() {}

    /**
     * Whether a unit may be told so.
     *
     * @param direction of everything but {@link Action#NONE} and {@link Action#ATTACK}
     * @param target kind to produce, or cell to attack
     */
    static boolean allows(World w, int unit, int action, int direction, int target) {
        return switch (action) {
            case Action.MOVE -> Kind.isMobile(w.kind[unit]) && isFree(w, beside(w, unit, direction));
            case Action.HARVEST -> canHarvest(w, unit, beside(w, unit, direction));
            case Action.RETURN -> canReturn(w, unit, beside(w, unit, direction));
            case Action.PRODUCE -> canProduce(w, unit, target) && isFree(w, beside(w, unit, direction));
            case Action.ATTACK -> canAttack(w, unit, target);
            default -> true;
        };
    }

    private static int beside(World w, int unit, int direction) {
        return w.ground.beside(w.cell[unit], direction);
    }

    /** Whether a cell is ground with no unit on it. */
    static boolean isFree(World w, int cell) {
        return cell != Ground.NOWHERE && w.unitAt[cell] == World.NOBODY;
    }

    static boolean canHarvest(World w, int unit, int cell) {
        return w.kind[unit] == Kind.WORKER && w.load[unit] == 0 && isKind(w, cell, Kind.ORE);
    }

    static boolean canReturn(World w, int unit, int cell) {
        return w.kind[unit] == Kind.WORKER
                && w.load[unit] > 0
                && isKind(w, cell, Kind.BASE)
                && w.owner[w.unitAt[cell]] == w.owner[unit];
    }

    private static boolean canProduce(World w, int unit, int product) {
        return (Kind.makes(w.kind[unit]) >>> product & 1) != 0
                && w.store[w.owner[unit]] >= MicrortsNumbers.COST[product];
    }

    private static boolean canAttack(World w, int unit, int cell) {
        if (cell < 0 || cell >= w.ground.cells || !Kind.isMobile(w.kind[unit])) {
            return false;
        }
        int there = w.unitAt[cell];
        return there != World.NOBODY
                && w.owner[there] == 1 - w.owner[unit]
                && w.ground.inReach(w.cell[unit], cell, MicrortsNumbers.ATTACK_RANGE[w.kind[unit]]);
    }

    /** Whether a unit of that kind stands in the cell. */
    static boolean isKind(World w, int cell, int kind) {
        return cell != Ground.NOWHERE && w.unitAt[cell] != World.NOBODY && w.kind[w.unitAt[cell]] == kind;
    }
}
